import { h } from 'hastscript'
import { findBlockLines } from '@/lib/markdown/block-marks'
import { sweep } from '@/lib/markdown/covers'
import type { Interval } from '@/lib/markdown/intervals'
import { scanInline } from '@/lib/markdown/marks'
import { partition, type Part } from '@/lib/markdown/partition'
import { leaf, type Piece } from '@/lib/markdown/pieces'
import type { RenderedPoll, Warning } from '@/lib/markdown/rendered'
import { EVERYTHING } from '@/lib/spoilers/scope'

/** A post before it is HTML. */
export interface Draft {
  readonly pieces: readonly Piece[]
  readonly parts: readonly Part[]
  readonly stretches: readonly Interval[]
  readonly polls: readonly RenderedPoll[]
}

// What the Markdown of a post may cost to read, in lines of some 25 µs each, so that any post is rendered in less than 100 ms of one
// core. Long honest posts come to a few hundred; measured with the patterns of tests/markdown/hostile.ts.
const MOST_LINES = 1800

const COSTS: readonly (readonly [RegExp, number])[] = [
  [/\n/g, 1],
  // What begins a line as a block of its own.
  [/^[ \t]*(?:[>#=~`|]|[-*+](?=[ \t\n-]|$)|\d{1,9}[.)]|\[|:{3})/gm, 5],
  [/^[ \t]*\n/gm, 0.5],
  [/^[ \t>]*:{3}/gm, 3],
  [/\\.|[*_~`[\]!<>&@+=\uFF1C\uFF1E]+|:{2,}/g, 0.5],
  [/\|+|\uFF5C+|>!|!<|\]\(/g, 1.5],
  [/[<&`]|[-*+_] (?=[-*+_] )/g, 0.1],
  [/:\/\/|www\.|@/g, 1.5],
]

// Lists within lists cost their depth on every line; honest ones stay above this many columns.
const FREE_COLUMNS = 16
const COST_OF_COLUMN = 0.4

/** Whether a text has so many signs of Markdown that nobody wrote it to be read; then it is not parsed. */
export function isTooDense(text: string): boolean {
  return weightOf(text) > MOST_LINES
}

/** What parsing a text costs, in lines. */
export function weightOf(text: string): number {
  const columns = Array.from(text.matchAll(/^[ \t]+/gm), ([indent]) => Math.max(0, indent.length - FREE_COLUMNS))
  return COSTS.reduce((sum, [pattern, cost]) => sum + cost * count(text, pattern), COST_OF_COLUMN * columns.reduce((sum, each) => sum + each, 0))
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  pattern.lastIndex = 0
  while (pattern.exec(text)) found += 1
  return found
}

/** A text as it was typed. Its marks are not read: one that has marks is sealed as a whole, for everybody. */
export function asTyped(text: string): { draft: Draft; warnings: Warning[] } {
  const marked = scanInline(text).length > 0 || findBlockLines(text).length > 0
  const stretches = marked ? [{ start: 0, end: text.length, scopes: EVERYTHING, block: true }] : []
  const pieces = [leaf(h('pre', { tabIndex: 0 }, [h('code', text)]), sweep(stretches, 1).at(0))]
  const codes = marked ? ['too-dense', 'spoiler-all-sealed'] as const : ['too-dense'] as const
  return { draft: { pieces, parts: partition(pieces, () => false), stretches, polls: [] }, warnings: codes.map((code) => ({ code, offset: 0 })) }
}
