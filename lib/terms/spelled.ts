import { SPELLINGS } from '@/lib/film/spellings'
import { tokensOf, type Token } from './tokens'

/** That some tokens are one way to write something; `length` tokens from `from` on. */
export interface Found {
  readonly key: string
  readonly from: number
  readonly length: number
}

interface Form {
  readonly key: string
  readonly parts: readonly Pick<Token, 'kind' | 'text'>[]
}

// By the first token; Hangul forms of one token by their text, which a run begins with.
const byFirst = new Map<string, Form[]>()
const longestHangul = { syllables: 0 }
for (const { key, forms } of SPELLINGS) {
  // What is written with a hyphen is written without as well.
  for (const form of new Set(forms.flatMap((one) => [one, one.replaceAll('-', '')]))) {
    const parts = tokensOf(form.normalize('NFC'))
    const [first] = parts
    if (!first) continue
    byFirst.set(first.text, [...(byFirst.get(first.text) ?? []), { key, parts }])
    if (first.kind === 'hangul') longestHangul.syllables = Math.max(longestHangul.syllables, first.text.length)
  }
}

/**
 * The ways to write a name or title of the film that begin at a token, the longest first, each key once. A form's last Hangul run may go on,
 * as particles are written on to a noun.
 */
export function spelledAt(tokens: readonly Token[], from: number): Found[] {
  const first = tokens[from]
  // Nearly every word of every text.
  if (!first || (first.kind !== 'hangul' && !byFirst.has(first.text))) return []
  const starts = first.kind === 'hangul' ? prefixes(first.text) : [first.text]
  const found = starts
    .flatMap((start) => byFirst.get(start) ?? [])
    .filter(({ parts }) => parts.every((part, index) => matches(part, tokens[from + index], index === parts.length - 1)))
    .sort((a, b) => b.parts.length - a.parts.length)
  const keys = new Map<string, Found>()
  for (const { key, parts } of found) if (!keys.has(key)) keys.set(key, { key, from, length: parts.length })
  return [...keys.values()]
}

function matches(part: Pick<Token, 'kind' | 'text'>, token: Token | undefined, last: boolean): boolean {
  if (token?.kind !== part.kind) return false
  return token.text === part.text || (last && part.kind === 'hangul' && token.text.startsWith(part.text))
}

function prefixes(run: string): string[] {
  const most = Math.min(run.length, longestHangul.syllables)
  return Array.from({ length: most }, (_, index) => run.slice(0, index + 1))
}
