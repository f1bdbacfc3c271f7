import type { Queries } from '@/lib/db/client'
import { lockPlaced, lockThread } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { isHidden, setHeld } from '@/lib/events/holds'
import { kindOf, logAction, logThreadAction, standingActions, standingThreadActions, type Entry } from '@/lib/events/log'
import { decidedMeanwhile, settle, thePost } from '@/lib/events/queue'
import { whyNotExplained } from '@/lib/ledger/input'
import { whyNotReason } from '@/lib/ledger/rules'
import { whyNotBegin } from '@/lib/moderation/rules'
import { merge, split, undoMove } from '@/lib/moves/write'
import { checked, done, refused, refusedAll, type Outcome, type Refusal } from '@/lib/outcome'
import { setState } from '@/lib/posts/write'
import { indexPost } from '@/lib/search/write'
import { readText } from '@/lib/texts/read'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { arrangeInput, type ArrangeInput } from './input'
import { isInTheWay, isPostAct, OPPOSITE, whyNotPostAct, whyNotThreadAct, type PostAct, type ThreadAct } from './rules'

// All posts that are moved are rendered again: some milliseconds each, and a thread may have thousands.
const ARRANGE_MS = 120_000

/** What was done: its entry in the log, and the thread that a split led to. */
export interface Arranged {
  actionId: number
  threadId?: number
}

/**
 * One act on a post or a thread: what is done, its entry in the log and the news of it are one transaction. Refused as `decided-already` where it was to
 * decide about an item of the queue and somebody was quicker.
 */
export async function arrange(viewer: Viewer, raw: ArrangeInput, itemId: number | null = null): Promise<Outcome<Arranged>> {
  const input = checked(arrangeInput, raw)
  if (!input.ok) return input
  const act = input.value
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  return write(async (tx): Promise<Outcome<Arranged>> => {
    const target = Number(act.target)
    if (act.action === 'merge') return merge(tx, viewer, { ...act, target, into: Number(act.into) })
    if (act.action === 'split') return split(tx, viewer, { ...act, target, into: act.into === null ? null : Number(act.into) })
    const { action, canned, reason } = act
    const why = { canned, reason }
    const unexplained = whyNotExplained(action, why)
    const entry = { actorId: viewer.personId, kind: action, ...why }
    const outcome = isPostAct(action) ? await actOnPost(tx, viewer, target, action, entry) : await actOnThread(tx, viewer, target, action, entry)
    if (!outcome.ok) return outcome
    // Whoever may not do it at all is told that, and not what is missing in their words.
    if (unexplained) return refusedAll([unexplained])
    // The act has decided the item, under the rows that it holds, or somebody else had before.
    const between = itemId === null ? null : await decidedMeanwhile(tx, itemId, outcome.value.actionId)
    return between ? refused('decided-already', undefined, { kind: between }) : outcome
  }, { timeout: ARRANGE_MS })
}

interface Taken {
  id: number
  kind: ReturnType<typeof kindOf>
  postId: number | null
  threadId: number
  toThreadId: number | null
  holding: boolean | null
}

/** Takes one of these acts back, by doing the opposite; `changed-since` where that, or the same anew, was done already. In the caller's transaction. */
export async function undoArranging(tx: Queries, viewer: Member, action: Taken, why: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  if (action.kind === 'merge' || action.kind === 'split') return undoMove(tx, viewer, action, why)
  if ((await tx.action.count({ where: { undoesId: action.id } })) > 0) return refused('undone-already')
  const entry = { actorId: viewer.personId, kind: 'undo' as const, undoesId: action.id, ...why }
  // What was brought back had been hidden, or deleted.
  const opposite = action.kind === 'restore' && action.holding === false ? 'hide' : OPPOSITE[action.kind as keyof typeof OPPOSITE]
  const outcome = isPostAct(opposite) ? await actOnPost(tx, viewer, action.postId ?? 0, opposite, entry) : await actOnThread(tx, viewer, action.threadId, opposite, entry)
  if (!outcome.ok) return GONE_ON.has(outcome.refusals[0].reason) ? refused('changed-since') : outcome
  // The same was done anew, or the opposite, and stands: that is taken back first.
  const standing = action.postId === null ? await standingThreadActions(tx, action.threadId) : await standingActions(tx, action.postId)
  return standing.some(({ id, kind }) => id > action.id && isInTheWay(action.kind, kind)) ? refused('changed-since') : outcome
}

const GONE_ON: ReadonlySet<Refusal['reason']> = new Set([
  'not-removed', 'already-deleted', 'hidden-already', 'locked-already', 'not-locked', 'pinned-already', 'not-pinned', 'thread-deleted-already', 'thread-missing',
])

type Written = Omit<Entry, 'scope' | 'holding'>

async function actOnPost(tx: Queries, viewer: Member, postId: number, act: PostAct, entry: Written): Promise<Outcome<Arranged>> {
  if (!(await lockPlaced(tx, postId))) return refused('post-missing')
  const post = await tx.post.findUniqueOrThrow({
    where: { id: postId },
    select: { id: true, threadId: true, authorId: true, state: true, sealed: true, removedAt: true, thread: { select: { posts: true, categoryId: true, deletedAt: true, removedAt: true } } },
  })
  const hidden = await isHidden(tx, postId)
  const why = whyNotPostAct(viewer, act, { ...post, hidden, categoryId: post.thread.categoryId })
  if (why) return refused(why)
  const quotes = await whyNotSaid(tx, postId, entry.reason)
  if (quotes) return refusedAll([quotes])
  const removed = post.removedAt !== null
  const holding = act === 'hide' ? true : act === 'restore' && !removed ? false : null
  if (act === 'delete') await setState(tx, viewer.personId, post, 'deleted', new Date())
  else if (removed) await setState(tx, viewer.personId, post, 'visible')
  else await setHeld(tx, postId, act === 'hide')
  const actionId = await logAction(tx, post, { ...entry, scope: post.sealed, holding })
  if (holding !== null) await indexPost(tx, postId)
  if (act !== 'restore') await settle(tx, thePost(postId), { actionId, outcome: 'upheld' })
  return done({ actionId })
}

async function actOnThread(tx: Queries, viewer: Member, threadId: number, act: ThreadAct, entry: Written): Promise<Outcome<Arranged>> {
  await lockThread(tx, threadId)
  const thread = await tx.thread.findUnique({
    where: { id: threadId }, select: { id: true, authorId: true, categoryId: true, lockedAt: true, pinnedAt: true, deletedAt: true, removedAt: true },
  })
  const opening = await tx.post.findFirst({ where: { threadId }, orderBy: { number: 'asc' }, select: { id: true } })
  if (!thread || !opening) return refused('thread-missing')
  const why = whyNotThreadAct(viewer, act, thread)
  if (why) return refused(why)
  const quotes = await whyNotSaid(tx, opening.id, entry.reason)
  if (quotes) return refusedAll([quotes])
  if (act === 'delete-thread') await takeAway(tx, thread)
  else if (act === 'restore-thread') await giveBack(tx, thread)
  else await tx.thread.update({ where: { id: threadId }, data: await marksAfter(tx, threadId, act, entry.undoesId), select: { id: true } })
  const actionId = await logThreadAction(tx, { ...thread, spoiler: null, openingId: opening.id }, { ...entry, scope: null })
  if (act === 'delete-thread') {
    const waiting = await tx.queueItem.findMany({ where: { post: { threadId }, decidedAt: null }, select: { postId: true } })
    const about = [...waiting.flatMap(({ postId }) => (postId === null ? [] : [thePost(postId)])), ...(['thread', 'title'] as const).map((kind) => ({ kind, id: threadId }))]
    for (const target of about) await settle(tx, target, { actionId, outcome: 'upheld' })
  }
  return done({ actionId })
}

/** What an act makes of a thread's lock and pin. One that was pinned before stands again where it stood among the pinned. */
async function marksAfter(tx: Queries, threadId: number, act: Exclude<ThreadAct, 'delete-thread' | 'restore-thread'>, undoesId?: number) {
  if (act === 'lock' || act === 'unlock') return { lockedAt: act === 'lock' ? new Date() : null }
  const before = undoesId === undefined ? null : await tx.action.findFirst({ where: { threadId, kind: 'pin', id: { lt: undoesId } }, orderBy: { id: 'desc' }, select: { createdAt: true } })
  return { pinnedAt: act === 'pin' ? (before?.createdAt ?? new Date()) : null }
}

interface Thread {
  id: number
  categoryId: number
  removedAt: Date | null
}

/** A thread goes with all its posts: each of them is gone for whoever asks for it alone. */
async function takeAway(tx: Queries, { id, categoryId }: Thread): Promise<void> {
  const at = new Date()
  await tx.post.updateMany({ where: { threadId: id, state: { not: 'deleted' } }, data: { state: 'deleted', removedAt: at } })
  await tx.thread.update({ where: { id }, data: { deletedAt: at, removedAt: at, posts: 0 }, select: { id: true } })
  await tx.category.update({ where: { id: categoryId }, data: { threads: { decrement: 1 } }, select: { id: true } })
}

/** A thread comes back with the posts that went with it, those that wait for a moderator as they were, and those that a ban hides. */
async function giveBack(tx: Queries, { id, categoryId, removedAt }: Thread): Promise<void> {
  const posts = await tx.$queryRaw<{ id: number }[]>`
    UPDATE "Post" p SET "removedAt" = NULL, state = (CASE WHEN (
      SELECT a.holding FROM "Action" a WHERE a."postId" = p.id AND a.holding IS NOT NULL ORDER BY a.id DESC LIMIT 1
    ) OR EXISTS (
      SELECT FROM "Action" a JOIN "BannedPost" b ON b."actionId" = a.id AND b."postId" = p.id WHERE a."personId" = p."authorId" AND a.kind = 'ban' AND a.fate = 'hide'
    ) THEN 'held' ELSE 'visible' END)::"PostState" WHERE p."threadId" = ${id} AND p."removedAt" = ${removedAt} RETURNING p.id`
  await tx.thread.update({ where: { id }, data: { deletedAt: null, removedAt: null, posts: posts.length }, select: { id: true } })
  await tx.category.update({ where: { id: categoryId }, data: { threads: { increment: 1 } }, select: { id: true } })
  for (const post of posts) await indexPost(tx, post.id)
}

/** Why a reason cannot stand in the public log: it repeats the post. */
async function whyNotSaid(tx: Queries, postId: number, reason: string): Promise<Refusal | null> {
  return reason === '' ? null : whyNotReason(reason, (await readText(tx, postId)).source, null)
}
