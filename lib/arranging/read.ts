import { db } from '@/lib/db/client'
import { isHidden } from '@/lib/events/holds'
import { readActions } from '@/lib/ledger/read'
import { whyNotModerateIn, whyNotUndo } from '@/lib/moderation/rules'
import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { isInTheWay, POST_ACTS, THREAD_ACTS, whyNotPostAct, whyNotThreadAct, type PostAct } from './rules'
import type { ArrangingView } from './view'

/** A thread for whoever may arrange it, one that moderation has deleted included; a refusal's reason for everybody else. */
export async function readArranging(viewer: Viewer, threadId: number): Promise<ArrangingView | RefusalReason> {
  const thread = await db().thread.findUnique({
    where: { id: threadId },
    select: { id: true, title: true, slug: true, categoryId: true, lockedAt: true, pinnedAt: true, deletedAt: true, removedAt: true },
  })
  if (!thread || (thread.deletedAt && !thread.removedAt)) return 'thread-missing'
  const why = whyNotModerateIn(viewer, thread.categoryId)
  if (why) return why
  const rows = await db().action.findMany({ where: { OR: [{ threadId, postId: null }, { toThreadId: threadId }] }, orderBy: { id: 'desc' }, select: { id: true } })
  const views = await readActions(viewer, rows.map(({ id }) => id))
  const history = rows.flatMap(({ id }) => views.get(id) ?? []).map((action, index, all) => {
    const followed = all.slice(0, index).some(({ kind, undoneBy }) => undoneBy === null && isInTheWay(action.kind, kind))
    // Whether it was changed since is found out by trying, as with posts.
    return { ...action, whyNotUndo: whyNotUndo(viewer, { categoryId: thread.categoryId, kind: action.kind, undone: action.undoneBy !== null, followed, rewritten: false }) }
  })
  const { id, title, slug } = thread
  return { thread: { id, title, slug }, gone: thread.removedAt !== null, acts: THREAD_ACTS.filter((act) => whyNotThreadAct(viewer, act, thread) === null), history }
}

/** What this viewer may do with a post besides what is done with its text. */
export async function readPostActs(viewer: Viewer, postId: number): Promise<PostAct[]> {
  const post = await db().post.findUnique({ where: { id: postId }, select: { state: true, removedAt: true, thread: { select: { categoryId: true, removedAt: true } } } })
  if (!post || whyNotModerateIn(viewer, post.thread.categoryId)) return []
  const hidden = await isHidden(db(), postId)
  return POST_ACTS.filter((act) => whyNotPostAct(viewer, act, { ...post, hidden, categoryId: post.thread.categoryId }) === null)
}
