import type { Run } from '@/lib/markdown/runs'
import type { Scope } from '@/lib/spoilers/scope'

/** The smallest thing that a difference tells apart: a word, a sign, or the end of a line. */
export interface Token {
  readonly text: string
  /** The white space after it on its line. */
  readonly after: string
  readonly scopes: readonly Scope[]
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

// The segmenter takes more than linear time on a long text, so it gets it in pieces; a cut costs at most a word.
const PIECES = /\n|[^\S\n]+|\S{1,200}/gu

/** Parts a text into its words and signs. Lines that are empty count as one end of a line, so that only what is read is compared. */
export function tokensOf(runs: readonly Run[]): Token[] {
  const tokens: { text: string; after: string; scopes: readonly Scope[] }[] = []
  for (const { text, scopes } of runs) {
    for (const [piece] of text.matchAll(PIECES)) {
      const last = tokens.at(-1)
      if (piece === '\n') {
        if (last && last.text !== '\n') tokens.push({ text: '\n', after: '', scopes })
      } else if (piece.trim() === '') {
        if (last && last.text !== '\n') last.after = ' '
      } else {
        for (const { segment } of segmenter.segment(piece)) tokens.push({ text: segment, after: '', scopes })
      }
    }
  }
  if (tokens.at(-1)?.text === '\n') tokens.pop()
  return tokens
}

/** Tokens as the text that they were. */
export function textOfTokens(tokens: readonly Pick<Token, 'text' | 'after'>[]): string {
  return tokens.map(({ text, after }) => text + after).join('')
}
