import { isArranging } from '@/lib/arranging/rules'
import { undoArranging } from '@/lib/arranging/write'
import type { Queries } from '@/lib/db/client'
import { lockPost } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { isHidden, isOnHold, setHeld, wasOnHold } from '@/lib/events/holds'
import { kindOf, logAction, standingActions } from '@/lib/events/log'
import { decidedMeanwhile, settle, thePost } from '@/lib/events/queue'
import { dropVerdict, keepVerdict } from '@/lib/events/verdicts'
import { undoAnswer } from '@/lib/flags/write'
import { reasonNow } from '@/lib/ledger/read'
import { whyNotReason } from '@/lib/ledger/rules'
import { wrapSpoiler } from '@/lib/markdown/wrap'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { revise } from '@/lib/posts/write'
import { undoSanction } from '@/lib/sanctions/write'
import { indexPost } from '@/lib/search/write'
import { formatScope, parseScope } from '@/lib/spoilers/scope'
import { readGiveaways, readRevision } from '@/lib/texts/read'
import { sealPost } from '@/lib/texts/write'
import { undoThreadAction } from '@/lib/threads/write'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { decisionInput, undoInput, type Decision, type DecisionInput, type UndoInput } from './input'
import { placeOfWords, whyNotAct, whyNotBegin, whyNotUndo } from './rules'

/**
 * Decides about a post: what is done, its entry in the log, the end of its queue item and the news of it are one transaction. Answers
 * the log entry's id, and whether nothing but the selected words was sealed. Refused as `decided-already` when another moderator's decision came between:
 * after the newest action that was looked at, or about the item of the queue that this one is about.
 */
export async function decide(viewer: Viewer, postId: number, raw: DecisionInput, itemId: number | null = null): Promise<Outcome<{ actionId: number; exact: boolean }>> {
  const input = checked(decisionInput, raw)
  if (!input.ok) return input
  const decision = input.value
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  return write(async (tx) => {
    const post = await judgedPost(tx, postId)
    if (!post) return refused('post-missing')
    const between = (decision.last === null ? null : await decidedAfter(tx, postId, decision.last)) ?? (itemId === null ? null : await decidedMeanwhile(tx, itemId))
    if (between) return refused('decided-already', undefined, { kind: between })
    const why = whyNotAct(viewer, decision.act, post)
    if (why) return refused(why)
    const told = post.open ? await readGiveaways(tx, postId) : null
    // What a moderator has hidden stays hidden, whatever is decided of its seal, until somebody finds it in order.
    const onHold = (await isOnHold(tx, postId)) && (decision.act === 'dismiss' || !(await isHidden(tx, postId)))
    if (onHold) await setHeld(tx, postId, false)
    const change = await carryOut(tx, viewer, post, decision)
    if (!change.ok) return change
    if (onHold) await indexPost(tx, postId)
    const { exact = true, ...entry } = change.value
    const actionId = await logAction(tx, post, { kind: decision.act, actorId: viewer.personId, reason: decision.reason, canned: decision.canned, holding: onHold ? false : null, ...entry })
    const outcome = decision.act === 'dismiss' || decision.act === 'unseal' ? 'dismissed' : 'upheld'
    if (told) await keepVerdict(tx, { postId, revision: post.revision, outcome, actionId }, told)
    await settle(tx, thePost(postId), { actionId, outcome })
    return done({ actionId, exact })
  })
}

async function decidedAfter(tx: Queries, postId: number, last: number): Promise<string | null> {
  const newer = await tx.action.findFirst({ where: { postId, id: { gt: last }, actorId: { not: null } }, orderBy: { id: 'desc' }, select: { kind: true } })
  return newer?.kind ?? null
}

interface Change {
  scope: string | null
  revision?: number
  priorRevision?: number
  exact?: boolean
}

async function carryOut(tx: Queries, viewer: Member, post: Post, decision: Decision): Promise<Outcome<Change>> {
  const { source, spoiler } = await readRevision(tx, post.id, post.revision)
  if (decision.act === 'seal-part') return sealPart(tx, viewer, post, decision, source, spoiler)
  const quotes = whyNotReason(decision.reason, source, null)
  if (quotes) return refusedAll([quotes])
  const scope = await scopeAfter(tx, post, decision)
  if (decision.act === 'rescope' && scope === post.sealed) return refused('scope-same', 'scope')
  if (scope !== post.sealed) await sealPost(tx, post.id, scope)
  return done({ scope })
}

async function scopeAfter(tx: Queries, post: Post, decision: Decision): Promise<string | null> {
  if (decision.act === 'seal' || decision.act === 'rescope') return formatScope(decision.scope)
  if (decision.act === 'unseal') return null
  return decision.act === 'dismiss' && (await flagsSealed(tx, post.id)) ? null : post.sealed
}

/** Whether it was flags that sealed the post, and no moderator has decided about it since: their weight, or the one of a moderator's own. */
async function flagsSealed(tx: Queries, postId: number): Promise<boolean> {
  const newest = (await standingActions(tx, postId)).find(({ kind }) => kind !== 'hold' && kind !== 'release')
  if (newest?.kind !== 'seal') return false
  return newest.actorId === null || (await tx.flag.count({ where: { postId, personId: newest.actorId, outcome: null } })) > 0
}

/** Seals the words in the source, and nothing but them: a seal of the whole post, if moderation put one on, is lifted. */
async function sealPart(tx: Queries, viewer: Member, post: Post, decision: Extract<Decision, { act: 'seal-part' }>, source: string, spoiler: string | null): Promise<Outcome<Change>> {
  if (decision.revision !== post.revision) return refused('edit-conflict')
  const place = placeOfWords(source, decision)
  if (!place.ok) return place
  const { start, end } = place.value
  const quotes = whyNotReason(decision.reason, source, source.slice(start, end))
  if (quotes) return refusedAll([quotes])
  await tx.post.update({ where: { id: post.id }, data: { sealed: null }, select: { id: true } })
  const { source: body, exact } = wrapSpoiler(source, start, end, decision.scope)
  const revision = await revise(tx, post.id, {
    body,
    spoiler: parseScope(spoiler ?? ''),
    reason: await reasonNow(tx, viewer.locale, decision),
    editorId: viewer.personId,
  })
  return done({ scope: formatScope(decision.scope), revision, priorRevision: post.revision, exact })
}

/** Taking back may take as long as doing did, in milliseconds: somebody's posts of years come back, a thread is split again. */
export const UNDO_MS = 300_000

/**
 * Takes an action back: the seal, the text and the queue are as they were before it, and the log has a new entry. Refused as
 * `changed-since` when the text was edited since, or another decision stands that came later: that one is undone first.
 */
export async function undoAction(viewer: Viewer, actionId: number, raw: UndoInput): Promise<Outcome<{ actionId: number }>> {
  const input = checked(undoInput, raw)
  if (!input.ok) return input
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  return write((tx) => takeBack(tx, viewer, actionId, input.value), { timeout: UNDO_MS })
}

/** The same as a part of a transaction: for whoever decides an appeal. */
export async function takeBack(tx: Queries, viewer: Member, actionId: number, given: { canned: string | null; reason: string }): Promise<Outcome<{ actionId: number }>> {
  const target = await tx.action.findUnique({ where: { id: actionId } })
  if (!target) return refused('nothing-to-undo')
  const { threadId } = target
  if (target.postId === null && (target.kind === 'accept' || target.kind === 'dismiss')) return undoAnswer(tx, viewer, target, given)
  if (threadId === null) return undoSanction(tx, viewer, target, given)
  const kind = kindOf(target.kind)
  if (isArranging(kind)) return undoArranging(tx, viewer, { ...target, threadId, kind }, given)
  if (target.postId === null) return undoThreadAction(tx, viewer, { ...target, threadId, kind: kindOf(target.kind) }, given)
  const post = await judgedPost(tx, target.postId)
  if (!post) return refused('post-missing')
  const standing = await standingActions(tx, post.id)
  const { source, spoiler } = await readRevision(tx, post.id, post.revision)
  const why = whyNotUndo(viewer, {
    categoryId: post.categoryId,
    kind: kindOf(target.kind),
    undone: !standing.some(({ id }) => id === target.id),
    followed: standing.some(({ id }) => id > target.id),
    rewritten: target.revision !== null && (await readRevision(tx, post.id, target.revision)).source !== source,
  })
  if (why) return refused(why)
  const quotes = whyNotReason(given.reason, source, null)
  if (quotes) return refusedAll([quotes])
  const holding = target.holding === null ? null : await wasOnHold(tx, post.id, target.id)
  if (holding !== null) await setHeld(tx, post.id, holding)
  if (post.sealed !== target.priorScope) await sealPost(tx, post.id, target.priorScope)
  const before = target.priorRevision === null ? null : await readRevision(tx, post.id, target.priorRevision)
  const texts = before === null ? {} : {
    priorRevision: post.revision,
    revision: await revise(tx, post.id, {
      body: before.source,
      // An edit changes its author's scope too; a seal leaves it alone.
      spoiler: parseScope((target.kind === 'edit' ? before.spoiler : spoiler) ?? ''),
      reason: await reasonNow(tx, viewer.locale, given),
      editorId: viewer.personId,
    }),
  }
  const undoId = await logAction(tx, post, { kind: 'undo', actorId: viewer.personId, reason: given.reason, canned: given.canned, scope: target.priorScope, undoesId: target.id, holding, ...texts })
  if (holding !== null) await indexPost(tx, post.id)
  await dropVerdict(tx, target.id)
  return done({ actionId: undoId })
}

type Post = NonNullable<Awaited<ReturnType<typeof judgedPost>>>

/** A post as it is judged, its row held until the transaction ends. One query after the other: a transaction has one connection. */
async function judgedPost(tx: Queries, id: number) {
  await lockPost(tx, id)
  const post = await tx.post.findUnique({ where: { id }, select: { id: true, threadId: true, authorId: true, state: true, sealed: true, revision: true, thread: { select: { categoryId: true } } } })
  if (!post) return null
  const parts = (await standingActions(tx, id)).filter(({ kind }) => kind === 'seal-part').length
  const open = (await tx.queueItem.count({ where: { postId: id, decidedAt: null } })) > 0
  return { ...post, categoryId: post.thread.categoryId, parts, open }
}
