import type { BlockedAct, BlockedKind } from './rules'

/** An entry of the list as administrators see it. */
export interface EntryView {
  id: number
  kind: BlockedKind
  text: string
  act: BlockedAct
  createdAt: Date
}

/** An entry that a text was tried on, and what of the text it is about: words of it, or where a link leads. */
export interface MatchView {
  /** Null: the entry that is about to be added. */
  id: number | null
  kind: BlockedKind
  text: string
  act: BlockedAct
  /** The words as they stand in the text, with some around them; null: a link leads there. */
  found: { before: string; words: string; after: string } | null
}

/** What the list makes of a text. */
export interface TriedView {
  matches: readonly MatchView[]
  /** What would become of it; null: nothing is in it. */
  act: BlockedAct | null
}
