import type { ActionKind } from '@/lib/events/log'
import type { RefusalReason } from '@/lib/outcome'
import type { PostView } from '@/lib/posts/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Standing } from '@/lib/viewer/viewer'
import type { Act, FlagReason } from './rules'

/** Where a post is, as far as everybody may know it. */
export interface PostAddress {
  threadId: number
  title: string
  number: number
}

/** An entry of the log as everybody may read it: never a post's words, never who reported. */
export interface ActionView {
  id: number
  kind: ActionKind
  /** By role: a moderator, the weight of members' reports, or the radar. */
  by: 'moderator' | 'members' | 'radar'
  at: Date
  /** The scope that it put on, or left on; null where none lies on the post after it. */
  scope: Scope | null
  /** Whether from then on the post waits for a moderator; null: left as it was. */
  holding: boolean | null
  /** Whether it took a seal of the whole post away. */
  lifted: boolean
  /** A canned reason by its key; its words are content/reasons.json's. */
  canned: string | null
  /** The moderator's own words. */
  reason: string
  /** Null: it is about the thread itself. */
  postId: number | null
  /** Null when the thread has been deleted. Without a number it is the thread's. */
  address: (Omit<PostAddress, 'number'> & { number: number | null }) | null
  /** The entry that took this one back. */
  undoneBy: number | null
  /** The entry that this one takes back. */
  undoes: number | null
}

export interface LogPage {
  entries: readonly ActionView[]
  /** Older entries are those before this id; null: there are none. */
  before: number | null
}

/** A report as moderators see it: by standing, not by name. */
export interface FlagView {
  standing: Standing
  reason: FlagReason
  scope: Scope | null
  note: Cleared<'source'> | Withheld | null
  at: Date
}

/** A post as a moderator judges it. */
export interface JudgedView {
  post: PostView
  address: PostAddress
  category: string
  /** The scope that moderation has sealed the whole post with. */
  sealed: Scope | null
  /** Its place in the queue; null when it does not wait there. */
  item: { weight: number; openedAt: Date; radar: boolean } | null
  /** Reports that nobody has decided, oldest first. */
  flags: readonly FlagView[]
  /** What may be decided about it now. */
  acts: readonly Act[]
  /** The newest action, 0 when there is none: what comes after it is not overridden unseen. */
  last: number
}

export interface QueueView {
  items: readonly JudgedView[]
  /** All that wait, those on this page included. */
  waiting: number
}

/** Something that may give the film away, in words of the newest Markdown: for a moderator at work alone. */
export interface GiveawayView {
  phrase: Cleared<'text'> | Withheld
  /** How likely it is, 0 to 1. */
  score: number
  scope: Scope
  /** The entry of content/radar/giveaways.json, and what it is about. */
  because: string
  what: string
}

/** Everything about one post that moderation needs. */
export interface ItemView extends JudgedView {
  /** The newest Markdown and its revision; null when the post was deleted. */
  source: { text: Cleared<'source'> | Withheld; revision: number } | null
  /** What the radar says of it, the likeliest first. */
  told: readonly GiveawayView[]
  history: readonly (ActionView & { whyNotUndo: RefusalReason | null })[]
}

/** A post that somebody is about to report. */
export interface FlaggingView {
  postId: number
  address: PostAddress
  why: RefusalReason | null
}
