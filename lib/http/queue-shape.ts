import type { QueueItemView } from '@/lib/queue/view'

/** An item of the moderators' queue as the API shows it: where and why, and no word of a post. */
export function queueItemShape(item: QueueItemView) {
  const { id, kind, weight, openedAt, reasons, held, radar, listed, assignee, category, thread, post, person, flags, acts, last } = item
  return {
    id: String(id), kind, weight, openedAt: openedAt.toISOString(), reasons: [...reasons], held, radar, listed, assignee, category, person, acts: [...acts], last,
    thread: thread && { id: String(thread.id), title: thread.title },
    post: kind === 'post' && post ? { id: String(post.id), number: post.number, state: post.state } : null,
    flags: flags.map(({ standing, reason, scope, at }) => ({ standing, reason, spoiler: scope, createdAt: at.toISOString() })),
  }
}
