import type { Queries } from '@/lib/db/client'
import { lockPerson, lockPost, lockThread } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { logAction, logPersonAction, logThreadAction } from '@/lib/events/log'
import { record } from '@/lib/events/outbox'
import { afterWithdrawal, flagsAbout, putInQueue, putTargetInQueue, settle, thePost, type Target } from '@/lib/events/queue'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { whyNotWrite } from '@/lib/sanctions/rules'
import { formatScope, parseScope, parseScopes, type Scope } from '@/lib/spoilers/scope'
import { sealPost } from '@/lib/texts/write'
import { countsAs, moderates, moderatesIn, type Member, type Viewer } from '@/lib/viewer/viewer'
import { flagInput, personFlagInput, threadFlagInput, titleFlagInput, type FlagInput, type OtherFlagInput } from './input'
import { flagWeight, RECORD_LAST, sealedSo, weightiestScope, whyNotFlag, whyNotFlagBy, whyNotWithdraw, type FlagReason } from './rules'

/**
 * Reports a post to the moderators, once per person. Spoiler flags of enough weight seal the whole post at once; a moderator's does so
 * by itself. `sealed` says whether this flag did. However many there are, flags never take a post away.
 */
export async function flagPost(viewer: Viewer, postId: number, raw: FlagInput): Promise<Outcome<{ sealed: boolean }>> {
  const input = checked(flagInput, raw)
  if (!input.ok) return input
  const { reason, scope, note } = input.value
  return write(async (tx) => {
    const post = await postToFlag(tx, postId)
    if (!post || post.thread.deletedAt) return refused('post-missing')
    if (viewer.kind === 'guest') return refused('signed-out')
    const paused = whyNotWrite(viewer)
    if (paused) return refusedAll([paused])
    const why = whyNotFlag(viewer, post, await flaggedBy(tx, viewer, thePost(postId)))
    if (why) return refused(why)
    if (scope && sealedSo(post.scopes, scope)) return refused('sealed-so-already', 'scope')
    await keep(tx, viewer, thePost(postId), { reason, scope: scope && formatScope(scope), note })
    await putInQueue(tx, postId)
    await record(tx, { kind: 'post-flagged', actorId: null, threadId: post.threadId, postId })
    const seal = scope && post.sealed === null ? await sealByFlags(tx, viewer, post, scope) : null
    return done({ sealed: seal !== null })
  })
}

const INPUT = { thread: threadFlagInput, title: titleFlagInput, person: personFlagInput } as const

/** Reports a thread, its title, or a person to the moderators, once per person. Nothing else happens to them by it. */
export async function flagOther(viewer: Viewer, target: Target & { kind: keyof typeof INPUT }, raw: OtherFlagInput): Promise<Outcome<undefined>> {
  const input = checked(INPUT[target.kind], raw)
  if (!input.ok) return input
  const { reason, note } = input.value
  return write(async (tx) => {
    const personId = await whoseIs(tx, target)
    if (personId === undefined) return refused(target.kind === 'person' ? 'person-missing' : 'thread-missing')
    if (viewer.kind === 'guest') return refused('signed-out')
    const paused = whyNotWrite(viewer)
    if (paused) return refusedAll([paused])
    const why = whyNotFlagBy(viewer, personId, await flaggedBy(tx, viewer, target))
    if (why) return refused(why)
    await keep(tx, viewer, target, { reason, scope: null, note })
    await putTargetInQueue(tx, target)
    return done(undefined)
  })
}

/** Takes a report back that nobody has decided. What it had sealed together with others stays so until a moderator has looked. */
export async function withdrawFlag(viewer: Viewer, target: Target): Promise<Outcome<undefined>> {
  return write(async (tx) => {
    await lockTarget(tx, target)
    const flag = viewer.kind === 'guest' ? null : await tx.flag.findFirst({ where: { ...flagsAbout(target), personId: viewer.personId }, select: { id: true, outcome: true } })
    const why = whyNotWithdraw(viewer, flag && { decided: flag.outcome !== null })
    if (why || !flag) return refused(why ?? 'flag-missing')
    await tx.flag.delete({ where: { id: flag.id }, select: { id: true } })
    await afterWithdrawal(tx, target)
    return done(undefined)
  })
}

/** Writes a flag down with what it weighs now. */
async function keep(tx: Queries, viewer: Member, target: Target, { reason, ...flag }: { reason: FlagReason; scope: string | null; note: string | null }): Promise<void> {
  const last = await tx.flag.findMany({ where: { personId: viewer.personId, outcome: { not: null } }, orderBy: { id: 'desc' }, take: RECORD_LAST, select: { outcome: true } })
  const weight = flagWeight(countsAs(viewer), { decided: last.length, dismissed: last.filter(({ outcome }) => outcome === 'dismissed').length }, env().FLAG_FALSE_PERCENT)
  await tx.flag.create({ data: { ...flagsAbout(target), ...flag, personId: viewer.personId, reason: reason === 'off-topic' ? 'off_topic' : reason, weight }, select: { id: true } })
}

async function flaggedBy(tx: Queries, { personId }: Member, target: Target): Promise<boolean> {
  return (await tx.flag.count({ where: { ...flagsAbout(target), personId } })) > 0
}

/** Holds a target's row until the transaction ends. */
export async function lockTarget(tx: Queries, { kind, id }: Target): Promise<void> {
  await (kind === 'post' ? lockPost : kind === 'person' ? lockPerson : lockThread)(tx, id)
}

/** Whose a thread is, or who a person is; null: they are gone. Undefined where there is no such target. Its row is held. */
async function whoseIs(tx: Queries, target: Target): Promise<number | null | undefined> {
  await lockTarget(tx, target)
  if (target.kind === 'person') return (await tx.person.findUnique({ where: { id: target.id }, select: { id: true } }))?.id
  return (await tx.thread.findFirst({ where: { id: target.id, deletedAt: null }, select: { authorId: true } }))?.authorId
}

/** Why an answer is given: a canned reason, own words, or both. */
interface Why {
  canned: string | null
  reason: string
}

/**
 * Answers what was reported about a thread, its title or a person: the reports were right (and what had to be done is done where it is done), or not.
 * Whoever reported hears of it. The log says of a person only that it was a person. Needs the target's row, and that the moderator may.
 */
export async function answerFlags(tx: Queries, viewer: Member, target: Target, act: 'accept' | 'dismiss', why: Why): Promise<number> {
  const actionId = await logAnswer(tx, viewer, target, { kind: act, ...why })
  await settle(tx, target, { actionId, outcome: act === 'accept' ? 'upheld' : 'dismissed' })
  return actionId
}

/** Takes such an answer back: the reports wait again. */
export async function undoAnswer(tx: Queries, viewer: Member, answer: { id: number }, why: Why): Promise<Outcome<{ actionId: number }>> {
  const item = await tx.queueItem.findFirst({ where: { actionId: answer.id }, select: { target: true, threadId: true, personId: true, categoryId: true } })
  if (!item) return refused('nothing-to-undo')
  if (item.categoryId === null ? !moderates(viewer) : !moderatesIn(viewer, item.categoryId)) return refused('not-your-category')
  const target = { kind: item.target, id: item.threadId ?? item.personId ?? 0 }
  await lockTarget(tx, target)
  if ((await tx.action.count({ where: { undoesId: answer.id } })) > 0) return refused('undone-already')
  return done({ actionId: await logAnswer(tx, viewer, target, { kind: 'undo', undoesId: answer.id, ...why }) })
}

async function logAnswer(tx: Queries, { personId: actorId }: Member, target: Target, entry: { kind: 'accept' | 'dismiss' | 'undo'; undoesId?: number } & Why): Promise<number> {
  if (target.kind === 'person') {
    const actionId = await logPersonAction(tx, null, { actorId, ...entry })
    await record(tx, { kind: 'person-moderated', actorId, threadId: null, postId: null, actionId })
    return actionId
  }
  const { authorId, spoiler, all: [opening] } = await tx.thread.findUniqueOrThrow({ where: { id: target.id }, select: { authorId: true, spoiler: true, all: { where: { number: 1 }, select: { id: true } } } })
  return logThreadAction(tx, { id: target.id, authorId, spoiler, openingId: opening?.id ?? 0 }, { actorId, scope: spoiler, ...entry })
}

async function sealByFlags(tx: Queries, viewer: Member, post: Post, asked: Scope): Promise<number | null> {
  if (moderatesIn(viewer, post.thread.categoryId)) return sealWhole(tx, post, asked, viewer.personId)
  const rows = await tx.flag.findMany({ where: { postId: post.id, outcome: null, reason: 'spoiler' }, select: { scope: true, weight: true } })
  const flags = rows.map(({ scope, weight }) => ({ scope: parseScope(scope ?? 'any') ?? asked, weight }))
  const scope = weightiestScope(flags)
  if (!scope || flags.reduce((sum, { weight }) => sum + weight, 0) < env().FLAG_SEAL_WEIGHT || (await wasOpened(tx, post))) return null
  return sealWhole(tx, post, scope, null)
}

const OPENING: ReadonlySet<string> = new Set(['unseal', 'dismiss'])

/** Whether a moderator has decided that the text as it is now stays open: then weight alone does not seal it again. */
async function wasOpened(tx: Queries, { id: postId, editedAt }: Post): Promise<boolean> {
  const decided = await tx.action.findFirst({ where: { postId, actorId: { not: null } }, orderBy: { id: 'desc' }, select: { kind: true, createdAt: true, undoesId: true } })
  if (decided === null || (editedAt !== null && decided.createdAt < editedAt)) return false
  if (decided.undoesId === null) return OPENING.has(decided.kind)
  // Who takes a seal back opens; who takes an opening back has nothing against a seal.
  const undone = await tx.action.findUnique({ where: { id: decided.undoesId }, select: { kind: true } })
  return undone !== null && !OPENING.has(undone.kind)
}

async function sealWhole(tx: Queries, post: Post, scope: Scope, actorId: number | null): Promise<number> {
  await sealPost(tx, post.id, formatScope(scope))
  return logAction(tx, post, { kind: 'seal', actorId, reason: '', scope: formatScope(scope) })
}

type Post = NonNullable<Awaited<ReturnType<typeof postToFlag>>>

/** A post as it is reported, its row held until the transaction ends. One query after the other: a transaction has one connection. */
async function postToFlag(tx: Queries, id: number) {
  await lockPost(tx, id)
  const columns = { id: true, threadId: true, authorId: true, state: true, sealed: true, editedAt: true } as const
  const post = await tx.post.findUnique({ where: { id }, select: { ...columns, thread: { select: { categoryId: true, deletedAt: true } } } })
  if (!post) return null
  const root = await tx.segment.findUnique({ where: { postId_index: { postId: id, index: 0 } }, select: { scopes: true } })
  return { ...post, scopes: parseScopes(root?.scopes ?? []) }
}
