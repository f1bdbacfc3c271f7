import type { Queries } from '@/lib/db/client'
import { logAction, type Logged } from './log'
import { leaveQueue, putInQueue } from './queue'

/** Whether a post waits for a moderator before anybody reads it: by what stands in the log, so that one which is deleted and brought back still does. */
export async function isOnHold(tx: Queries, postId: number): Promise<boolean> {
  const newest = await tx.action.findFirst({ where: { postId, holding: { not: null } }, orderBy: { id: 'desc' }, select: { holding: true } })
  return newest?.holding === true
}

/** Whether a moderator has hidden a post, before an action or now: then its author's mending lets nobody read it, and a moderator looks again. */
export async function isHidden(tx: Queries, postId: number, before?: number): Promise<boolean> {
  const newest = await tx.action.findFirst({ where: { postId, holding: { not: null }, id: { lt: before } }, orderBy: { id: 'desc' }, select: { kind: true, undoesId: true } })
  // What was taken back counts for nothing: then it is as it was before that.
  if (newest?.kind === 'undo' && newest.undoesId !== null) return isHidden(tx, postId, newest.undoesId)
  return newest?.kind === 'hide'
}

/** Whether a post waited for a moderator before an action. */
export async function wasOnHold(tx: Queries, postId: number, actionId: number): Promise<boolean> {
  const before = await tx.action.findFirst({ where: { postId, holding: { not: null }, id: { lt: actionId } }, orderBy: { id: 'desc' }, select: { holding: true } })
  return before?.holding === true
}

/** Whether a ban that stands has hidden a post: it comes back with the ban's undoing, whatever else is decided about it until then. */
export async function isHiddenByBan(tx: Queries, postId: number): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ hidden: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "Post" p JOIN "Action" a ON a."personId" = p."authorId" AND a.kind = 'ban' AND a.fate = 'hide' JOIN "BannedPost" b ON b."actionId" = a.id AND b."postId" = p.id
      WHERE p.id = ${postId}
    ) AS hidden`
  return found!.hidden
}

/** Keeps a post from readers, or gives it to them, unless its author has deleted it or a ban hides it. Whoever calls indexes it anew, and logs why. */
export async function setHeld(tx: Queries, postId: number, held: boolean): Promise<void> {
  if (!held && (await isHiddenByBan(tx, postId))) return
  await tx.post.updateMany({ where: { id: postId, state: held ? 'visible' : 'held' }, data: { state: held ? 'held' : 'visible' } })
}

/** The radar holds a post, or the list of blocked words, and moderators are asked. Its author hears of it. Needs the post's row. */
export async function hold(tx: Queries, post: Logged, because: 'radar' | 'listed' = 'radar'): Promise<void> {
  await setHeld(tx, post.id, true)
  await logAction(tx, post, { kind: 'hold', actorId: null, reason: '', canned: because === 'radar' ? 'radar-holds' : 'list-holds', scope: post.sealed, holding: true })
  await putInQueue(tx, post.id, { [because]: true })
}

/** Lets a post go that its author has mended; moderators are no longer asked, unless somebody reported it. Needs the post's row. */
export async function letGo(tx: Queries, post: Logged): Promise<void> {
  await setHeld(tx, post.id, false)
  const actionId = await logAction(tx, post, { kind: 'release', actorId: null, reason: '', canned: 'author-mended', scope: post.sealed, holding: false })
  if ((await tx.flag.count({ where: { postId: post.id, outcome: null } })) === 0) await leaveQueue(tx, post.id, actionId)
}
