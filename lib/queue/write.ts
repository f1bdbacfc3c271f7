import { arrange } from '@/lib/arranging/write'
import { db, type Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { kindOf } from '@/lib/events/log'
import { decidedMeanwhile } from '@/lib/events/queue'
import { weightiestScope } from '@/lib/flags/rules'
import { answerFlags, lockTarget } from '@/lib/flags/write'
import type { DecisionInput } from '@/lib/moderation/input'
import { whyNotBegin } from '@/lib/moderation/rules'
import { decide } from '@/lib/moderation/write'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { formatScope, parseScope } from '@/lib/spoilers/scope'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { bulkInput, otherInput, type BulkInput, type OtherInput } from './input'
import { whyNotHandle, type BulkAct } from './rules'
import type { BulkResult } from './view'

/** Takes an item of the queue, to decide it: others see by whom. It can be given back, and whoever decides first has decided. */
export async function takeItem(viewer: Viewer, itemId: number): Promise<Outcome<null>> {
  return assign(viewer, itemId, ({ assigneeId, assignee }, { personId }) => {
    if (assigneeId !== null && assigneeId !== personId) return refused('taken-already', undefined, { name: assignee?.name ?? '' })
    return done({ assigneeId: personId, assignedAt: new Date() })
  })
}

/** Gives an item back that one had taken. */
export async function giveItemBack(viewer: Viewer, itemId: number): Promise<Outcome<null>> {
  return assign(viewer, itemId, ({ assigneeId }, { personId }) => (assigneeId === personId ? done({ assigneeId: null, assignedAt: null }) : refused('not-taken')))
}

type Assigned = Outcome<{ assigneeId: number | null; assignedAt: Date | null }>

async function assign(viewer: Viewer, itemId: number, to: (item: Item, viewer: Member) => Assigned): Promise<Outcome<null>> {
  return handling(viewer, itemId, async (tx, item, member) => {
    const assigned = to(item, member)
    if (!assigned.ok) return assigned
    await tx.queueItem.update({ where: { id: itemId }, data: assigned.value, select: { id: true } })
    return done(null)
  })
}

type Item = NonNullable<Awaited<ReturnType<typeof itemOf>>>

function itemOf(tx: Queries, id: number) {
  const columns = { id: true, target: true, postId: true, threadId: true, personId: true, categoryId: true, assigneeId: true } as const
  return tx.queueItem.findUnique({ where: { id }, select: { ...columns, assignee: { select: { name: true } } } })
}

/** Does something with an item that waits, for somebody who may; its target's row is held before it is looked at. */
async function handling<T>(viewer: Viewer, itemId: number, work: (tx: Queries, item: Item, viewer: Member) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  return write(async (tx) => {
    const found = await itemOf(tx, itemId)
    if (!found) return refused('nothing-to-decide')
    await lockTarget(tx, targetOf(found))
    const item = await itemOf(tx, itemId)
    const why = item ? whyNotHandle(viewer, item) : 'nothing-to-decide'
    if (why || !item) return refused(why ?? 'nothing-to-decide')
    const between = await decidedMeanwhile(tx, itemId)
    return between ? refused('decided-already', undefined, { kind: between }) : work(tx, item, viewer)
  })
}

function targetOf({ target, postId, threadId, personId }: Pick<Item, 'target' | 'postId' | 'threadId' | 'personId'>) {
  return { kind: target, id: postId ?? threadId ?? personId ?? 0 }
}

/** Decides about an item that is no post: what was reported of a thread, its title or a person. Answers the log entry's id. */
export async function decideOther(viewer: Viewer, itemId: number, raw: OtherInput): Promise<Outcome<{ actionId: number }>> {
  const input = checked(otherInput, raw)
  if (!input.ok) return input
  const { act, ...why } = input.value
  return handling(viewer, itemId, async (tx, item, member) => {
    if (item.target === 'post') return refused('act-missing', 'act')
    return done({ actionId: await answerFlags(tx, member, targetOf(item), act, why) })
  })
}

/** The post that an item is about; refused where it is about none, or the viewer may not decide it. */
async function postOf(viewer: Viewer, itemId: number): Promise<Outcome<number>> {
  return handling(viewer, itemId, async (_, { postId }) => (postId === null ? refused('act-missing', 'act') : done(postId)))
}

/** Decides about an item that is a post. Refused as `decided-already`, with what, where somebody was quicker. */
export async function decideItem(viewer: Viewer, itemId: number, raw: DecisionInput): Promise<Outcome<{ actionId: number; exact: boolean }>> {
  const post = await postOf(viewer, itemId)
  return post.ok ? decide(viewer, post.value, raw, itemId) : post
}

/** Decides about an item, whatever it is. */
export async function decideAny(viewer: Viewer, itemId: number, raw: DecisionInput | (OtherInput & { last?: number | null })): Promise<Outcome<{ actionId: number; exact?: boolean }>> {
  const kind = await handling(viewer, itemId, async (_, { target }) => done(target))
  if (!kind.ok) return kind
  const { act, canned, reason, last } = raw
  if (kind.value !== 'post') return act === 'accept' || act === 'dismiss' ? decideOther(viewer, itemId, { act, canned, reason }) : refused('act-missing', 'act')
  if (act === 'accept') return refused('act-missing', 'act')
  return decideItem(viewer, itemId, act === 'dismiss' ? { act, canned, reason, last } : (raw as DecisionInput))
}

/** Takes the post of an item away from readers, as a moderator. Refused as `decided-already`, with what, where somebody was quicker. */
export async function deleteItem(viewer: Viewer, itemId: number, why: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  const post = await postOf(viewer, itemId)
  return post.ok ? arrange(viewer, { action: 'delete', target: String(post.value), ...why }, itemId) : post
}

/**
 * Decides the same about several items, with one reason: each by itself, with an entry of its own in the log, whatever becomes of the others.
 * Answers what became of each, in order.
 */
export async function decideMany(viewer: Viewer, raw: BulkInput): Promise<Outcome<BulkResult[]>> {
  const input = checked(bulkInput, raw)
  if (!input.ok) return input
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  const { items, act, ...why } = input.value
  const results: BulkResult[] = []
  for (const id of new Set(items)) {
    const outcome = await decideOne(viewer, id, act, why)
    const refusal = outcome.ok ? null : outcome.refusals[0]
    const kind = refusal?.reason === 'decided-already' ? refusal.values?.kind : undefined
    results.push({
      id, ...(await placeOf(viewer, id)), actionId: outcome.ok ? outcome.value.actionId : null, why: refusal?.reason ?? null,
      decided: kind === undefined || kind === 'withdrawn' ? null : kindOf(kind as Parameters<typeof kindOf>[0]),
    })
  }
  return done(results)
}

async function decideOne(viewer: Viewer, itemId: number, act: BulkAct, why: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  if (act === 'delete') return deleteItem(viewer, itemId, why)
  const item = await itemOf(db(), itemId)
  if (item && item.target !== 'post') return act === 'seal' ? refused('act-missing', 'act') : decideOther(viewer, itemId, { act: act === 'confirm' ? 'accept' : act, ...why })
  if (act !== 'seal') return decideItem(viewer, itemId, { act, ...why })
  const scope = item?.postId ? await scopeAsked(item.postId) : null
  return scope === null ? refused('scope-missing', 'scope') : decideItem(viewer, itemId, { act, scope, ...why })
}

/** The scope that the reports of a post ask for together; null: none does. */
async function scopeAsked(postId: number): Promise<string | null> {
  const flags = await db().flag.findMany({ where: { postId, outcome: null, reason: 'spoiler' }, select: { scope: true, weight: true } })
  const scope = weightiestScope(flags.flatMap(({ scope, weight }) => parseScope(scope ?? '') ? [{ scope: parseScope(scope ?? '')!, weight }] : []))
  return scope && formatScope(scope)
}

/** What an item was about, in words that everybody may read; nothing of one that is not the viewer's, as who and what was reported is told to nobody else. */
async function placeOf(viewer: Viewer, id: number): Promise<Pick<BulkResult, 'title' | 'number'>> {
  const title = { select: { title: true } }
  const item = await db().queueItem.findUnique({ where: { id }, select: { categoryId: true, post: { select: { number: true, thread: title } }, thread: title, person: { select: { name: true } } } })
  if (!item || whyNotHandle(viewer, item)) return { title: '', number: null }
  return { title: item?.post?.thread.title ?? item?.thread?.title ?? item?.person?.name ?? '', number: item?.post?.number ?? null }
}
