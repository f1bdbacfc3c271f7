import type { RefusalReason } from '@/lib/outcome'
import type { ReactionCounts, ReactionKind } from './rules'

/** What somebody's reactions to a post are now, and everybody's. */
export interface ReactedView {
  counts: ReactionCounts
  own: readonly ReactionKind[]
}

/** The same for a page about one post. */
export interface ReactingView extends ReactedView {
  threadId: number
  number: number
  /** Why they may not react; null: they may. */
  whyNot: RefusalReason | null
}
