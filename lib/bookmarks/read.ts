import { db } from '@/lib/db/client'
import { personColumns, personView } from '@/lib/people/view'
import { mergeScopes } from '@/lib/spoilers/scope'
import type { Member } from '@/lib/viewer/viewer'
import { BOOKMARKS_PAGE, whyNotBookmark } from './rules'
import type { BookmarkPage, BookmarkView, KeepingView } from './view'

/** The posts that a member keeps, the newest first; `before` is the id that the page ends above. */
export async function readBookmarks(viewer: Member, before: number | null, limit = BOOKMARKS_PAGE): Promise<BookmarkPage> {
  const rows = await db().bookmark.findMany({
    where: { personId: viewer.personId, removedAt: null, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: {
      id: true, postId: true, personId: true, note: true, remindAt: true, createdAt: true,
      post: {
        select: {
          threadId: true, number: true, state: true, author: { select: personColumns }, thread: { select: { title: true, deletedAt: true } },
          segments: { select: { scopes: true, text: true }, orderBy: { index: 'asc' } },
        },
      },
    },
  })
  const bookmarks = rows.slice(0, limit).map(({ id, postId, note, remindAt, createdAt, post }): BookmarkView => {
    const { threadId, number, state, author, thread, segments: [root, ...others] } = post
    const there = state === 'visible' && !thread.deletedAt
    const left = others.map(({ text }) => text.for(viewer)).filter((text) => text.kind === 'withheld')
    return {
      id, postId, threadId, number, remindAt, createdAt,
      title: thread.title,
      author: author && personView(author),
      text: there && root ? root.text.for(viewer) : null,
      sealed: there ? mergeScopes(...left.map(({ scopes }) => scopes)) : [],
      note: note && note.for(viewer),
    }
  })
  return { bookmarks, before: rows.length > limit ? (bookmarks.at(-1)?.id ?? null) : null }
}

/** A post and what a member keeps with it; null when it is not there to be kept. */
export async function readKeeping(viewer: Member, threadId: number, number: number): Promise<KeepingView | null> {
  const post = await db().post.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { id: true, state: true, thread: { select: { title: true, deletedAt: true } } },
  })
  if (!post) return null
  const row = await db().bookmark.findFirst({
    where: { personId: viewer.personId, postId: post.id, removedAt: null },
    select: { postId: true, personId: true, note: true, remindAt: true },
  })
  // What one keeps can be changed and removed after the post is gone.
  if (!row && whyNotBookmark(viewer, post)) return null
  return { postId: post.id, threadId, number, title: post.thread.title, kept: row && { note: row.note && row.note.for(viewer), remindAt: row.remindAt } }
}
