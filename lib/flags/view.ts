import type { PostAddress } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Standing } from '@/lib/viewer/viewer'
import type { FlagReason } from './rules'

/** A report as moderators see it: by standing, not by name. */
export interface FlagView {
  standing: Standing
  reason: FlagReason
  scope: Scope | null
  note: Cleared<'source'> | Withheld | null
  at: Date
}

/** A post that somebody is about to report. */
export interface FlaggingView {
  postId: number
  address: PostAddress
  why: RefusalReason | null
}
