import type { ActionKind } from '@/lib/events/log'
import type { Words } from '@/lib/events/canned'
import type { PersonView } from '@/lib/people/view'
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
  /** A canned reason by its key. */
  canned: string | null
  /** What that reason said when it was given, under each language; null: as content/reasons.json has it. */
  wording: Words | null
  /** The moderator's own words. */
  reason: string
  /** Null: it is about the thread itself. */
  postId: number | null
  /** Whether it is about a person, whom the log never names. */
  aboutPerson: boolean
  /** Null when the thread has been deleted. Without a number it is the thread's. */
  address: (Omit<PostAddress, 'number'> & { number: number | null }) | null
  /** Where posts were moved to, of an entry that moved some. */
  to: { threadId: number; title: string } | null
  /** The entry that took this one back. */
  undoneBy: number | null
  /** The entry that this one takes back. */
  undoes: number | null
  /** How an appeal against it was decided; null: nobody appealed, or it waits, which is nobody else's concern. */
  appeal: 'upheld' | 'overturned' | null
  /** The entry whose appeal this one decides. */
  decides: number | null
  /** Who did it, where the forum names moderators (LOG_NAMES); null: it does not, nobody did, or they are gone. */
  actor: PersonView | null
}

export interface LogPage {
  entries: readonly ActionView[]
  /** Older entries are those before this id; null: there are none. */
  before: number | null
}

/** An entry with those that it undoes, is undone by, or that decide on its appeal, oldest first. */
export interface EntryView {
  entry: ActionView
  related: readonly ActionView[]
}

/** A month's moderation, in figures. Its reports by how they came out; what was done, and what of it did not stand. */
export interface MonthView {
  /** As 2026-11, in UTC. */
  month: string
  flags: { upheld: number; dismissed: number; waiting: number }
  /** How many items of the queue were decided, and how long they had waited, in minutes: half of them at most, nine in ten at most. */
  decided: number
  median: number | null
  p90: number | null
  actions: number
  undone: number
  appealed: number
  overturned: number
}

/** What became of one kind of act in the time that the figures are of. */
export interface KindView {
  kind: ActionKind
  actions: number
  undone: number
  appealed: number
  overturned: number
}

export interface FiguresView {
  /** The oldest first, months without anything included. */
  months: readonly MonthView[]
  /** The most frequent first. */
  kinds: readonly KindView[]
}

/** A canned reason as an admin edits it. */
export interface CannedView {
  key: string
  /** The groups of content/reasons.json that it is in. */
  groups: readonly string[]
  words: Words
  /** What it says out of the box. */
  usual: Words
  /** Whether an admin gave it other words. */
  changed: boolean
  offered: boolean
}

/** The canned reasons that are not as content/reasons.json has them, by their keys: their words now; null: no longer offered. */
export type Rewordings = Readonly<Record<string, Words | null>>
