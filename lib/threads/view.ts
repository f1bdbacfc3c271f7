import type { ActionView } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { MeView, PersonView } from '@/lib/people/view'
import type { MarkView } from '@/lib/reading/view'
import type { ReactedView } from '@/lib/reactions/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** A row of a list. Nothing in it can spoil: titles are never sealed, so they must be safe. */
export interface ThreadRow {
  id: number
  title: string
  slug: string
  category: string
  author: PersonView | null
  spoiler: Scope | null
  createdAt: Date
  lastActivityAt: Date
  /** Visible posts, the opening one included. */
  posts: number
  /** The newest post's number: where the end of the thread is. */
  lastNumber: number
  views: number
  locked: boolean
  /** Whether it stands before all others. */
  pinned: boolean
  tags: readonly string[]
}

export interface ThreadList {
  rows: readonly ThreadRow[]
  /** Whether there is a page after this one. */
  more: boolean
}

/** A category as lists and forms show it; its words are data (content/categories.json). */
export interface CategoryView {
  slug: string
  /** The version that an unscoped spoiler mark means there; null: any. */
  version: string | null
  threads: number
  /** Visible posts of its threads, as counted some minutes ago. */
  posts: number
  lastActivityAt: Date | null
}

/** A page of one of a member's own lists. */
export interface PersonalList {
  rows: readonly ThreadRow[]
  /** Where the member stands in each, by thread. */
  marks: ReadonlyMap<number, MarkView>
  /** The `before` of the page after this one; null: there is none. */
  next: string | null
}

/** A thread as whoever may edit it finds it. */
export interface ThreadEditView {
  thread: ThreadRow
  /** The revision that an edit starts from. */
  revision: number
  /** Whether they edit as a moderator, who says why. */
  moderating: boolean
  /** Whether they moderate its category. */
  moderates: boolean
  /** What moderators changed of it, newest first, and whether that can be undone; for moderators. */
  history: readonly (ActionView & { whyNotUndo: RefusalReason | null })[]
  /** What it was called before, newest first; for moderators. */
  earlier: readonly { title: Cleared<'source'> | Withheld; until: Date }[]
}

/** What a member may do with a post of a page, and what they have done with it. */
export interface PostOverlay {
  own: boolean
  mayEdit: boolean
  mayDelete: boolean
  mayModerate: boolean
  /** Whether they have reported it. */
  flagged: boolean
  /** Whether they may edit the thread that it opens. */
  mayEditThread: boolean
  /** Everybody's reactions as they are now, and their own. */
  counts: ReactedView['counts']
  reacted: ReactedView['own']
  bookmarked: boolean
  /** Whether they have blocked its author. */
  blocked: boolean
}

/** The private overlay of one page of a thread. */
export interface OverlayView {
  me: MeView
  mayReply: boolean
  /** Where they stand in the thread; null for a guest. */
  mark: MarkView | null
  /** By post number. */
  posts: Record<number, PostOverlay>
}
