import { flagsTitle, listFor, refuseBlocked } from '@/lib/blocklist/write'
import type { Queries } from '@/lib/db/client'
import { lockThread } from '@/lib/db/lock'
import { placesNow } from '@/lib/db/places'
import { logThreadAction } from '@/lib/events/log'
import { record, recordAll } from '@/lib/events/outbox'
import { putTargetInQueue } from '@/lib/events/queue'
import { carryFollows, dropFollows } from '@/lib/follows/write'
import { whyNotExplained } from '@/lib/ledger/input'
import { whyNotReason } from '@/lib/ledger/rules'
import { whyNotModerateIn } from '@/lib/moderation/rules'
import { carryNotices } from '@/lib/notices/write'
import { done, refused, refusedAll, type Outcome, type Refusal } from '@/lib/outcome'
import { carryReading } from '@/lib/reading/write'
import { READS_ALL } from '@/lib/spoilers/reader'
import { formatScope } from '@/lib/spoilers/scope'
import { fallbackScope } from '@/lib/texts/rules'
import { renderPost } from '@/lib/texts/write'
import { slugOf, spoilsAsTitle } from '@/lib/threads/rules'
import type { Member } from '@/lib/viewer/viewer'
import { carriedBack, carriedFrom, whyNotMove, whyNotSplit } from './rules'

interface Why {
  canned: string | null
  reason: string
}

/** Moves all posts of a thread to the end of another; its addresses lead there from then on. In the caller's transaction. */
export async function merge(tx: Queries, viewer: Member, { target, into, canned, reason }: Why & { target: number; into: number }): Promise<Outcome<{ actionId: number }>> {
  const why = { canned, reason }
  const [from, to] = await heldThreads(tx, [target, into])
  if (!from) return refused('thread-missing')
  if (!to) return refused('thread-missing', 'into')
  const refusal = whyNotMove(viewer, from, to) ?? whyNotExplained('merge', why)
  if (refusal) return refusedAll([refusal])
  const posts = await postsOf(tx, from.id)
  const quotes = await whyNotSaid(tx, posts, why.reason)
  if (quotes) return refusedAll([quotes])
  const actionId = await logThreadAction(tx, { ...from, spoiler: null, openingId: posts[0]!.id }, { kind: 'merge', actorId: viewer.personId, toThreadId: to.id, scope: null, ...why })
  await relocate(tx, actionId, from, to, numbered(posts, to.lastNumber, (post) => carriedFrom(from.spoiler, from.meant, post)))
  await leave(tx, from, to.id)
  await carryFollows(tx, actionId, from.id, to.id)
  await record(tx, { kind: 'thread-merged', actorId: viewer.personId, threadId: to.id, postId: await openingOf(tx, to.id) })
  return done({ actionId })
}

interface Split extends Why {
  target: number
  posts: readonly number[]
  into: number | null
  title: string | null
  titleSure: boolean
}

/** Moves some posts of a thread to the end of another, or to a new one, which begins with the first of them. In the caller's transaction. */
export async function split(tx: Queries, viewer: Member, { target, posts: asked, into, title, titleSure, canned, reason }: Split): Promise<Outcome<{ actionId: number; threadId: number }>> {
  const why = { canned, reason }
  const [from, there] = await heldThreads(tx, into === null ? [target] : [target, into])
  if (!from) return refused('thread-missing')
  if (into !== null && !there) return refused('thread-missing', 'into')
  // Before the posts are held: nobody who may not move them makes others wait.
  const barred = whyNotMove(viewer, from, there ?? null) ?? whyNotExplained('split', why)
  if (barred) return refusedAll([barred])
  const all = await postsOf(tx, from.id)
  const chosen = all.filter(({ number }) => asked.includes(number))
  const left = all.filter((post) => post.state === 'visible' && !chosen.includes(post)).length
  const refusal = whyNotSplit(asked, chosen, left, into === null) ?? (await whyNotSaid(tx, chosen, why.reason))
  if (refusal) return refusedAll([refusal])
  if (into === null && title === null) return refused('split-where', 'title')
  if (title !== null && into === null && !titleSure && spoilsAsTitle(title)) return refused('title-spoils', 'title')
  // As when a thread is given another title: what stood in the one that they leave is not held against whoever moves them.
  const list = there ? null : await listFor(tx, viewer)
  const blocked = there ? null : refuseBlocked(list, { title: title! }, { title: from.title })
  if (blocked) return blocked
  const to = there ?? (await begin(tx, from, title!, chosen[0]!))
  if (!there && flagsTitle(list, title!, from.title)) await putTargetInQueue(tx, { kind: 'title', id: to.id }, { listed: true })
  const actionId = await logThreadAction(tx, { ...from, spoiler: null, openingId: all[0]!.id }, { kind: 'split', actorId: viewer.personId, toThreadId: to.id, scope: null, ...why })
  // A thread that begins with them has the scope of the one that they leave, and its category.
  await relocate(tx, actionId, from, to, numbered(chosen, to.lastNumber, (post) => (there ? carriedFrom(from.spoiler, from.meant, post) : post)))
  if (!there) await carryFollows(tx, actionId, from.id, to.id)
  await record(tx, { kind: 'thread-split', actorId: viewer.personId, threadId: to.id, postId: await openingOf(tx, to.id) })
  const firsts = new Map([...chosen].reverse().map((post) => [post.authorId, post.id]))
  await recordAll(tx, [...firsts.values()].map((postId) => ({ kind: 'post-moved' as const, actorId: viewer.personId, threadId: to.id, postId, actionId })))
  return done({ actionId, threadId: to.id })
}

interface Moved {
  id: number
  kind: string
  threadId: number
  toThreadId: number | null
}

/**
 * Takes a merge or a split back: each post has its old number again, and its place meanwhile leads there. What came later to a thread that the
 * split began goes along, and that thread's addresses with it. Refused as `moved-since` where one of the posts was moved again since.
 */
export async function undoMove(tx: Queries, viewer: Member, action: Moved, why: Why): Promise<Outcome<{ actionId: number }>> {
  const [home, away] = await heldThreads(tx, [action.threadId, action.toThreadId ?? 0])
  if (!home || !away) return refused('thread-missing')
  const merged = action.kind === 'merge'
  // What is merged comes apart again, and what was split comes together.
  const told = merged ? 'thread-split' : 'thread-merged'
  const refusal = whyNotModerateIn(viewer, home.categoryId) ?? whyNotModerateIn(viewer, away.categoryId)
  if (refusal) return refused(refusal)
  if ((await tx.action.count({ where: { undoesId: action.id } })) > 0) return refused('undone-already')
  if (away.deletedAt || (merged ? home.mergedIntoId !== away.id : home.deletedAt)) return refused('thread-gone-since')
  const moves = await tx.postMove.findMany({ where: { actionId: action.id }, orderBy: { fromNumber: 'asc' } })
  const there = await postsOf(tx, away.id)
  const back = moves.flatMap((move) => there.filter(({ id, number }) => id === move.postId && number === move.toNumber).map((post) => ({ move, post })))
  const began = !merged && moves.some(({ toNumber }) => toNumber === 1)
  const later = began ? there.filter((post) => !back.some((one) => one.post === post)) : []
  const movedIn = await tx.postMove.count({ where: { toThreadId: away.id, actionId: { gt: action.id }, postId: { in: later.map(({ id }) => id) } } })
  if (back.length < moves.length || movedIn > 0) return refused('moved-since')
  const quotes = await whyNotSaid(tx, [...back.map(({ post }) => post), ...later], why.reason)
  if (quotes) return refusedAll([quotes])
  if (began) await record(tx, { kind: told, actorId: viewer.personId, threadId: away.id, postId: there[0]!.id })
  const openingId = merged ? moves[0]!.postId : await openingOf(tx, home.id)
  const actionId = await logThreadAction(tx, { ...home, spoiler: null, openingId }, { kind: 'undo', actorId: viewer.personId, undoesId: action.id, toThreadId: away.id, scope: null, ...why })
  await relocate(tx, actionId, away, home, [
    ...back.map(({ move, post }) => ({
      post, number: move.fromNumber, replyTo: move.replyTo, replyThreadId: move.replyThreadId,
      ...carriedBack({ before: move, now: post, rewritten: post.revision !== move.revision, from: away.spoiler, home }),
    })),
    ...numbered(later, home.lastNumber, (post) => carriedFrom(away.spoiler, away.meant, post)),
  ])
  if (merged) await comeBack(tx, home)
  if (merged) await dropFollows(tx, action.id, away.id)
  if (began) await leave(tx, away, home.id)
  await record(tx, { kind: told, actorId: viewer.personId, threadId: home.id, postId: openingId })
  if (!began) await record(tx, { kind: told, actorId: viewer.personId, threadId: away.id, postId: await openingOf(tx, away.id) })
  return done({ actionId })
}

type Thread = NonNullable<Awaited<ReturnType<typeof heldThreads>>[number]>
type Post = Awaited<ReturnType<typeof postsOf>>[number]

/** Threads by their ids, their rows held until the transaction ends; undefined for what there is not. In one order for all, so that two moderators cannot wait for each other. */
async function heldThreads(tx: Queries, ids: readonly number[]) {
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) await lockThread(tx, id)
  const rows = await tx.thread.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true, authorId: true, categoryId: true, spoiler: true, lastNumber: true, deletedAt: true, mergedIntoId: true, category: { select: { version: true } } },
  })
  const threads = rows.map(({ category, ...row }) => ({ ...row, meant: formatScope(fallbackScope(row.spoiler, category.version)) }))
  return ids.map((id) => threads.find((one) => one.id === id))
}

/** All posts of a thread in order, their rows held: whoever edits one of them waits, and then renders it as it lies where it stands by then. */
async function postsOf(tx: Queries, threadId: number) {
  await tx.$queryRaw`SELECT id FROM "Post" WHERE "threadId" = ${threadId} ORDER BY id FOR UPDATE`
  return tx.post.findMany({
    where: { threadId }, orderBy: { number: 'asc' },
    select: { id: true, number: true, state: true, authorId: true, createdAt: true, revision: true, brought: true, meant: true, replyTo: true, replyThreadId: true },
  })
}

/** A post with where it goes, and what it carries there. What it answers is found anew unless that is said. */
interface Going {
  post: Post
  number: number
  brought: readonly string[]
  meant: string | null
  replyTo?: number | null
  replyThreadId?: number | null
}

function numbered(posts: readonly Post[], last: number, carry: (post: Post) => { brought: readonly string[]; meant: string | null }): Going[] {
  return posts.map((post, index) => {
    const { brought, meant } = carry(post)
    return { post, number: last + index + 1, brought, meant }
  })
}

/** Moves posts to their new places, and with them all that leads to them. The threads' rows and the posts' must be held. */
async function relocate(tx: Queries, actionId: number, from: Thread, to: Thread, going: readonly Going[]): Promise<void> {
  const moved = new Map(going.map(({ post, number }) => [`${from.id}/${post.number}`, { threadId: to.id, number }]))
  const asked = going.filter(({ replyTo, post }) => replyTo === undefined && post.replyTo !== null).map(({ post }) => ({ threadId: post.replyThreadId ?? from.id, number: post.replyTo! }))
  const standing = await placesNow(tx, asked.filter(({ threadId, number }) => !moved.has(`${threadId}/${number}`)))
  const rows = going.map(({ post, ...place }) => {
    const key = `${post.replyThreadId ?? from.id}/${post.replyTo}`
    const answered = post.replyTo === null ? null : (moved.get(key) ?? standing.get(key) ?? null)
    return { id: post.id, replyTo: answered?.number ?? null, replyThreadId: answered === null || answered.threadId === to.id ? null : answered.threadId, ...place }
  })
  await tx.postMove.createMany({
    data: going.map(({ post: { id: postId, number: fromNumber, revision, brought, meant, replyTo, replyThreadId }, number: toNumber }) => (
      { actionId, postId, fromThreadId: from.id, fromNumber, toThreadId: to.id, toNumber, revision, brought, meant, replyTo, replyThreadId })),
  })
  await tx.$executeRaw`
    UPDATE "Post" p SET "threadId" = ${to.id}, number = m.number, brought = m.brought, meant = m.meant, "replyTo" = m."replyTo", "replyThreadId" = m."replyThreadId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id int, number int, brought text[], meant text, "replyTo" int, "replyThreadId" int) WHERE p.id = m.id`
  for (const id of [from.id, to.id]) await recount(tx, id)
  for (const { id } of rows) await renderPost(tx, id)
  await carryReading(tx, actionId, from.id, to.id)
  await carryNotices(tx, actionId, from.id, to.id)
}

/** A thread's figures, from its posts as they are now. Its last number is the last that was given, whatever became of it. */
async function recount(tx: Queries, threadId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Thread" t SET posts = now.posts, "lastNumber" = greatest(t."lastNumber", now.last), "lastActivityAt" = coalesce(now.at, t."lastActivityAt")
    FROM (SELECT count(*) FILTER (WHERE state <> 'deleted')::int AS posts, coalesce(max(number), 0) AS last, max("createdAt") AS at FROM "Post" WHERE "threadId" = ${threadId}) now
    WHERE t.id = ${threadId}`
}

/** A thread whose posts went to another is there no longer. */
async function leave(tx: Queries, { id, categoryId }: Thread, mergedIntoId: number): Promise<void> {
  await tx.thread.update({ where: { id }, data: { deletedAt: new Date(), mergedIntoId }, select: { id: true } })
  await tx.category.update({ where: { id: categoryId }, data: { threads: { decrement: 1 } }, select: { id: true } })
}

/** A thread has its posts again; it is there if any of them can be. */
async function comeBack(tx: Queries, { id, categoryId }: Thread): Promise<void> {
  const { posts } = await tx.thread.update({ where: { id }, data: { mergedIntoId: null }, select: { posts: true } })
  if (posts === 0) return
  await tx.thread.update({ where: { id }, data: { deletedAt: null }, select: { id: true } })
  await tx.category.update({ where: { id: categoryId }, data: { threads: { increment: 1 } }, select: { id: true } })
}

async function begin(tx: Queries, from: Thread, title: string, { authorId, createdAt }: Post): Promise<Thread> {
  const { categoryId, spoiler } = from
  const { id } = await tx.thread.create({ data: { title, slug: slugOf(title), categoryId, spoiler, authorId, createdAt, lastActivityAt: createdAt }, select: { id: true } })
  await tx.category.update({ where: { id: categoryId }, data: { threads: { increment: 1 } }, select: { id: true } })
  return { ...from, id, title, authorId, lastNumber: 0 }
}

async function openingOf(tx: Queries, threadId: number): Promise<number> {
  return (await tx.post.findFirstOrThrow({ where: { threadId }, orderBy: { number: 'asc' }, select: { id: true } })).id
}

/** Why a reason cannot stand in the public log: it repeats words of one of the posts. */
async function whyNotSaid(tx: Queries, posts: readonly Post[], reason: string): Promise<Refusal | null> {
  if (reason === '') return null
  const newest = new Map(posts.map(({ id, revision }) => [id, revision]))
  const rows = await tx.revision.findMany({ where: { postId: { in: [...newest.keys()] } }, select: { postId: true, number: true, authorId: true, source: true } })
  for (const { postId, number, source } of rows) {
    const cleared = source.for(READS_ALL)
    const said = cleared.kind === 'cleared' && newest.get(postId) === number ? whyNotReason(reason, cleared.text, null) : null
    if (said) return said
  }
  return null
}
