import type { ActionKind } from '@/lib/events/log'
import type { TargetKind } from '@/lib/events/queue'
import type { FlagReason } from '@/lib/flags/rules'
import type { FlagView } from '@/lib/flags/view'
import type { Act } from '@/lib/moderation/rules'
import type { Refusal, RefusalReason } from '@/lib/outcome'
import type { ActionView } from '@/lib/ledger/view'
import type { PersonView } from '@/lib/people/view'
import type { PostView } from '@/lib/posts/view'
import type { Scope } from '@/lib/spoilers/scope'

/** An entry of the log about the item's target, in short. */
export interface PastView {
  id: number
  kind: ActionKind
  at: Date
  by: 'moderator' | 'nobody'
  undone: boolean
}

/** What one knows of somebody who is reported, from the log. */
export interface RecordView {
  joinedAt: Date
  /** Posts, up to a hundred. */
  posts: number
  /** What moderators did about them and what they wrote, and stands; how much of it sealed. */
  moderated: number
  sealed: number
}

/** Reports that nobody has decided, by standing: names go no further than the table. */
export type QueueFlag = Omit<FlagView, 'note'>

/** One item of the moderators' queue, with what one needs to decide it. */
export interface QueueItemView {
  id: number
  kind: TargetKind
  weight: number
  openedAt: Date
  reasons: readonly FlagReason[]
  held: boolean
  radar: boolean
  listed: boolean
  assignee: PersonView | null
  /** Whether whoever reads has taken it. */
  mine: boolean
  category: string | null
  thread: { id: number; title: string } | null
  /** The post itself, or the one that opens the thread; null of a person. */
  post: PostView | null
  /** The posts before and after it, of those that are there to be read. */
  before: PostView | null
  after: PostView | null
  /** Whom it is about: the author, or the person who is reported; null: they are gone. */
  person: PersonView | null
  record: RecordView | null
  flags: readonly QueueFlag[]
  /** The scope that moderation has sealed the whole post with. */
  sealed: Scope | null
  past: readonly PastView[]
  /** What may be decided about a post now; none of what is no post. */
  acts: readonly Act[]
  /** The newest action about the post, 0 when there is none. */
  last: number
}

/** A page of the queue: the heaviest first, of equals the oldest. */
export interface QueueView {
  items: readonly QueueItemView[]
  /** All that wait under these filters, up to `WAITING_MAX`. */
  waiting: number
  /** The newest item there is: what comes after it is new. */
  newest: number
  /** Where the next page goes on; null: nowhere. */
  next: string | null
}

/** What became of an item since it was shown. */
export interface GoneView {
  id: number
  /** What was decided; null: its reports were withdrawn. */
  kind: ActionKind | null
}

export interface QueueNews {
  /** Items that came since. */
  fresh: number
  gone: readonly GoneView[]
}

/** What became of one of many items that were decided at once. */
export interface BulkResult {
  id: number
  /** The entry of the log; null where it was refused. */
  actionId: number | null
  why: RefusalReason | null
  /** Of one that somebody else has decided: what. */
  decided: ActionKind | null
  /** What the item was about, in words of titles alone. */
  title: string
  number: number | null
}

/** What the form for several items shows after it was sent: what was wrong with it, or what became of each. */
export interface BulkState {
  serial: number
  values: Record<string, string>
  refusals: readonly Refusal[]
  results: readonly BulkResult[] | null
}

export const UNTRIED: BulkState = { serial: 0, values: {}, refusals: [], results: null }

/** An item that is no post, whether it waits or was decided. */
export interface OtherView {
  id: number
  kind: TargetKind
  /** Of a post: its id, and the rest is on its own page. */
  postId: number | null
  thread: { id: number; title: string } | null
  person: PersonView | null
  record: RecordView | null
  assignee: PersonView | null
  mine: boolean
  waits: boolean
  /** Reports that nobody has decided, or that this item's decision has. */
  flags: readonly FlagView[]
  /** The newest entry about it; null where it waits. */
  decided: ActionView | null
}
