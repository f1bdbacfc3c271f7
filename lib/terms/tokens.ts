import { fold } from './fold'

/** A word, number, run of syllables or picture of a text, folded; `start` and `end` are UTF-16 offsets in the text as it was given. */
export interface Token {
  readonly kind: 'word' | 'number' | 'hangul' | 'unspaced' | 'sign'
  readonly text: string
  readonly start: number
  readonly end: number
}

// Written without spaces between words: what is looked for in them is pairs of neighbours.
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const HANGUL = '\\uac00-\\ud7a3'
const RUN = new RegExp(
  `([${HANGUL}]+)|([${UNSPACED}][${UNSPACED}\\p{M}]*)|(\\p{Nd}+)|((?:(?![${HANGUL}${UNSPACED}])[\\p{L}\\p{M}\\p{Nl}\\p{No}])+)|(\\p{Extended_Pictographic})`,
  'gu',
)

// In the order of the groups above.
const KINDS = ['hangul', 'unspaced', 'number', 'word', 'sign'] as const

/** The tokens of a text (in NFC) in order. The possessive s after an apostrophe is left out. Linear. */
export function tokensOf(text: string): Token[] {
  const { text: folded, from, to } = fold(text)
  const tokens: Token[] = []
  for (const match of folded.matchAll(RUN)) {
    const { 0: run, index } = match
    if (run === 's' && folded[index - 1] === "'" && tokens.length > 0) continue
    const [start, end] = [from[index]!, to[index + run.length - 1]!]
    const kind = KINDS[match.indexOf(run, 1) - 1]!
    tokens.push({ kind, text: run, start, end })
  }
  return tokens
}

/** The letters of an unspaced run, each with the marks on it; the syllables of a Hangul run. */
export function clustersOf({ kind, text }: Pick<Token, 'kind' | 'text'>): string[] {
  return kind === 'hangul' ? [...text] : (text.match(/\P{M}\p{M}*/gu) ?? [])
}
