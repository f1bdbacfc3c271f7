import type { ActionView } from '@/lib/ledger/view'
import type { PersonView } from '@/lib/people/view'
import type { Cleared } from '@/lib/spoilers/sealed'

/** What somebody may not want to be told. Reminders they ask for one by one. */
export type QuietKind = 'reply' | 'mention' | 'quote' | 'thread' | 'moderation' | 'report'

interface Told {
  id: number
  at: Date
  unread: boolean
}

/** The post that a notice is about. */
export interface NoticePlace {
  threadId: number
  number: number
  /** The thread's title. */
  title: string
  /** Who wrote it; null: they are gone. */
  by: PersonView | null
  /** The beginning of what is open of it to everybody; null where nothing is. Never anything sealed, whoever reads. */
  excerpt: Cleared<'text'> | null
  /** Whether it is not there to be read any more. */
  gone: boolean
}

/** Something that moderation did with what a person wrote or reported. */
interface Decided extends Told {
  /** Whose concern it is: the author's of the post, or of whoever reported it (and how that was decided; null: that was taken back). */
  about: { role: 'author' } | { role: 'reporter'; outcome: 'upheld' | 'dismissed' | null }
  action: ActionView
}
export type ModerationNotice = Decided & ({ kind: 'moderation' } | { kind: 'report' })

/** A post that answers, calls or quotes a person, or that they asked to be reminded of. */
export interface PostNotice extends Told {
  kind: 'reply' | 'mention' | 'quote' | 'reminder'
  place: NoticePlace
}

/** New comments in a thread that a person follows, from one place on; or a new thread, where that is 1. */
export interface ThreadNotice extends Told {
  kind: 'thread'
  place: NoticePlace
  /** How many there are now, by others whom they have not blocked; null once it was read. */
  count: number | null
}

/** Something that a person is told. What it says is composed from this when it is read. */
export type NoticeView = ModerationNotice | PostNotice | ThreadNotice

export interface NoticePage {
  notices: readonly NoticeView[]
  /** Older notices are those before this id; null: there are none. */
  before: number | null
}
