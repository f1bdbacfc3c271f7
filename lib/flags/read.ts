import { db } from '@/lib/db/client'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyNotFlag } from './rules'
import type { FlaggingView } from './view'

/** A post that somebody is about to report, and why they may not; null when there is none. */
export async function readFlagging(viewer: Viewer, threadId: number, number: number): Promise<FlaggingView | null> {
  const post = await db().post.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { id: true, authorId: true, state: true, thread: { select: { title: true, deletedAt: true } } },
  })
  if (!post || post.thread.deletedAt) return null
  const why = whyNotFlag(viewer, post, (await flaggedAmong(viewer, [post.id])).has(post.id))
  return { postId: post.id, address: { threadId, title: post.thread.title, number }, why }
}

/** Which of these posts the viewer has reported. */
async function flaggedAmong(viewer: Viewer, postIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (viewer.kind === 'guest') return new Set()
  const flags = await db().flag.findMany({ where: { personId: viewer.personId, postId: { in: [...postIds] } }, select: { postId: true } })
  return new Set(flags.map(({ postId }) => postId))
}
