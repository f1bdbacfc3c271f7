import type { Queries } from '@/lib/db/client'

export const TARGET_KINDS = ['post', 'thread', 'title', 'person'] as const
/** What a report, or an item of the moderators' queue, is about. A thread's title is a matter of its own. */
export type TargetKind = (typeof TARGET_KINDS)[number]

/** Such a thing: the id is the post's, the thread's or the person's. */
export interface Target {
  kind: TargetKind
  id: number
}

/** A post as a target. */
export function thePost(id: number): Target {
  return { kind: 'post', id }
}

/** The reports about a target, as a part of a query. */
export function flagsAbout({ kind, id }: Target) {
  if (kind === 'post') return { target: kind, postId: id }
  return kind === 'person' ? { target: kind, aboutId: id } : { target: kind, threadId: id }
}

/** Its items of the queue, as a part of a query. */
export function itemsAbout({ kind, id }: Target) {
  if (kind === 'post') return { target: kind, postId: id }
  return kind === 'person' ? { target: kind, personId: id } : { target: kind, threadId: id }
}

interface Because {
  radar?: boolean
  /** A blocked word or domain is in it. */
  listed?: boolean
}

/**
 * Makes sure that a post waits in the moderators' queue, with the weight of all reports that nobody has decided; `radar`: because of the radar.
 * Needs the post's row.
 */
export async function putInQueue(tx: Queries, postId: number, because: Because = {}): Promise<void> {
  await putTargetInQueue(tx, thePost(postId), because)
}

/** The same for anything that can be reported. Needs its row. */
export async function putTargetInQueue(tx: Queries, target: Target, { radar = false, listed = false }: Because = {}): Promise<void> {
  const data = { ...(await asked(tx, target)), ...(radar && { radar }), ...(listed && { listed }) }
  const { count } = await tx.queueItem.updateMany({ where: { ...itemsAbout(target), decidedAt: null }, data })
  if (count === 0) await tx.queueItem.create({ data: { ...itemsAbout(target), ...data }, select: { id: true } })
}

/** What the reports that nobody has decided ask for together. */
async function asked(tx: Queries, target: Target) {
  const flags = await tx.flag.findMany({ where: { ...flagsAbout(target), outcome: null }, select: { reason: true, weight: true } })
  return { weight: flags.reduce((sum, { weight }) => sum + weight, 0), reasons: [...new Set(flags.map(({ reason }) => reason))] }
}

/** A post waits no longer: this action has decided it. */
export async function leaveQueue(tx: Queries, postId: number, actionId: number): Promise<void> {
  await tx.queueItem.updateMany({ where: { ...itemsAbout(thePost(postId)), decidedAt: null }, data: { decidedAt: new Date(), actionId } })
}

/** An action has decided about a target: it waits no longer, and who reported it has an answer. */
export async function settle(tx: Queries, target: Target, { actionId, outcome }: { actionId: number; outcome: 'upheld' | 'dismissed' }): Promise<void> {
  await tx.queueItem.updateMany({ where: { ...itemsAbout(target), decidedAt: null }, data: { decidedAt: new Date(), actionId } })
  await tx.flag.updateMany({ where: { ...flagsAbout(target), outcome: null }, data: { outcome, actionId } })
}

/** What was decided about an item of the queue, by another action than `own`; null: it waits. One that every reporter withdrew is none any more. */
export async function decidedMeanwhile(tx: Queries, itemId: number, own: number | null = null): Promise<string | null> {
  const item = await tx.queueItem.findUnique({ where: { id: itemId }, select: { decidedAt: true, actionId: true } })
  if (item && (item.decidedAt === null || (own !== null && item.actionId === own))) return null
  const action = item?.actionId ? await tx.action.findUnique({ where: { id: item.actionId }, select: { kind: true } }) : null
  return action?.kind ?? 'withdrawn'
}

/** What an action had decided is undecided again: the reports, and the items of the queue. */
export async function unsettle(tx: Queries, actionId: number): Promise<void> {
  await tx.flag.updateMany({ where: { actionId }, data: { outcome: null, actionId: null } })
  const items = await tx.queueItem.findMany({ where: { actionId }, select: { target: true, postId: true, threadId: true, personId: true, radar: true, listed: true } })
  for (const { target, postId, threadId, personId, ...because } of items) await putTargetInQueue(tx, { kind: target, id: postId ?? threadId ?? personId ?? 0 }, because)
}

/** A report was withdrawn: where nothing else keeps its target in the queue, it waits no longer. Needs the target's row. */
export async function afterWithdrawal(tx: Queries, target: Target): Promise<void> {
  const item = await tx.queueItem.findFirst({ where: { ...itemsAbout(target), decidedAt: null }, select: { id: true, radar: true, listed: true, held: true } })
  if (!item) return
  const left = await asked(tx, target)
  const kept = left.reasons.length > 0 || item.radar || item.listed || item.held || (target.kind === 'post' && (await underSeal(tx, target.id)))
  await tx.queueItem.update({ where: { id: item.id }, data: { ...left, ...(!kept && { decidedAt: new Date() }) }, select: { id: true } })
}

/** Puts a post whose author has edited it before the moderators again, if moderation's seal lies on it or on a part of it. Needs the post's row. */
export async function reopenAfterEdit(tx: Queries, postId: number): Promise<void> {
  if (await underSeal(tx, postId)) await putInQueue(tx, postId)
}

/** Whether a seal of moderation's lies on a post, or on a part of it. */
async function underSeal(tx: Queries, postId: number): Promise<boolean> {
  const { sealed } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { sealed: true } })
  if (sealed !== null) return true
  const parts = await tx.action.findMany({ where: { postId, kind: 'seal_part' }, select: { id: true } })
  return parts.length > (await tx.action.count({ where: { undoesId: { in: parts.map(({ id }) => id) } } }))
}
