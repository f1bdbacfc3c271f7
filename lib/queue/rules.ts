import type { TargetKind } from '@/lib/events/queue'
import type { RefusalReason } from '@/lib/outcome'
import { whyNotModerate, whyNotModerateIn } from '@/lib/moderation/rules'
import { moderates, type Viewer } from '@/lib/viewer/viewer'

/** Items on a page of the queue: what one sitting decides. */
export const QUEUE_PAGE = 20

/** Items that are decided at once: what one can have looked at and still remember. */
export const BULK_MAX = 50

/** Beyond this many nobody counts: that there is more than enough to do is all that it says. */
export const WAITING_MAX = 1000
/** The header's number: more than this is "99+". */
export const BADGE_MAX = 100

/** Reports, posts and entries that an item shows of what may be very many. */
export const FLAGS_SHOWN = 20
export const HISTORY_SHOWN = 5
/** So many of the newest entries about somebody are their record: older ones are another time. */
export const RECORD_ENTRIES = 100

/** How often a page of the queue asks what is new, in milliseconds: a moderator who waits hears of it within a breath. */
export const NEWS_EVERY = 15_000

/** How long an item has waited at least, in hours. */
export const AGES = { hour: 1, day: 24, week: 168 } as const
export type Age = keyof typeof AGES

/** An item as whoever wants to decide it finds it. */
export interface Waiting {
  kind: TargetKind
  /** Null: it is about a person, whom those decide about who moderate everywhere. */
  categoryId: number | null
  decided: boolean
}

/** Why this viewer may not have to do with an item of the queue; null: they may. */
export function whyNotHandle(viewer: Viewer, { categoryId }: Pick<Waiting, 'categoryId'>): RefusalReason | null {
  if (categoryId !== null) return whyNotModerateIn(viewer, categoryId)
  return whyNotModerate(viewer) ?? (moderates(viewer) ? null : 'not-your-category')
}

/** What is decided about what is no post: what has to be done is done with the thread or the person, and the reports were right; or not. */
export const OTHER_ACTS = ['accept', 'dismiss'] as const
export type OtherAct = (typeof OTHER_ACTS)[number]

/** What can be decided about many at once: the acts that need nothing but a reason; of sealing, the scope that each item's reports ask for. */
export const BULK_ACTS = ['dismiss', 'confirm', 'seal', 'delete'] as const
export type BulkAct = (typeof BULK_ACTS)[number]
