import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deletePost } from '@/lib/posts/write'
import { listQuery, type ListQuery } from '@/lib/threads/input'
import { listCategories, listThreads, readThread } from '@/lib/threads/read'
import { THREADS_PER_PAGE } from '@/lib/threads/rules'
import { countPosts } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aCategory, aReply, aThread, given } from '@/tests/factories'

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

/** The titles of a list, in its order. */
async function titles(query: Partial<ListQuery> & { category?: string; tag?: string }): Promise<string[]> {
  const { rows } = await listThreads(GUEST, { sort: 'active', period: 'all', page: 1, ...query })
  return rows.map(({ title }) => title)
}

beforeAll(async () => {
  await aCategory({ slug: 'story' })
  await aCategory({ slug: 'music' })
  const old = await aThread({ title: 'Old, and much answered', at: daysAgo(40) })
  await aThread({ title: 'Old and unanswered', at: daysAgo(20), tags: ['tears'] })
  const recent = await aThread({ title: 'Of this week, one answer', at: daysAgo(3), category: 'music', tags: ['tears', 'score'] })
  await aThread({ title: 'Of today, unanswered', at: daysAgo(0.5), category: 'music', spoiler: 'tr-2019' })
  const gone = await aThread({ title: 'Deleted by its author', at: daysAgo(0.1) })
  const { id } = await db().post.findFirstOrThrow({ where: { threadId: gone.id }, select: { id: true } })
  given(await deletePost(gone.author, id))
  await aReply({ in: recent })
  for (let answers = 0; answers < 3; answers += 1) await aReply({ in: old })
})

test('a guest sees the threads by activity, and none that is deleted', async () => {
  expect(await titles({})).toEqual(['Old, and much answered', 'Of this week, one answer', 'Of today, unanswered', 'Old and unanswered'])
})

test('a guest sees the newest threads, by when they were put in', async () => {
  expect(await titles({ sort: 'new' })).toEqual(['Of today, unanswered', 'Of this week, one answer', 'Old and unanswered', 'Old, and much answered'])
})

test('a guest sees the most answered threads of all time, of a month, a week and a day', async () => {
  expect(await titles({ sort: 'top' })).toEqual(['Old, and much answered', 'Of this week, one answer', 'Of today, unanswered', 'Old and unanswered'])
  expect(await titles({ sort: 'top', period: 'month' })).toEqual(['Of this week, one answer', 'Of today, unanswered', 'Old and unanswered'])
  expect(await titles({ sort: 'top', period: 'week' })).toEqual(['Of this week, one answer', 'Of today, unanswered'])
  expect(await titles({ sort: 'top', period: 'day' })).toEqual(['Of today, unanswered'])
})

test('a guest sees the threads that nobody has answered', async () => {
  expect(await titles({ sort: 'unanswered' })).toEqual(['Of today, unanswered', 'Old and unanswered'])
})

test('a guest sees the threads of a category and of a tag, in each order', async () => {
  expect(await titles({ category: 'music' })).toEqual(['Of this week, one answer', 'Of today, unanswered'])
  expect(await titles({ category: 'music', sort: 'new' })).toEqual(['Of today, unanswered', 'Of this week, one answer'])
  expect(await titles({ tag: 'tears' })).toEqual(['Of this week, one answer', 'Old and unanswered'])
  expect(await titles({ tag: 'tears', sort: 'unanswered' })).toEqual(['Old and unanswered'])
  expect(await titles({ category: 'nowhere' })).toEqual([])
})

test('a pinned thread stands before all others of its category and of the whole, on the first page and nowhere else', async () => {
  const category = await aCategory({ slug: 'pins' })
  const pinned = await aThread({ title: 'Read this before you post', category, at: daysAgo(300) })
  const other = await aThread({ title: 'Something said since then', category, at: daysAgo(200) })
  await db().thread.update({ where: { id: pinned.id }, data: { pinnedAt: new Date() }, select: { id: true } })
  expect(await titles({ category })).toEqual(['Read this before you post', 'Something said since then'])
  expect((await titles({}))[0]).toBe('Read this before you post')
  expect(await titles({ category, page: 2 })).toEqual([])
  expect(await titles({ category, sort: 'new' })).toEqual(['Something said since then', 'Read this before you post'])
  for (const { id } of [pinned, other]) await db().thread.update({ where: { id }, data: { pinnedAt: null, deletedAt: new Date() }, select: { id: true } })
})

test('a category says how many threads and posts it has and when somebody last wrote there, of what is not deleted', async () => {
  const category = await aCategory({ slug: 'figures' })
  const thread = await aThread({ category, at: daysAgo(2) })
  await aReply({ in: thread })
  await aReply({ in: await aThread({ category }) })
  const gone = await aThread({ category })
  given(await deletePost(gone.author, (await db().post.findFirstOrThrow({ where: { threadId: gone.id }, select: { id: true } })).id))
  await countPosts()
  const { lastActivityAt } = await db().thread.findFirstOrThrow({ where: { category: { slug: category }, deletedAt: null }, orderBy: { lastActivityAt: 'desc' }, select: { lastActivityAt: true } })
  expect((await listCategories(GUEST)).find(({ slug }) => slug === category)).toEqual({ slug: category, version: null, threads: 2, posts: 4, lastActivityAt })
})

test('pages of a list hold every thread once, and the last knows that it is', async () => {
  const category = await aCategory({ slug: 'pages' })
  for (let number = 0; number < THREADS_PER_PAGE + 5; number += 1) await aThread({ category, at: daysAgo(1) })
  for (const sort of ['active', 'new', 'top', 'unanswered'] as const) {
    const pages = await Promise.all([1, 2, 3].map((page) => listThreads(GUEST, { sort, period: 'all', page, category })))
    expect(pages.map(({ rows, more }) => [rows.length, more])).toEqual([[THREADS_PER_PAGE, true], [5, false], [0, false]])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(THREADS_PER_PAGE + 5)
  }
})

test('a row tells how much is there and nothing that is in it', async () => {
  const thread = await aThread({ title: 'A row of its own', spoiler: 'tr-2019@95', tags: ['one', 'two'], body: 'UNIQUEWORD' })
  await aReply({ in: thread, body: 'UNIQUEWORD' })
  const row = await readThread(GUEST, thread.id)
  expect(row).toMatchObject({ title: 'A row of its own', posts: 2, lastNumber: 2, spoiler: { version: 'tr-2019', until: 95 }, tags: ['one', 'two'], locked: false })
  expect(JSON.stringify(row)).not.toContain('UNIQUEWORD')
})

test.each([
  [{}, { sort: 'active', period: 'all', page: 1 }],
  [{ sort: 'top', period: 'week', page: '3' }, { sort: 'top', period: 'week', page: 3 }],
  [{ sort: '../', period: ['a', 'b'], page: '-1' }, { sort: 'active', period: 'all', page: 1 }],
  [{ page: '1e9' }, { sort: 'active', period: 'all', page: 1 }],
  [{ page: '2.5' }, { sort: 'active', period: 'all', page: 1 }],
])('a list asked for with %j is asked for so: %j', (asked, query) => {
  expect(listQuery.parse(asked)).toEqual(query)
})
