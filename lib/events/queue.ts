import type { Queries } from '@/lib/db/client'
import { standingActions } from './log'

/**
 * Makes sure that a post waits in the moderators' queue, with the weight of all reports that nobody has decided; `radar`: because of the radar.
 * Needs the post's row.
 */
export async function putInQueue(tx: Queries, postId: number, { radar = false } = {}): Promise<void> {
  const { _sum } = await tx.flag.aggregate({ where: { postId, outcome: null }, _sum: { weight: true } })
  const weight = _sum.weight ?? 0
  const { count } = await tx.queueItem.updateMany({ where: { postId, decidedAt: null }, data: { weight, ...(radar && { radar }) } })
  if (count === 0) await tx.queueItem.create({ data: { postId, weight, radar }, select: { id: true } })
}

/** A post waits no longer: this action has decided it. */
export async function leaveQueue(tx: Queries, postId: number, actionId: number): Promise<void> {
  await tx.queueItem.updateMany({ where: { postId, decidedAt: null }, data: { decidedAt: new Date(), actionId } })
}

/** Puts a post whose author has edited it before the moderators again, if moderation's seal lies on it or on a part of it. Needs the post's row. */
export async function reopenAfterEdit(tx: Queries, postId: number): Promise<void> {
  const { sealed } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { sealed: true } })
  if (sealed !== null || (await standingActions(tx, postId)).some(({ kind }) => kind === 'seal-part')) await putInQueue(tx, postId)
}
