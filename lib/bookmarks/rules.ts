import type { RefusalReason } from '@/lib/outcome'
import type { PostState } from '@/lib/posts/rules'
import type { Viewer } from '@/lib/viewer/viewer'

/** Characters (code points) of a note: a few sentences to oneself. */
export const NOTE_MAX = 1_000

/** Bookmarks on a page: about three screens. */
export const BOOKMARKS_PAGE = 30

/** A reminder further off than this is a slip of the finger. In days. */
export const FURTHEST_REMINDER = 5 * 366

/** In how many hours a form reminds: it does not know in which zone its reader lives, so it offers spans and no dates. */
export const REMIND_IN = { 'three-hours': 3, day: 24, week: 7 * 24, month: 30 * 24 } as const
export type RemindIn = keyof typeof REMIND_IN

/** How long a removed bookmark can come back as it was. In hours. */
export const REMOVED_KEPT = 24

/** Why this viewer may not keep a post; null: they may. */
export function whyNotBookmark(viewer: Viewer, post: Pick<PostState, 'state'> & { thread: { deletedAt: Date | null } }): RefusalReason | null {
  if (post.state !== 'visible' || post.thread.deletedAt) return 'post-missing'
  return viewer.kind === 'guest' ? 'signed-out' : null
}
