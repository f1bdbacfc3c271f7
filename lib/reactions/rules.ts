import type { RefusalReason } from '@/lib/outcome'
import { wrote, type PostState } from '@/lib/posts/rules'
import type { Viewer } from '@/lib/viewer/viewer'

/** The ways in which one reacts to a post, in the order in which they stand. */
export const REACTIONS = ['heart', 'tears', 'laugh', 'think'] as const
export type ReactionKind = (typeof REACTIONS)[number]

/** How many people reacted in each way. */
export type ReactionCounts = Record<ReactionKind, number>

/** More presses than this in a minute are no reading: one a second. */
export const PRESSES_A_MINUTE = 60

/** The kind that an address or a form names; null for anything else. */
export function reactionIn(text: string): ReactionKind | null {
  return REACTIONS.find((kind) => kind === text) ?? null
}

/** Why this viewer may not react to a post; null: they may. To one's own it would say nothing to anybody, and only raise one's own count. */
export function whyNotReact(viewer: Viewer, post: PostState & { thread: { deletedAt: Date | null } }): RefusalReason | null {
  if (post.state !== 'visible' || post.thread.deletedAt) return 'post-missing'
  if (viewer.kind === 'guest') return 'signed-out'
  return wrote(viewer, post) ? 'react-own' : null
}
