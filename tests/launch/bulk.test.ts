import { beforeAll, expect, test } from 'vitest'
import fc from 'fast-check'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { fill } from '@/lib/launch/bulk/seed-bulk'
import { threadSizes } from '@/lib/launch/bulk/sizes'
import { renderPost } from '@/lib/texts/write'
import { seed } from '@/prisma/seed'

const url = process.env.DATABASE_URL ?? ''
const ORDER = { seed: 5, threads: 20, posts: 300 }

const rowsOf = (table: string, columns: string, order: string) => db().$queryRawUnsafe<unknown[]>(`SELECT ${columns} FROM "${table}" ORDER BY ${order}`)
const segments = () => rowsOf('Segment', '"postId", index, parent, scopes, md5(html) AS html, md5(text) AS text, words, block', '"postId", index')
const terms = () => rowsOf('PostSearch', '"postId", block, "threadId", "authorId", "categoryId", "createdAt", versions, md5(terms::text) AS terms', '"postId"')

beforeAll(async () => {
  await seed({ demo: false })
  await fill(url, ORDER, () => undefined)
}, 240_000)

test('threads are as many and as long as was asked for, with counters that say so', async () => {
  expect(await db().thread.count()).toBe(ORDER.threads)
  expect(await db().post.count()).toBe(ORDER.posts)
  const wrong = await db().$queryRaw<unknown[]>`
    SELECT t.id FROM "Thread" t JOIN "Post" p ON p."threadId" = t.id GROUP BY t.id
    HAVING count(*) <> t.posts OR max(p.number) <> t."lastNumber" OR min(p.number) <> 1 OR max(p."createdAt") <> t."lastActivityAt"`
  expect(wrong).toEqual([])
  const { _sum } = await db().category.aggregate({ _sum: { threads: true } })
  expect(_sum.threads).toBe(ORDER.threads)
  expect(await db().setting.findUnique({ where: { key: 'bulk' } })).toBeNull()
})

test('posts count the reactions that there are, each person’s once; what is kept, read and followed is there and lies within its thread', async () => {
  const wrong = await db().$queryRaw<unknown[]>`
    SELECT p.id FROM "Post" p LEFT JOIN "Reaction" r ON r."postId" = p.id GROUP BY p.id
    HAVING count(*) FILTER (WHERE r.kind = 'heart') <> p.heart OR count(*) FILTER (WHERE r.kind = 'tears') <> p.tears
      OR count(*) FILTER (WHERE r.kind = 'laugh') <> p.laugh OR count(*) FILTER (WHERE r.kind = 'think') <> p.think OR count(DISTINCT r."personId") <> count(r.*)`
  expect(wrong).toEqual([])
  expect(await db().$queryRaw`SELECT 1 FROM "Reading" r JOIN "Thread" t ON t.id = r."threadId" WHERE r."readTo" NOT BETWEEN 1 AND t."lastNumber" OR r."readAt" > now()`).toEqual([])
  const counts = await Promise.all([db().reaction.count(), db().reading.count(), db().follow.count()])
  expect(Math.min(...counts)).toBeGreaterThan(5)
  expect(await db().bookmark.count()).toBeLessThan(ORDER.posts / 20)
  expect(await db().queueItem.count({ where: { reasons: { isEmpty: true } } })).toBe(0)
})

test('a post that the forum renders and indexes again comes out as it was', async () => {
  const [before, found] = [await segments(), await terms()]
  const posts = await db().post.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of posts) await inTransaction((tx) => renderPost(tx, id))
  expect(await segments()).toEqual(before)
  expect(await terms()).toEqual(found)
  expect(new Set(before.map((row) => String((row as { scopes: string[] }).scopes))).size).toBeGreaterThan(5)
}, 240_000)

test('an order that was killed goes on where it was and ends as one that was not', async () => {
  const order = { seed: 6, threads: 40, posts: 2500 }
  const before = await db().post.aggregate({ _max: { id: true } })
  const from = (before._max.id ?? 0) + 1
  // It fails in its second part, as a machine might.
  await db().$executeRawUnsafe(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`)
  await db().$executeRawUnsafe(`CREATE TRIGGER fails BEFORE INSERT ON "Post" FOR EACH ROW WHEN (NEW.id = ${from + 2300}) EXECUTE FUNCTION fail()`)
  await expect(fill(url, order, () => undefined)).rejects.toThrow('killed')
  expect(await db().post.count({ where: { id: { gte: from } } })).toBe(2000)
  await expect(fill(url, { ...order, posts: 2600 }, () => undefined)).rejects.toThrow('--posts 2500')
  await db().$executeRawUnsafe('DROP TRIGGER fails ON "Post"')
  const said: string[] = []
  await fill(url, order, (line) => void said.push(line))
  expect(said).toEqual(['  Going on after 2000 of 2500 posts'])
  await fill(url, order, () => undefined)
  const posts = (first: number) => db().post.findMany({ where: { id: { gte: first, lt: first + order.posts } }, orderBy: { id: 'asc' }, select: { number: true, spoiler: true, replyTo: true, minute: true } })
  const killed = await posts(from)
  expect(killed).toHaveLength(order.posts)
  const doings = (first: number) => db().$queryRaw<unknown[]>`
    SELECT r."postId" - ${first}::int AS post, r.kind::text, extract(epoch FROM r."createdAt" - p."createdAt")::float8 AS after FROM "Reaction" r JOIN "Post" p ON p.id = r."postId"
    WHERE r."postId" >= ${first}::int AND r."postId" < ${first + order.posts}::int ORDER BY 1, r."personId"`
  expect((await doings(from)).length).toBeGreaterThan(100)
  expect(await doings(from + order.posts)).toEqual(await doings(from))
  expect(await posts(from + order.posts)).toEqual(killed)
  expect(await db().$queryRaw`SELECT 1 AS there FROM pg_indexes WHERE indexname = 'PostSearch_terms'`).toHaveLength(1)
}, 240_000)

test('sizes are whole, at least one, and add up, whatever is asked for', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 5000 }), fc.integer(), (threads, more, random) => {
    const sizes = threadSizes(random, threads, threads + more)
    expect(sizes.length).toBe(threads)
    expect(sizes.every((size) => size >= 1)).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(threads + more)
  }))
})
