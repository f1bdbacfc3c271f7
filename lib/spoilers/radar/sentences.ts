import { lettersOf, type Letter } from '@/lib/spoilers/radar/letters'
import { wordsIn } from '@/lib/spoilers/radar/spaced'

/** A word as written, and the ways it may be read. */
export interface Token {
  /** Each way to read it: without diacritics, repeated letters once or twice, signs for letters. The first is the plainest. */
  readonly forms: readonly string[]
  /** With its diacritics, where it has any that count. */
  readonly exact: string
  readonly start: number
  readonly end: number
  readonly kind: 'latin' | 'hangul'
  /** The letters of a Korean word, each with its place. */
  readonly letters: readonly Letter[]
  /** Begins with a capital. */
  readonly capital: boolean
  /** A comma, dash, bracket or the like stands between it and the word before. */
  readonly apart: boolean
}

/** Words between two full stops. */
export interface Sentence {
  readonly tokens: readonly Token[]
  readonly question: boolean
}

const ENDS = /[.!?…。！？\n\r;|]/
const APOSTROPHE = /['’ʼ`´ʹ]/
// Signs that stand for a letter within a word, as in d1es, h@nged, k!lled.
const SIGNS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', '$': 's', '!': 'i', '€': 'e' }
// Longer is no word of ours; the rest of it is read as another.
const LONGEST_WORD = 60

/** The sentences of a text. */
export function sentencesOf(text: string): Sentence[] {
  const letters = lettersOf(text)
  const sentences: Sentence[] = []
  let tokens: Token[] = []
  let apart = false
  const close = (question: boolean) => {
    if (tokens.length > 0) sentences.push({ tokens: wordsIn(tokens), question })
    tokens = []
    apart = false
  }
  let at = 0
  while (at < letters.length) {
    const to = wordEnd(letters, at)
    if (to > at) {
      tokens.push(tokenOf(letters.slice(at, to), apart))
      apart = false
      at = to
      continue
    }
    const sign = letters[at]?.folded ?? ''
    if (ENDS.test(sign) && !isSpacing(letters, at)) close(sign === '?' || sign === '？')
    else if (!/\s/.test(sign)) apart = true
    at += 1
  }
  close(false)
  return sentences
}

function isWordLike(letter: Letter | undefined): boolean {
  return letter?.kind === 'latin' || letter?.kind === 'digit'
}

/** Where the word that begins at this letter ends; the same place where none begins. */
function wordEnd(letters: readonly Letter[], from: number): number {
  const first = letters[from]
  if (!first || first.kind === 'other') {
    const startsLikeWord = first && '$€'.includes(first.folded) && letters[from + 1]?.kind === 'latin'
    if (!startsLikeWord) return from
  }
  let at = from + 1
  if (first?.kind === 'hangul') {
    while (at - from < LONGEST_WORD && letters[at]?.kind === 'hangul') at += 1
    return at
  }
  while (at - from < LONGEST_WORD) {
    const letter = letters[at]
    const joins = letter && (APOSTROPHE.test(letter.exact) || letter.folded in SIGNS) && isWordLike(letters[at - 1]) && letters[at + 1]?.kind === 'latin'
    if (!isWordLike(letter) && !joins) break
    at += 1
  }
  return at
}

/** A dot between single letters (d.i.e.s) ends no sentence. */
function isSpacing(letters: readonly Letter[], at: number): boolean {
  const single = (index: number, outer: number) => isWordLike(letters[index]) && letters[outer]?.kind !== 'latin'
  return letters[at]?.folded === '.' && single(at - 1, at - 2) && single(at + 1, at + 2)
}

function tokenOf(letters: readonly Letter[], apart: boolean): Token {
  const written = letters.filter((letter) => !APOSTROPHE.test(letter.exact))
  const exact = written.map((letter) => letter.exact).join('')
  const folded = written.map((letter) => letter.folded).join('')
  const kind = letters[0]?.kind === 'hangul' ? 'hangul' : 'latin'
  return {
    forms: kind === 'hangul' ? [folded] : formsOf(folded),
    exact, kind, apart, letters: kind === 'hangul' ? letters : [],
    start: letters[0]?.start ?? 0,
    end: letters.at(-1)?.end ?? 0,
    capital: letters[0]?.capital ?? false,
  }
}

function formsOf(folded: string): string[] {
  const forms = [folded]
  if (/[a-z]/.test(folded) && /[^a-z]/.test(folded)) {
    const read = folded.replace(/[^a-z]/g, (sign) => SIGNS[sign] ?? sign)
    forms.push(read, folded.replace(/1/g, 'l').replace(/[^a-z]/g, (sign) => SIGNS[sign] ?? sign))
  }
  for (const form of [...forms]) if (/(.)\1\1/.test(form)) forms.push(form.replace(/(.)\1{2,}/g, '$1'), form.replace(/(.)\1{2,}/g, '$1$1'))
  return [...new Set(forms)]
}
