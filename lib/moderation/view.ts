import type { FlagView } from '@/lib/flags/view'
import type { ActionView, PostAddress } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { PersonView } from '@/lib/people/view'
import type { PostView } from '@/lib/posts/view'
import type { RecordView } from '@/lib/queue/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Act } from './rules'

/** A post as a moderator judges it. */
export interface JudgedView {
  post: PostView
  address: PostAddress
  category: string
  /** The scope that moderation has sealed the whole post with. */
  sealed: Scope | null
  /** Its place in the queue; null when it does not wait there. */
  item: { id: number; weight: number; openedAt: Date; radar: boolean; listed: boolean; assignee: PersonView | null; mine: boolean } | null
  /** Reports that nobody has decided, oldest first. */
  flags: readonly FlagView[]
  /** What may be decided about it now. */
  acts: readonly Act[]
  /** The newest action, 0 when there is none: what comes after it is not overridden unseen. */
  last: number
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
  /** The posts before and after it, of those that are there to be read. */
  before: PostView | null
  after: PostView | null
  /** What one knows of its author. */
  record: RecordView | null
  /** Where in the source the words are that were selected in the shown text; null: none were, or it cannot be told. */
  chosen: { start: number; end: number } | null
  /** The newest Markdown and its revision; null when the post was deleted. */
  source: { text: Cleared<'source'> | Withheld; revision: number } | null
  /** What the radar says of it, the likeliest first. */
  told: readonly GiveawayView[]
  history: readonly (ActionView & { whyNotUndo: RefusalReason | null })[]
}
