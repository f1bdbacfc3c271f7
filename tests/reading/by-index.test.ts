import { beforeAll, expect, test } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { listPersonal, readMarks, readOverlay } from '@/lib/reading/read'
import { listCategories, listThreads } from '@/lib/threads/read'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember } from '@/tests/factories'

// Enough that reading a whole table is dearer than any index, and small enough to be made in a moment.
const THREADS = 20_000
const READ = 300

let reader: Member

beforeAll(async () => {
  reader = await aMember()
  const { personId } = await aMember()
  for (let other = 0; other < 28; other += 1) await aMember()
  await aCategory({ slug: 'story' })
  // Ten times as many pages as rows need: a table as dear to read whole as a forum's with ten times as many threads.
  await db().$executeRaw`ALTER TABLE "Thread" SET (fillfactor = 10)`
  await db().$executeRaw`
    INSERT INTO "Thread" (title, slug, "categoryId", "authorId", "createdAt", "lastActivityAt", "lastNumber", posts, "pinnedAt")
    SELECT 'Of many ' || n, 'of-many', (SELECT id FROM "Category" WHERE slug = 'story'), ${personId}, now() - make_interval(mins => n), now() - make_interval(mins => n), 3, 3, CASE n WHEN 7 THEN now() END
    FROM generate_series(1, ${THREADS}::int) n`
  await db().$executeRaw`INSERT INTO "Post" ("threadId", number, "authorId") SELECT t.id, n, ${personId} FROM "Thread" t, generate_series(1, 3) n WHERE t.title LIKE 'Of many%'`
  await db().$executeRaw`
    INSERT INTO "Reading" ("personId", "threadId", "readTo")
    SELECT p.id, t.id, 2 FROM "Person" p, (SELECT id FROM "Thread" ORDER BY id LIMIT ${READ}::int) t`
  await db().$executeRaw`
    INSERT INTO "Follow" ("personId", "threadId", level) SELECT p.id, t.id, 'follow' FROM "Person" p, (SELECT id FROM "Thread" ORDER BY id DESC LIMIT 200) t`
  await db().$executeRaw`INSERT INTO "CategoryFollow" ("personId", "categoryId", level, "setAt") SELECT ${reader.personId}, id, 'follow', now() - interval '2 days' FROM "Category"`
  await db().$executeRawUnsafe('ANALYZE')
})

/** Rows that were read from each big table without an index, since its statistics began. */
async function readWhole(): Promise<Record<string, number>> {
  const rows = await db().$queryRaw<{ relname: string; rows: bigint }[]>`
    SELECT relname, coalesce(seq_tup_read, 0) AS rows FROM pg_stat_user_tables WHERE relname IN ('Thread', 'Post', 'Reading', 'Follow')`
  return Object.fromEntries(rows.map(({ relname, rows: count }) => [relname, Number(count)]))
}

const others = async () => Number((await db().$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)[0]!.count)

/** Ends every connection: what one has read is in the statistics for certain when it is gone. */
async function settle(): Promise<void> {
  await disconnect()
  await expect.poll(others, { timeout: 60_000 }).toBe(0)
}

/** What was read without an index by `act`. */
async function withoutIndex(act: () => Promise<unknown>): Promise<Record<string, number>> {
  await settle()
  const before = await readWhole()
  await act()
  await settle()
  const after = await readWhole()
  return Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows - before[table]!]).filter(([, rows]) => rows !== 0))
}

test('lists, a member’s own lists, what is laid over them and the figures of categories read no table whole', async () => {
  expect(await withoutIndex(async () => {
    const { rows } = await listThreads(GUEST, { sort: 'active', period: 'all', page: 2 })
    await listThreads(GUEST, { sort: 'top', period: 'week', page: 1, category: 'story' })
    await listThreads(GUEST, { sort: 'unanswered', period: 'all', page: 1 })
    await listCategories(GUEST)
    expect((await readMarks(reader, rows.map(({ id }) => id))).size).toBe(30)
    expect((await readOverlay(reader, rows[0]!.id, 1))?.mark?.level).toBe('follow')
    for (const which of ['unread', 'followed'] as const) {
      const first = await listPersonal(reader, which, null)
      expect((await listPersonal(reader, which, first.next)).rows).toHaveLength(30)
    }
  })).toEqual({})
})

test('the measure would notice: a question that no index answers reads the whole table', async () => {
  expect(await withoutIndex(async () => {
    await db().thread.count({ where: { views: { gt: 10 } } })
    await db().thread.findMany({ where: { id: { in: [1, 2] } }, select: { id: true } })
  })).toMatchObject({ Thread: expect.any(Number) })
})
