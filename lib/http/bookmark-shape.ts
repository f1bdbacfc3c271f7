import type { BookmarkView } from '@/lib/bookmarks/view'
import { pathsIn } from '@/lib/paths'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'

/** A post that the asker keeps: GET /me/bookmarks. Its words are asked for where it stands. */
export function bookmarkShape({ postId, threadId, number, title, note, remindAt, createdAt, text }: BookmarkView) {
  return {
    post: { id: String(postId), threadId: String(threadId), number, url: pathsIn(DEFAULT_LOCALE).post(threadId, number), state: text === null ? ('gone' as const) : ('visible' as const) },
    thread: { id: String(threadId), title },
    note: note?.kind === 'cleared' ? note.text : null,
    remindAt: remindAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}
