import type { ActionView } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { ThreadAct } from './rules'

/** A thread before a moderator who arranges it. */
export interface ArrangingView {
  thread: { id: number; title: string; slug: string }
  /** Whether moderation has deleted it. */
  gone: boolean
  /** What may be done with it now. */
  acts: readonly ThreadAct[]
  /** What was done with it, the newest first, and whether that can be undone. */
  history: readonly (ActionView & { whyNotUndo: RefusalReason | null })[]
}
