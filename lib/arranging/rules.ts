import type { ActionKind } from '@/lib/events/log'
import { whyNotModerateIn } from '@/lib/moderation/rules'
import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

/** What moderators do with a post, and with a thread, besides sealing and editing, in the order in which it is offered. */
export const POST_ACTS = ['hide', 'delete', 'restore'] as const satisfies readonly ActionKind[]
export const THREAD_ACTS = ['lock', 'unlock', 'pin', 'unpin', 'delete-thread', 'restore-thread'] as const satisfies readonly ActionKind[]
export type PostAct = (typeof POST_ACTS)[number]
export type ThreadAct = (typeof THREAD_ACTS)[number]

export function isPostAct(act: ActionKind): act is PostAct {
  return (POST_ACTS as readonly string[]).includes(act)
}

/** Whether an action of the log is taken back by lib/arranging. */
export function isArranging(kind: ActionKind): boolean {
  return ['delete', 'restore', ...THREAD_ACTS, 'merge', 'split'].includes(kind)
}

/** A post as it matters to whoever takes it away or brings it back. */
export interface ArrangedPost {
  categoryId: number
  state: 'visible' | 'deleted' | 'held'
  /** Whether a moderator has hidden it, and not the radar. */
  hidden: boolean
  removedAt: Date | null
  thread: { removedAt: Date | null }
}

/** Why this viewer may not do this with a post; null: they may. Serves the choice and the write. */
export function whyNotPostAct(viewer: Viewer, act: PostAct, post: ArrangedPost): RefusalReason | null {
  const why = whyNotModerateIn(viewer, post.categoryId)
  if (why) return why
  if (act === 'restore') {
    // It comes back with its thread.
    if (post.thread.removedAt) return 'thread-missing'
    return post.removedAt || (post.hidden && post.state !== 'deleted') ? null : 'not-removed'
  }
  if (post.state === 'deleted') return 'already-deleted'
  return act === 'hide' && post.hidden ? 'hidden-already' : null
}

/** A thread as it matters to whoever locks, pins or deletes it. */
export interface ArrangedThread {
  categoryId: number
  lockedAt: Date | null
  pinnedAt: Date | null
  deletedAt: Date | null
  removedAt: Date | null
}

/** Why this viewer may not do this with a thread; null: they may. Serves the choice and the write. */
export function whyNotThreadAct(viewer: Viewer, act: ThreadAct, thread: ArrangedThread): RefusalReason | null {
  const why = whyNotModerateIn(viewer, thread.categoryId)
  if (why) return why
  if (act === 'restore-thread') return thread.removedAt ? null : 'not-removed'
  if (thread.deletedAt) return act === 'delete-thread' ? 'thread-deleted-already' : 'thread-missing'
  if (act === 'lock') return thread.lockedAt ? 'locked-already' : null
  if (act === 'unlock') return thread.lockedAt ? null : 'not-locked'
  if (act === 'pin') return thread.pinnedAt ? 'pinned-already' : null
  return act === 'unpin' && !thread.pinnedAt ? 'not-pinned' : null
}

/** Whether a later act on the same thing stands in the way of taking one back: it did the same anew, or the opposite. */
export function isInTheWay(kind: ActionKind, later: ActionKind): boolean {
  if (isPostAct(kind)) return isPostAct(later)
  return kind !== 'merge' && kind !== 'split' && (later === kind || later === OPPOSITE[kind as keyof typeof OPPOSITE])
}

/** What an act is undone by: doing the opposite. */
export const OPPOSITE: Record<Exclude<PostAct, 'hide'> | ThreadAct, Exclude<PostAct, 'hide'> | ThreadAct> = {
  delete: 'restore', restore: 'delete', lock: 'unlock', unlock: 'lock', pin: 'unpin', unpin: 'pin', 'delete-thread': 'restore-thread', 'restore-thread': 'delete-thread',
}
