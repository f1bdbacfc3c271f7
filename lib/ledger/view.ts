import type { ActionKind } from '@/lib/events/log'
import type { Scope } from '@/lib/spoilers/scope'

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
