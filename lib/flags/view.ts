import type { TargetKind } from '@/lib/events/queue'
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

/** Something that somebody is about to report, or has reported. */
export interface FlaggingView {
  kind: TargetKind
  id: number
  /** Where it is: a thread with the post's number, or a person. */
  thread: { id: number; title: string; number: number | null } | null
  person: { handle: string; name: string } | null
  why: RefusalReason | null
  /** Their own report of it; `decided` is how it was decided, null: it waits. */
  mine: { reason: FlagReason; at: Date; decided: 'upheld' | 'dismissed' | null } | null
}
