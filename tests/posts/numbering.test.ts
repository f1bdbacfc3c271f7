import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deletePost, reply, restorePost } from '@/lib/posts/write'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'

const FIFTY = Array.from({ length: 50 }, (_, index) => index + 1)

async function countersOf(threadId: number) {
  const { posts, lastNumber, deletedAt, category } = await db().thread.findUniqueOrThrow({
    where: { id: threadId },
    select: { posts: true, lastNumber: true, deletedAt: true, category: { select: { id: true, threads: true } } },
  })
  const visible = await db().post.count({ where: { threadId, state: 'visible' } })
  const threads = await db().thread.count({ where: { categoryId: category.id, deletedAt: null } })
  return { counted: { posts, threads: category.threads }, true: { posts: visible, threads }, lastNumber, gone: deletedAt !== null }
}

test('fifty members comment at once: every number from 2 to 51 is given once, and the thread counts them', async () => {
  const thread = await aThread()
  const people = await Promise.all(FIFTY.map(() => aMember()))
  const places = await Promise.all(people.map(async (member, index) => given(await reply(member, thread.id, { body: `Word ${index}` }))))
  expect(places.map(({ number }) => number).sort((a, b) => a - b)).toEqual(FIFTY.map((number) => number + 1))
  const rows = await db().post.findMany({ where: { threadId: thread.id }, select: { number: true }, orderBy: { number: 'asc' } })
  expect(rows.map(({ number }) => number)).toEqual([1, ...FIFTY.map((number) => number + 1)])
  expect(await countersOf(thread.id)).toMatchObject({ lastNumber: 51, counted: { posts: 51 } })
})

test('refused comments leave no gap between those that are taken', async () => {
  const thread = await aThread()
  const member = await aMember()
  const outcomes = await Promise.all(FIFTY.map((number) => reply(member, thread.id, number % 2 ? { body: `Word ${number}` } : { body: `Word ${number}`, replyTo: 999 })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(25)
  const rows = await db().post.findMany({ where: { threadId: thread.id }, select: { number: true }, orderBy: { number: 'asc' } })
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1))
})

test('members comment, delete and undo at the same time: the counters are those of the posts that are there', async () => {
  const thread = await aThread()
  const members = await Promise.all(FIFTY.slice(0, 10).map(() => aMember()))
  const own = await Promise.all(members.map((by) => aReply({ in: thread, by })))
  await Promise.all(members.flatMap((member, index) => [
    deletePost(member, own[index]!.id).then(() => restorePost(member, own[index]!.id)).then(() => (index % 2 ? deletePost(member, own[index]!.id) : null)),
    reply(member, thread.id, { body: `One more ${index}` }),
    deletePost(member, own[index]!.id),
  ]))
  const counters = await countersOf(thread.id)
  expect(counters.counted).toEqual(counters.true)
  expect(counters.lastNumber).toBe(21)
})

test('a member deletes a post from two tabs at once: it goes once', async () => {
  const thread = await aThread()
  const by = await aMember()
  const post = await aReply({ in: thread, by })
  const outcomes = await Promise.all(FIFTY.slice(0, 8).map(() => deletePost(by, post.id)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(new Set(outcomes.filter(({ ok }) => !ok).map(why))).toEqual(new Set(['already-deleted']))
  expect((await countersOf(thread.id)).counted.posts).toBe(1)
})

test('the author of a thread without comments deletes its only post: the thread and its count go, and come back with undo', async () => {
  const thread = await aThread()
  const before = (await countersOf(thread.id)).counted.threads
  const { id } = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })
  given(await deletePost(thread.author, id))
  expect(await countersOf(thread.id)).toMatchObject({ gone: true, counted: { posts: 0, threads: before - 1 } })
  expect(why(await reply(await aMember(), thread.id, { body: 'Too late for this one' }))).toBe('thread-missing')
  given(await restorePost(thread.author, id))
  expect(await countersOf(thread.id)).toMatchObject({ gone: false, counted: { posts: 1, threads: before } })
})
