import type { ActionView } from '@/lib/moderation/view'

/** Something that a person is told. What it says is composed from this when it is read. */
export interface NoticeView {
  id: number
  at: Date
  unread: boolean
  /** Whose concern it is: the author's of the post, or of whoever reported it (and how that was decided; null: that was taken back). */
  about: { role: 'author' } | { role: 'reporter'; outcome: 'upheld' | 'dismissed' | null }
  action: ActionView
}

export interface NoticePage {
  notices: readonly NoticeView[]
  /** Older notices are those before this id; null: there are none. */
  before: number | null
}
