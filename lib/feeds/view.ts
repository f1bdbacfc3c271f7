import type { PostView } from '@/lib/posts/view'
import type { ThreadRow } from '@/lib/threads/view'

/** What a feed is asked of: the whole forum, a category, or a thread. */
export type FeedOf = { of: 'site' } | { of: 'category'; slug: string } | { of: 'thread'; id: number }

/** A post with the thread it is in, as the feed's reader gets it. */
export interface FeedEntry {
  thread: Pick<ThreadRow, 'id' | 'slug' | 'title' | 'category' | 'tags'>
  post: PostView
  /** When it was written, edited or sealed, whichever came last. */
  updatedAt: Date
}

/** A feed as its reader gets it, newest first. Of the forum and of a category: opening posts of new threads. Of a thread: its posts. */
export interface FeedView {
  asked: FeedOf
  /** The thread that the feed is of; null for the others. */
  thread: FeedEntry['thread'] | null
  entries: readonly FeedEntry[]
  updatedAt: Date
}

/** A thread as the sitemap lists it. */
export interface SitemapThread {
  id: number
  slug: string
  lastActivityAt: Date
}
