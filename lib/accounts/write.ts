import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Queries } from '@/lib/db/client'
import { isStuck } from '@/lib/db/conflict'
import { lockPerson } from '@/lib/db/lock'
import { write } from '@/lib/db/transaction'
import { tellEverything, tellPerson } from '@/lib/events/changes'
import { recordAll } from '@/lib/events/outbox'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { heldAdmins } from '@/lib/sanctions/write'
import type { Viewer } from '@/lib/viewer/viewer'
import { changeInput, leaveInput, type ChangeInput, type LeaveInput } from './input'
import { NAMES_AN_HOUR, whyNotLeave } from './rules'

/** Keeps what a member decides about themselves. A new name stands on every page that has the old one. */
export async function changeAccount(viewer: Viewer, raw: ChangeInput): Promise<Outcome<null>> {
  const input = checked(changeInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const { name, quiet, ...plain } = input.value
  return write(async (tx) => {
    const before = await tx.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { name: true, showsSeen: true } })
    const renames = name !== undefined && name !== before.name
    if (renames && (await isTooOften(viewer.personId))) return refused('too-often')
    await tx.person.update({ where: { id: viewer.personId }, data: { ...plain, name, quiet: quiet && [...new Set(quiet)] }, select: { id: true } })
    if (renames) await tellEverything(tx)
    else if (plain.showsSeen !== undefined && plain.showsSeen !== before.showsSeen) await tellPerson(tx, viewer.handle)
    return done(null)
  })
}

// One for a process: an instance bounds what it is asked itself.
const shared = globalThis as { cellNames?: RateLimiterMemory }

async function isTooOften(personId: number): Promise<boolean> {
  const limiter = (shared.cellNames ??= new RateLimiterMemory({ keyPrefix: 'name', points: NAMES_AN_HOUR, duration: 3600 }))
  return limiter.consume(personId).then(
    () => false,
    (error: unknown) => {
      if (error instanceof RateLimiterRes) return true
      throw error
    },
  )
}

// Somebody who wrote for years: each of their posts is touched.
const LEAVING_MS = 300_000

/**
 * Deletes somebody's account, at once and for good: their sessions, tokens, ways to sign in, and all that was theirs alone. Their posts stay
 * without the name, or go with their words. What is left are numbers in the log and the outbox, behind which there is nobody any more.
 */
export async function leave(viewer: Viewer, raw: LeaveInput): Promise<Outcome<null>> {
  const input = checked(leaveInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  if (input.value.handle.trim().replace(/^@/, '').toLowerCase() !== viewer.handle) return refused('handle-other', 'handle')
  const { personId } = viewer
  const { posts } = input.value
  return onceMore(() => write(async (tx) => {
    // All of them, so that the last two cannot leave at once.
    const admins = await heldAdmins(tx)
    const why = whyNotLeave(viewer, admins.filter((id) => id !== personId).length)
    if (why) return refused(why)
    await lockPerson(tx, personId)
    await holdTraces(tx, personId, posts)
    // After these: whoever names them in a thread holds that, and waits here. And whoever writes as them then finds that there is nobody.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR UPDATE`
    if (posts === 'remove') await removeTexts(tx, personId)
    await takeBackReactions(tx, personId)
    await forgetAuthor(tx, personId)
    await forgetImages(tx, personId)
    await tx.person.delete({ where: { id: personId }, select: { id: true } })
    await tellEverything(tx)
    return done(null)
  }, { timeout: LEAVING_MS }))
}

// Each time somebody else got on with what they were doing.
const TRIES = 5

/** Does something anew that the database ended, all of it undone, as it and somebody's write waited for each other: that has gone on meanwhile. */
async function onceMore<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (tries <= 1 || !isStuck(error)) throw error
    return onceMore(work, tries - 1)
  }
}

/** Holds what leaving changes of threads and posts, in the order of every writer: threads before posts, each by their ids. */
async function holdTraces(tx: Queries, personId: number, posts: 'keep' | 'remove'): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Thread" WHERE id IN (SELECT id FROM "Thread" WHERE "authorId" = ${personId} UNION SELECT "threadId" FROM "Post" WHERE "authorId" = ${personId} AND ${posts === 'remove'})
    ORDER BY id FOR UPDATE`
  await tx.$queryRaw`
    SELECT id FROM "Post" WHERE id IN (SELECT id FROM "Post" WHERE "authorId" = ${personId} UNION SELECT "postId" FROM "Reaction" WHERE "personId" = ${personId}) ORDER BY id FOR UPDATE`
}

/** The counts beside posts fall with the rows. */
async function takeBackReactions(tx: Queries, personId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Post" p SET heart = p.heart - own.heart, tears = p.tears - own.tears, laugh = p.laugh - own.laugh, think = p.think - own.think
    FROM (
      SELECT "postId", count(*) FILTER (WHERE kind = 'heart')::int AS heart, count(*) FILTER (WHERE kind = 'tears')::int AS tears,
        count(*) FILTER (WHERE kind = 'laugh')::int AS laugh, count(*) FILTER (WHERE kind = 'think')::int AS think
      FROM "Reaction" WHERE "personId" = ${personId} GROUP BY "postId"
    ) own WHERE p.id = own."postId"`
}

// So many rows go to the database in one statement.
const AT_ONCE = 1_000

/**
 * Takes somebody's words away, all that were ever written of them. Their posts are then deleted ones without a text, and their numbers stay taken.
 * A thread in which nobody else wrote goes with them; of any other the title stays, as what others wrote stands under it.
 */
async function removeTexts(tx: Queries, personId: number): Promise<void> {
  // Those that came while theirs were waited for as well.
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id IN (SELECT "threadId" FROM "Post" WHERE "authorId" = ${personId}) ORDER BY id FOR UPDATE`
  const posts = await tx.$queryRaw<{ id: number; threadId: number; revision: number; there: boolean }[]>`
    SELECT id, "threadId", revision, state <> 'deleted' AS there FROM "Post" WHERE "authorId" = ${personId} ORDER BY id FOR UPDATE`
  for (let from = 0; from < posts.length; from += AT_ONCE) {
    const some = posts.slice(from, from + AT_ONCE)
    const postIds = some.map(({ id }) => id)
    const theirs = { where: { postId: { in: postIds } } }
    await tx.poll.deleteMany(theirs)
    await tx.mention.deleteMany(theirs)
    await tx.postSearch.deleteMany(theirs)
    await tx.segment.deleteMany(theirs)
    await tx.revision.deleteMany(theirs)
    await tx.post.updateMany({ where: { id: { in: postIds } }, data: { state: 'deleted', removedAt: null, spoiler: null, brought: [], meant: null, minute: null, revision: { increment: 1 } } })
    // A post has a text, wherever it is read: this one is empty. And nobody brings it back.
    await tx.revision.createMany({ data: some.map(({ id, revision }) => ({ postId: id, number: revision + 1, source: '' })) })
    await tx.segment.createMany({ data: some.map(({ id }) => ({ postId: id, index: 0, scopes: [], html: '', text: '', words: 0 })) })
  }
  const there = posts.filter((post) => post.there)
  await tx.$executeRaw`
    UPDATE "Thread" t SET posts = t.posts - gone.count
    FROM (SELECT "threadId", count(*)::int AS count FROM unnest(${there.map(({ threadId }) => threadId)}::int[]) AS one("threadId") GROUP BY 1) gone WHERE t.id = gone."threadId"`
  const emptied = await tx.$queryRaw<{ id: number; categoryId: number }[]>`
    UPDATE "Thread" SET "deletedAt" = now() WHERE id = ANY(${posts.map(({ threadId }) => threadId)}::int[]) AND posts = 0 AND "deletedAt" IS NULL RETURNING id, "categoryId"`
  for (const { categoryId } of emptied) await tx.category.update({ where: { id: categoryId }, data: { threads: { decrement: 1 } }, select: { id: true } })
  // What others wrote may come back to one that moderators deleted, or merged into another: under its title.
  const forsaken = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Thread" t WHERE "authorId" = ${personId} AND "deletedAt" IS NOT NULL AND posts = 0
      AND NOT EXISTS (SELECT FROM "Post" p WHERE p."threadId" = t.id AND p."removedAt" = t."removedAt")
      AND (t."mergedIntoId" IS NULL OR NOT EXISTS (SELECT FROM "PostMove" m JOIN "Post" p ON p.id = m."postId" WHERE m."fromThreadId" = t.id AND p."authorId" IS DISTINCT FROM ${personId}))`
  const threadIds = forsaken.map(({ id }) => id)
  await tx.edition.deleteMany({ where: { threadId: { in: threadIds } } })
  await tx.thread.updateMany({ where: { id: { in: threadIds } }, data: { title: '', slug: '', spoiler: null, removedAt: null } })
  await recordAll(tx, there.map(({ id, threadId }) => ({ kind: 'post-deleted' as const, actorId: null, threadId, postId: id })))
}

/** What stays names nobody. */
async function forgetAuthor(tx: Queries, personId: number): Promise<void> {
  await tx.revision.updateMany({ where: { post: { authorId: personId } }, data: { authorId: null } })
  await tx.revision.updateMany({ where: { editorId: personId }, data: { editorId: null } })
  await tx.edition.updateMany({ where: { editorId: personId }, data: { editorId: null } })
  await tx.event.updateMany({ where: { actorId: personId }, data: { actorId: null } })
  await tx.$executeRaw`UPDATE "PostSearch" SET "authorId" = NULL WHERE "postId" IN (SELECT id FROM "Post" WHERE "authorId" = ${personId})`
}

/** Images that stand in no post can be had by nobody from now on, and the next sweep takes their bytes. */
async function forgetImages(tx: Queries, personId: number): Promise<void> {
  await tx.media.updateMany({ where: { personId, places: { none: {} } }, data: { readyAt: null, keptUntil: new Date() } })
  await tx.media.updateMany({ where: { personId }, data: { description: '' } })
}
