import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

/** What becomes of the posts of somebody who leaves: they stay without the name, or their words go. */
export const POSTS_LEFT = ['keep', 'remove'] as const
export type PostsLeft = (typeof POSTS_LEFT)[number]

/** Names in an hour: a slip is mended, and readers still know whom they read. Each makes all pages anew. */
export const NAMES_AN_HOUR = 3

/** Exports in an hour: each reads all that somebody ever wrote. */
export const EXPORTS_AN_HOUR = 30

/** Why this viewer may not leave, where there are so many other administrators; null: they may. A forum without one could appoint nobody. */
export function whyNotLeave(viewer: Viewer, otherAdmins: number): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return viewer.standing === 'admin' && otherAdmins === 0 ? 'last-admin' : null
}
