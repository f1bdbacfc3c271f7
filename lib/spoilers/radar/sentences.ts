import { lettersOf, type Letters } from '@/lib/spoilers/radar/letters'
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
  /** Which of the text's letters it begins with. */
  readonly first: number
}

/** Words between two full stops. */
export interface Sentence {
  readonly tokens: readonly Token[]
  readonly letters: Letters
  readonly question: boolean
}

// Signs that stand for a letter within a word, as in d1es, h@nged, k!lled.
const SIGNS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', '$': 's', '!': 'i', '€': 'e' }
// Longer is no word of ours; the rest of it is read as another.
const LONGEST_WORD = 60

/** The sentences of a text. */
export function sentencesOf(text: string): Sentence[] {
  const letters = lettersOf(text)
  const { shapes } = letters
  const sentences: Sentence[] = []
  let tokens: Token[] = []
  const close = (question: boolean) => {
    if (tokens.length > 0) sentences.push({ tokens: wordsIn(tokens), letters, question })
    tokens = []
  }
  let at = 0
  while (at < shapes.length) {
    const to = wordEnd(letters, at)
    if (to > at) {
      tokens.push(tokenOf(letters, at, to))
      at = to
      continue
    }
    if (shapes[at]?.kind === 'end' && !isSpacing(letters, at)) close(shapes[at]?.folded === '?')
    at += 1
  }
  close(false)
  return sentences
}

/** Where the word that begins at this letter ends; the same place where none begins. */
function wordEnd({ shapes }: Letters, from: number): number {
  const first = shapes[from]
  const last = from + LONGEST_WORD
  let at = from + 1
  if (first?.kind === 'hangul') {
    while (at < last && shapes[at]?.kind === 'hangul') at += 1
    return at
  }
  const begins = isWordLike(shapes, from) || ((first?.folded === '$' || first?.folded === '€') && shapes[at]?.kind === 'latin')
  if (!begins) return from
  while (at < last && (isWordLike(shapes, at) || joins(shapes, at))) at += 1
  return at
}

type Shapes = Letters['shapes']

function isWordLike(shapes: Shapes, at: number): boolean {
  const kind = shapes[at]?.kind
  return kind === 'latin' || kind === 'digit'
}

/** An apostrophe, or a sign that stands for a letter, between two letters. */
function joins(shapes: Shapes, at: number): boolean {
  const shape = shapes[at]
  if (!shape || shapes[at + 1]?.kind !== 'latin' || !isWordLike(shapes, at - 1)) return false
  return shape.kind === 'apostrophe' || shape.folded in SIGNS
}

/** A dot between single letters (d.i.e.s) ends no sentence. */
function isSpacing({ shapes }: Letters, at: number): boolean {
  const isSingle = (index: number, outer: number) => isWordLike(shapes, index) && shapes[outer]?.kind !== 'latin'
  return shapes[at]?.folded === '.' && isSingle(at - 1, at - 2) && isSingle(at + 1, at + 2)
}

function tokenOf({ shapes, starts, ends }: Letters, from: number, to: number): Token {
  let exact = ''
  let folded = ''
  for (let at = from; at < to; at += 1) {
    const shape = shapes[at]
    if (!shape || shape.kind === 'apostrophe') continue
    exact += shape.exact
    folded += shape.folded
  }
  const kind = shapes[from]?.kind === 'hangul' ? 'hangul' : 'latin'
  return { forms: kind === 'hangul' ? [folded] : formsOf(folded), exact, kind, first: from, start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
}

// A letter three times or more in a row, or a sign among letters.
const ODD = /(.)\1\1|[^a-z]/

function formsOf(folded: string): readonly string[] {
  if (!ODD.test(folded)) return [folded]
  const forms = [folded]
  if (/[a-z]/.test(folded) && /[^a-z]/.test(folded)) {
    forms.push(decoded(folded), decoded(folded.replace(/1/g, 'l')))
  }
  for (const form of [...forms]) if (/(.)\1\1/.test(form)) forms.push(form.replace(/(.)\1{2,}/g, '$1'), form.replace(/(.)\1{2,}/g, '$1$1'))
  return [...new Set(forms)]
}

function decoded(word: string): string {
  return word.replace(/[^a-z]/g, (sign) => SIGNS[sign] ?? sign)
}
