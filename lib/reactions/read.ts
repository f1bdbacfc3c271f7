import { db } from '@/lib/db/client'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyNotReact } from './rules'
import type { ReactingView } from './view'

/** A post's reactions, and what this viewer has to do with them; null when there is no such post. */
export async function readReactions(viewer: Viewer, postId: number): Promise<ReactingView | null> {
  const post = await db().post.findUnique({
    where: { id: postId },
    select: { threadId: true, number: true, authorId: true, state: true, heart: true, tears: true, laugh: true, think: true, thread: { select: { deletedAt: true } } },
  })
  if (!post) return null
  const { threadId, number, heart, tears, laugh, think } = post
  const own = viewer.kind === 'guest' ? [] : await db().reaction.findMany({ where: { postId, personId: viewer.personId }, select: { kind: true } })
  return { threadId, number, counts: { heart, tears, laugh, think }, own: own.map(({ kind }) => kind), whyNot: whyNotReact(viewer, post) }
}
