import type { Queries } from '@/lib/db/client'
import { lockAction, lockAppeal, lockPerson, lockPlaced, lockThread } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { kindOf, logAction, logPersonAction, logThreadAction, standingActions, type Entry } from '@/lib/events/log'
import { whyNotReason } from '@/lib/ledger/rules'
import { whyNotBegin } from '@/lib/moderation/rules'
import { takeBack, UNDO_MS } from '@/lib/moderation/write'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { heldAdmins } from '@/lib/sanctions/write'
import { READS_ALL } from '@/lib/spoilers/reader'
import { readRevision } from '@/lib/texts/read'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { appealInput, verdictInput, type AppealInput, type Verdict, type VerdictInput } from './input'
import { appellantOf, othersWhoDecide } from './read'
import { whyNotAppeal, whyNotDecide } from './rules'

/** Says something against an action, once, for another moderator to decide: by whom it concerns, signed in or by the key of their private address. */
export async function appeal(viewer: Viewer, actionId: number, raw: AppealInput, key: string | null = null): Promise<Outcome<{ appealId: number }>> {
  const input = checked(appealInput, raw)
  if (!input.ok) return input
  return write(async (tx) => {
    await lockAction(tx, actionId)
    const action = await tx.action.findUnique({ where: { id: actionId }, select: { kind: true, actorId: true, personId: true } })
    if (!action) return refused('action-missing')
    const undone = (await tx.action.count({ where: { undoesId: actionId } })) > 0
    const appealed = (await tx.appeal.count({ where: { actionId } })) > 0
    const personId = appellantOf(viewer, actionId, key)
    const why = whyNotAppeal(personId, { ...action, kind: kindOf(action.kind), undone, appealed })
    if (personId === null || why) return refused(why ?? 'signed-out')
    const { id } = await tx.appeal.create({ data: { actionId, personId, text: input.value.text }, select: { id: true } })
    return done({ appealId: id })
  })
}

/**
 * Decides an appeal. To uphold the action is an entry of the log; to overturn it undoes it, which is one as well. Where that cannot be done exactly the
 * refusal is the one of undoing; a moderator then puts it right by hand and says so. Who appealed is told. Refused as `appeal-decided`, with the
 * outcome, when somebody else was quicker.
 */
export async function decideAppeal(viewer: Viewer, id: number, raw: VerdictInput): Promise<Outcome<{ actionId: number }>> {
  const input = checked(verdictInput, raw)
  if (!input.ok) return input
  // Nobody else is told whether there is one, or has others wait.
  const refusedTo = whyNotBegin(viewer)
  if (viewer.kind === 'guest' || refusedTo) return refusedAll([refusedTo ?? { reason: 'signed-out' }])
  return write(async (tx) => {
    const asked = await tx.appeal.findUnique({ where: { id }, select: { actionId: true } })
    const action = asked && (await tx.action.findUnique({ where: { id: asked.actionId } }))
    if (!action) return refused('appeal-missing')
    await hold(tx, action)
    await lockAppeal(tx, id)
    const { personId, outcome, text } = await tx.appeal.findUniqueOrThrow({ where: { id }, select: { personId: true, outcome: true, text: true } })
    const place = { personId, categoryId: action.threadId === null ? null : action.categoryId }
    const why = whyNotDecide(viewer, { ...place, actorId: action.actorId, decided: outcome !== null, others: await othersWhoDecide(tx, viewer, place) })
    if (why) return refused(why, undefined, outcome ? { outcome } : undefined)
    const said = text.for(READS_ALL)
    const quotes = said.kind === 'cleared' ? whyNotReason(input.value.reason, said.text, null) : null
    if (quotes) return refusedAll([quotes])
    if (input.value.verdict === 'overturn') return overturn(tx, viewer, action, input.value)
    if (input.value.verdict === 'by-hand' && (await couldOverturn(tx, viewer, action, input.value))) return refused('appeal-exact', 'verdict')
    return say(tx, viewer, action, input.value)
  }, { timeout: UNDO_MS })
}

/**
 * Holds what an action was about, in the order in which its undoing and every writer hold it, so that two cannot wait for each other: threads before
 * posts, admins before others.
 */
async function hold(tx: Queries, { postId, threadId, toThreadId, personId }: Action): Promise<void> {
  if (postId !== null) await lockPlaced(tx, postId)
  else if (threadId !== null) for (const one of [threadId, toThreadId ?? threadId].sort((a, b) => a - b)) await lockThread(tx, one)
  else {
    await heldAdmins(tx)
    if (personId !== null) await lockPerson(tx, personId)
  }
}

type Action = NonNullable<Awaited<ReturnType<Queries['action']['findUnique']>>>

/** Undoes the action. With it goes that the seal was kept by somebody who looked: before it what it is undone after, and after it what it kept. */
async function overturn(tx: Queries, viewer: Member, action: Action, why: Verdict): Promise<Outcome<{ actionId: number }>> {
  const standing = action.postId === null ? [] : await standingActions(tx, action.postId)
  const later = standing.filter(({ id }) => id > action.id)
  const kept = later.every(({ kind }) => kind === 'confirm') ? later : []
  const before = action.kind === 'confirm' ? standing.filter(({ id, kind }) => id < action.id && (kind === 'seal' || kind === 'seal-part' || kind === 'rescope')).slice(0, 1) : []
  let undoing: Outcome<{ actionId: number }> | null = null
  for (const { id } of [...kept, action, ...before]) {
    const undone = await takeBack(tx, viewer, id, { canned: why.canned, reason: why.reason })
    if (!undone.ok) return undone
    if (id === action.id) undoing = undone
  }
  return undoing!
}

/** Whether undoing would work, found out by trying: nothing of it stays. */
async function couldOverturn(tx: Queries, viewer: Member, action: Action, why: Verdict): Promise<boolean> {
  await tx.$executeRaw`SAVEPOINT overturning`
  const { ok } = await overturn(tx, viewer, action, why)
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT overturning`
  return ok
}

/** Writes down how an appeal was decided where nothing is undone. */
async function say(tx: Queries, viewer: Member, action: Action, { verdict, canned, reason }: Verdict): Promise<Outcome<{ actionId: number }>> {
  const entry = { kind: verdict === 'uphold' ? 'uphold' : 'overturn', actorId: viewer.personId, canned, reason, appealedId: action.id } satisfies Partial<Entry>
  if (action.postId !== null) {
    const post = await tx.post.findUnique({ where: { id: action.postId }, select: { id: true, threadId: true, authorId: true, sealed: true, revision: true } })
    if (!post) return refused('post-missing')
    const quotes = whyNotReason(reason, (await readRevision(tx, post.id, post.revision)).source, null)
    if (quotes) return refusedAll([quotes])
    return done({ actionId: await logAction(tx, { ...post, authorId: action.personId }, { ...entry, scope: post.sealed }) })
  }
  if (action.threadId === null) return done({ actionId: await logPersonAction(tx, action.personId, entry) })
  const thread = await tx.thread.findUnique({ where: { id: action.threadId }, select: { id: true, spoiler: true, all: { where: { number: 1 }, select: { id: true } } } })
  if (!thread?.all[0]) return refused('thread-missing')
  return done({ actionId: await logThreadAction(tx, { ...thread, authorId: action.personId, openingId: thread.all[0].id }, { ...entry, scope: thread.spoiler }) })
}
