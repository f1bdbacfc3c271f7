import { isClosed } from './rules'

/** A poll as one viewer gets it: numbers alone, its words are in the post. Results are there when it is closed, or the viewer has voted. */
export interface PollView {
  index: number
  multiple: boolean
  closesAt: Date | null
  closed: boolean
  /** How many options there are. */
  options: number
  /** How many people voted; null: not to be known yet. */
  voters: number | null
  /** How many chose each option, in their order; null: not to be known yet. */
  counts: readonly number[] | null
  /** What the viewer chose; null: they have not voted. */
  mine: readonly number[] | null
  /** Whether it stands in what the viewer may not read: they have opened it before, and voted. */
  sealed: boolean
}

/** The columns that `pollView` needs. */
export const pollColumns = { index: true, multiple: true, closesAt: true, options: true, voters: true, counts: true } as const

interface PollRow {
  index: number
  multiple: boolean
  closesAt: Date | null
  options: number
  voters: number
  counts: readonly number[]
}

/** A poll's row for somebody who has chosen these options; null: who has not voted. */
export function pollView({ voters, counts, index, multiple, closesAt, options }: PollRow, mine: readonly number[] | null, sealed = false): PollView {
  const closed = isClosed({ closesAt })
  const known = closed || mine !== null
  return { index, multiple, closesAt, closed, options, voters: known ? voters : null, counts: known ? counts : null, mine, sealed }
}
