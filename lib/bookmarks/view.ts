import type { PersonView } from '@/lib/people/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** A post that somebody keeps, with what they keep with it: nobody else is shown this. */
export interface BookmarkView {
  id: number
  postId: number
  threadId: number
  number: number
  /** The thread's title. */
  title: string
  author: PersonView | null
  /** What of the post they may read; null where it is not there to be read any more. */
  text: Cleared<'text'> | Withheld | null
  /** What must have been seen for the stretches that are left out. */
  sealed: readonly Scope[]
  note: Cleared<'source'> | Withheld | null
  remindAt: Date | null
  createdAt: Date
}

export interface BookmarkPage {
  bookmarks: readonly BookmarkView[]
  /** Older ones are those before this id; null: there are none. */
  before: number | null
}

/** A post that somebody is about to keep, or keeps. */
export interface KeepingView {
  postId: number
  threadId: number
  number: number
  title: string
  /** What is kept with it; null: it is not kept. */
  kept: Pick<BookmarkView, 'note' | 'remindAt'> | null
}
