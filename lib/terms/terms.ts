import { LRUCache } from 'lru-cache'
import { stemmer } from 'stemmer'
import { spelledAt } from './spelled'
import { clustersOf, tokensOf, type Token } from './tokens'

/**
 * What a text is found by. Words are terms by their stem (folded first), and `~` stands before a whole word whose stem is another; `=` stands
 * before the key of a name that is written in several ways. Hangul, and scripts without spaces, are pairs of neighbours, and a run's last letter alone; so a single
 * letter is found as the beginning of a term, and a part of a compound as its pairs side by side.
 */
export interface Term {
  readonly term: string
  /** Where it stands: 0, 1, … A letter of an unspaced run takes a place as a word does. */
  readonly place: number
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
}

/** To be raised when the same text gets other terms; another spelling in the data counts by itself. All posts are then made anew (lib/texts/write.ts). */
export const TERMS_VERSION = 2

// Nobody types more of a word than this, and an index keeps no more of it.
const LONGEST = 40

/** The term of a whole word. */
export function wordTerm(text: string): string {
  return text.length > LONGEST ? [...text].slice(0, LONGEST).join('') : text
}

/**
 * The stem of a word by English rules; the word where it has none. Words of other languages get it as well, on both sides alike: there it takes
 * little more than a plural.
 */
export function stemOf({ kind, text }: Pick<Token, 'kind' | 'text'>): string {
  if (kind !== 'word') return wordTerm(text)
  const known = stems.get(text)
  if (known !== undefined) return known
  // Shorter words have no endings worth taking.
  const stem = text.length > 3 && text.length <= LONGEST && /^[a-z]+$/.test(text) ? stemmer(text) : wordTerm(text)
  stems.set(text, stem)
  return stem
}

// A text is mostly words that were met before. So many are a language's.
const stems = new LRUCache<string, string>({ max: 20_000 })

/** The terms of a run of letters without spaces between words: pairs, and the last letter. */
export function runTerms(token: Pick<Token, 'kind' | 'text'>): string[] {
  const letters = clustersOf(token)
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}

/** The terms of a text (in NFC), in the order of their places. Linear. */
export function termsOf(text: string): Term[] {
  const tokens = tokensOf(text)
  const terms: Term[] = []
  let place = 0
  for (const [index, token] of tokens.entries()) {
    const { start, end } = token
    for (const { key, length } of spelledAt(tokens, index)) terms.push({ term: `=${key}`, place, start, end: tokens[index + length - 1]!.end })
    if (token.kind === 'hangul' || token.kind === 'unspaced') {
      place = addRun(terms, text, token, place)
      continue
    }
    const stem = stemOf(token)
    terms.push({ term: stem, place, start, end })
    const word = wordTerm(token.text)
    if (stem !== word) terms.push({ term: `~${word}`, place, start, end })
    place += 1
  }
  return terms
}

function addRun(terms: Term[], text: string, token: Token, place: number): number {
  // Where each letter begins in the text: a Hangul syllable is one unit there as well; any other run is walked by its letters.
  const starts = token.kind === 'hangul' ? [...text.slice(token.start, token.end)].map((_, index) => token.start + index) : lettersFrom(text, token)
  const made = runTerms(token)
  for (const [index, term] of made.entries()) {
    const end = starts[Math.min(index + 2, made.length)] ?? token.end
    terms.push({ term, place: place + index, start: starts[index] ?? token.start, end })
  }
  return place + made.length
}

function lettersFrom(text: string, { start, end }: Token): number[] {
  return [...text.slice(start, end).matchAll(/\P{M}\p{M}*/gu)].map(({ index }) => start + index)
}
