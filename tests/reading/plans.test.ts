import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBookmarks, readKeeping } from '@/lib/bookmarks/read'
import { db } from '@/lib/db/client'
import { newestPlace, newestPlaceIn } from '@/lib/events/sequence'
import { readTold } from '@/lib/events/told'
import { readFeed, readSitemap } from '@/lib/feeds/read'
import { fill } from '@/lib/launch/bulk/seed-bulk'
import { readLog } from '@/lib/ledger/read'
import { readNotices, unreadNotices } from '@/lib/notices/read'
import { readCallable, readProfile } from '@/lib/people/read'
import { listReplies, numberFrom, readDates, readHistory, readPage, readPost, readPostById, readPostsOf, readTexts } from '@/lib/posts/read'
import { readReactions } from '@/lib/reactions/read'
import { listPersonal, readMarks, readOverlay } from '@/lib/reading/read'
import { readSearch } from '@/lib/search/read'
import { listCategories, listThreads, listThreadsAfter, readOpenTexts, readThread, startedIn, tagExists } from '@/lib/threads/read'
import { numbersWithDates, PERIODS, SORTS } from '@/lib/threads/rules'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { seed } from '@/prisma/seed'
import { aMember, given } from '@/tests/factories'
import { lookedAt, planKept, planOf, statementsOf, type Node } from '@/tests/setup/statements'

// Enough that reading a whole table, or sorting what one page is cut from, is dearer than any index, and shows in the rows.
const SIZE = { seed: 3, threads: 5_000, posts: 30_000 }
// Tables that a forum fills. Reading any other whole is no matter: categories, versions, settings.
const FILLED = ['Thread', 'Post', 'Segment', 'Revision', 'PostSearch', 'ThreadTag', 'Person', 'Reading', 'Follow', 'Notice', 'Bookmark', 'Reaction', 'Flag', 'QueueItem', 'Action', 'Event', 'Edition', 'Mention', 'Poll', 'Progress']
// What one page may need: its rows, their joins, and no more. Threads are shown by 30, posts by 50, programs ask for 100.
const A_PAGE = 110
const LOOKED_AT_MOST = 2_000

interface Asked {
  /** As lib/search/read.ts has it: a search is planned without reading a table, whatever the planner thinks of that. */
  neverWhole?: boolean
  /** Rows that a step of it may look at, with the reason why that is more than a page. */
  most?: [number, reason: string]
  /** Rows that may be sorted, with the reason. */
  sorts?: [number, reason: string]
}

let reader: Member
let long: number
let tagged: string
let middle: Date
const client = new pg.Client({ connectionString: process.env.DATABASE_URL })

beforeAll(async () => {
  await client.connect()
  await seed({ demo: false })
  // Ten times as many pages as rows need: tables as dear to read whole as a forum's with ten times as many rows.
  for (const table of ['Thread', 'Post', 'Person', 'ThreadTag']) await client.query(`ALTER TABLE "${table}" SET (fillfactor = 10)`)
  await fill(process.env.DATABASE_URL!, SIZE, () => undefined)
  reader = await aMember({ seen: { 'kr-2013': 'whole' } })
  const me = reader.personId
  for (const statement of [
    `INSERT INTO "Person" (handle, "handleKey", name) SELECT 'other-' || n, 'other-' || n, 'Other ' || n FROM generate_series(1, 20000) n`,
    `INSERT INTO "Progress" ("personId", version) SELECT id, 'kr-2013' FROM "Person" ON CONFLICT DO NOTHING`,
    `INSERT INTO "Tag" (slug) SELECT 'tag-' || n FROM generate_series(1, 40) n`,
    // One tag on every second thread, the others on few.
    `INSERT INTO "ThreadTag" ("threadId", "tagId") SELECT t.id, g.id FROM "Thread" t JOIN "Tag" g ON g.slug = CASE WHEN t.id % 2 = 0 THEN 'tag-1' WHEN t.id % 7 = 0 THEN 'tag-2' ELSE 'tag-' || (3 + t.id % 38) END`,
    // Most threads are in one category, as everywhere.
    `UPDATE "Thread" SET "categoryId" = (SELECT id FROM "Category" WHERE slug = 'story') WHERE id % 5 <> 0`,
    `INSERT INTO "Edition" ("threadId", number, title, "categoryId", "endedAt") SELECT id, 1, title, "categoryId", now() FROM "Thread"`,
    `INSERT INTO "Flag" ("postId", "personId", reason, weight) SELECT p.id, q.id, 'spam', 1 FROM "Post" p, (SELECT id FROM "Person" ORDER BY id LIMIT 1) q WHERE p.id % 5 = 0 ON CONFLICT DO NOTHING`,
    `UPDATE "Thread" SET "pinnedAt" = now() WHERE id IN (SELECT id FROM "Thread" ORDER BY id LIMIT 3)`,
    `INSERT INTO "Reading" ("personId", "threadId", "readTo") SELECT p.id, t.id, 1 FROM (SELECT id FROM "Person" ORDER BY id DESC LIMIT 20) p, (SELECT id FROM "Thread" ORDER BY id LIMIT 400) t`,
    `INSERT INTO "Follow" ("personId", "threadId", level) SELECT p.id, t.id, 'follow' FROM (SELECT id FROM "Person" ORDER BY id DESC LIMIT 20) p, (SELECT id FROM "Thread" ORDER BY id DESC LIMIT 200) t`,
    `INSERT INTO "CategoryFollow" ("personId", "categoryId", level, "setAt") SELECT ${me}, id, 'follow', now() - interval '2 days' FROM "Category"`,
    `INSERT INTO "Reaction" ("postId", "personId", kind) SELECT p.id, q.id, 'heart' FROM "Post" p, LATERAL (SELECT id FROM "Person" ORDER BY id LIMIT 1) q ON CONFLICT DO NOTHING`,
    `INSERT INTO "Bookmark" ("personId", "postId") SELECT q.id, p.id FROM (SELECT id FROM "Person" ORDER BY id DESC LIMIT 5) q, (SELECT id FROM "Post" ORDER BY id LIMIT 2000) p ON CONFLICT DO NOTHING`,
    `INSERT INTO "Event" (id, kind, "threadId", "postId", "deliveredAt", sequence) SELECT gen_random_uuid(), 'post-added', "threadId", id, now(), 1000 + row_number() OVER (ORDER BY id) FROM "Post"`,
    `INSERT INTO "Notice" ("personId", "eventId", kind, "threadId", number, "readAt") SELECT ${me}, e.id, 'reply', e."threadId", p.number, CASE WHEN e.sequence % 9 = 0 THEN NULL ELSE now() END
       FROM (SELECT * FROM "Event" WHERE kind = 'post-added' ORDER BY sequence DESC LIMIT 5000) e JOIN "Post" p ON p.id = e."postId"`,
    `INSERT INTO "Action" (kind, "threadId", "postId", reason, "createdAt") SELECT 'seal', "threadId", id, 'for the plans', "createdAt" FROM "Post" ORDER BY id LIMIT 5000`,
    'VACUUM ANALYZE',
  ]) await client.query(statement)
  const { rows: [largest] } = await client.query<{ id: number }>('SELECT id FROM "Thread" ORDER BY posts DESC LIMIT 1')
  long = largest!.id
  tagged = 'tag-1'
  const { rows: [half] } = await client.query<{ createdAt: Date }>('SELECT "createdAt" FROM "Post" WHERE "threadId" = $1 ORDER BY number OFFSET 500 LIMIT 1', [long])
  middle = half!.createdAt
}, 600_000)

afterAll(() => client.end())

const threads = (more: Partial<Parameters<typeof listThreads>[1]>) => () => listThreads(GUEST, { sort: 'active', period: 'all', page: 1, ...more })
const after = (sort: (typeof SORTS)[number], more: object = {}) => async () => {
  const list = { sort, period: 'all' as const, limit: 100, ...more }
  const first = given(await listThreadsAfter(GUEST, list))
  if (first.next) given(await listThreadsAfter(GUEST, { ...list, cursor: first.next }))
}

const TAGGED: Asked = { sorts: [1_000, 'of a tag on few threads all are sorted, of one on many the order is gone through: at most the root of 31 times all threads'], most: [4_000, 'the same'] }
const UNREAD: Asked = { sorts: [7_000, 'what somebody read last, follows, and the newest of the categories they follow (lib/reading/rules.ts)'], most: [7_000, 'the same'] }
const MEANT: Asked = { sorts: [300, 'who wrote the last 200 posts of the thread, and 50 each whose handle or name begins so'] }
const SEARCH: Asked = { neverWhole: true, sorts: [7_000, 'as many as hold the words in the newest posts (lib/search/rules.ts, blocksNext)'], most: [7_000, 'the same'] }

/** Every statement that a busy forum asks all day, by where it is asked. The moderators’ queue is in tests/moderation. */
const HOT: [name: string, act: () => Promise<unknown>, asked?: Asked][] = [
  ...SORTS.flatMap((sort): typeof HOT => [
    [`home, ${sort}`, threads({ sort })], [`home, ${sort}, second page`, threads({ sort, page: 2 })], [`a category, ${sort}`, threads({ sort, category: 'story' })],
    [`a tag, ${sort}`, threads({ sort, tag: tagged })], [`threads for programs, ${sort}`, after(sort)], [`of a tag for programs, ${sort}`, after(sort, { tag: tagged })],
    [`of a category for programs, ${sort}`, after(sort, { category: 'story' })],
  ]),
  ...PERIODS.map((period): (typeof HOT)[number] => [`top of ${period}`, threads({ sort: 'top', period })]),
  ['home, a page far down', threads({ page: 20 })],
  ['a rare tag', threads({ tag: 'tag-7' })],
  ...SORTS.map((sort): (typeof HOT)[number] => [`a tag of some hundred threads, ${sort}`, threads({ sort, tag: 'tag-2' }), TAGGED]),
  ['the thread', () => readThread(GUEST, long)],
  ['where it was started', () => startedIn(GUEST, long)],
  ['the place of its page in the stream', () => newestPlaceIn(long)],
  ['the stream’s place', () => newestPlace()],
  ['what is told of it', () => readTold(30_000n, 100, long)],
  ...[1, 10, 20].map((page): (typeof HOT)[number] => [`page ${page} of a thread`, () => readPage(GUEST, long, page)]),
  ['what links are told of a page', () => readOpenTexts(GUEST, long, { first: 451, last: 500 })],
  ['the dates beside it', () => readDates(GUEST, long, numbersWithDates(1000))],
  ['a permalink, and what was revealed', () => readPost(GUEST, long, 300)],
  ['a post by its id', async () => readPostById(GUEST, (await readPost(GUEST, long, 300))!.id)],
  ['its texts', async () => readTexts(GUEST, (await readPost(GUEST, long, 300))!.id)],
  ['its history', async () => readHistory(GUEST, (await readPost(GUEST, long, 300))!.id, null)],
  ['its reactions', async () => readReactions(reader, (await readPost(GUEST, long, 300))!.id)],
  ['who answered it', () => listReplies(GUEST, long, 2, 0)],
  ['a jump to a day', () => numberFrom(GUEST, long, middle)],
  ['the overlay of a page', () => readOverlay(reader, long, 5)],
  ['the overlay of a list', async () => readMarks(reader, (await listThreads(GUEST, { sort: 'active', period: 'all', page: 1 })).rows.map(({ id }) => id))],
  ['what is unread', async () => listPersonal(reader, 'unread', (await listPersonal(reader, 'unread', null)).next), UNREAD],
  ['what is followed', async () => listPersonal(reader, 'followed', (await listPersonal(reader, 'followed', null)).next), { sorts: [2_000, 'all that one person follows'] }],
  ['how many notices are unread', () => unreadNotices(reader)],
  ['notices', async () => readNotices(reader, (await readNotices(reader, null)).before)],
  ['bookmarks', async () => readBookmarks(reader, (await readBookmarks(reader, null)).before)],
  ['one bookmark', () => readKeeping(reader, long, 300)],
  ['a profile', async () => readProfile(GUEST, (await readPost(GUEST, long, 300))!.author!.handle)],
  ['somebody’s posts for programs', async () => readPostsOf(GUEST, (await readPost(GUEST, long, 300))!.author!.handle, { count: 100 })],
  ['who may be meant', () => readCallable(reader, 'bul', long), MEANT],
  ['the feed', () => readFeed(GUEST, { of: 'site' })],
  ['a category’s feed', () => readFeed(GUEST, { of: 'category', slug: 'story' })],
  ['a thread’s feed', () => readFeed(GUEST, { of: 'thread', id: long })],
  ['a page of the sitemap', () => readSitemap(GUEST, 1), { most: [10_000, 'a page of the sitemap holds ten thousand threads'] }],
  ['the public log', async () => readLog(GUEST, (await readLog(GUEST, null)).before)],
  ['whether there is a tag', () => tagExists(GUEST, tagged)],
  ['categories', () => listCategories(GUEST)],
  ['who may be meant by nothing yet', () => readCallable(reader, '', long), MEANT],
  ...['balloon', 'the yellow balloon', 'ending -cried', '"at the end"', 'neverwrittenanywhere'].map((q): (typeof HOT)[number] => [`a search for ${q}`, () => readSearch(reader, { q }), SEARCH]),
]

function fault(nodes: Node[], { most: [most] = [LOOKED_AT_MOST, ''], sorts: [sorts] = [A_PAGE, ''] }: Asked): string[] {
  return nodes.flatMap((node) => {
    const { 'Node Type': type, 'Relation Name': relation = '' } = node
    const rows = lookedAt(node)
    const below = (node.Plans ?? []).reduce((sum, inner) => sum + inner['Actual Rows'] * inner['Actual Loops'], 0)
    return [
      ...(type === 'Seq Scan' && FILLED.includes(relation) ? [`reads all of ${relation}`] : []),
      ...(type.endsWith('Sort') && below > sorts ? [`sorts ${below} rows`] : []),
      ...(type.includes('Scan') && rows > most ? [`looks at ${rows} rows of ${relation} by ${node['Index Name'] ?? 'hand'}`] : []),
    ]
  })
}

async function faultsOf(act: () => Promise<unknown>, asked: Asked = {}): Promise<string[]> {
  const statements = await statementsOf(act)
  expect(statements.length).toBeGreaterThan(0)
  const found: string[] = []
  await client.query(`SET enable_seqscan = ${asked.neverWhole ? 'off' : 'on'}`)
  for (const statement of statements.filter(({ text }) => /^\s*(?:SELECT|WITH)\b/i.test(text))) {
    for (const plan of [await planOf(client, statement), await planKept(client, statement)]) {
      for (const one of fault(plan, asked)) found.push(`${one}: ${statement.text.replace(/\s+/g, ' ').slice(0, 900)}`)
    }
  }
  return found
}

describe('what is asked all day goes by an index, sorts no more than a page, and looks at few rows', () => {
  test.each(HOT)('%s', async (_, act, asked) => {
    expect(await faultsOf(act, asked)).toEqual([])
  })
})

describe('what is asked does not grow with what is on a page', () => {
  const bigger = async (author: string) => (await readPostsOf(GUEST, author, { count: 100 }))!.length
  let few: number

  beforeAll(async () => {
    const { rows: [small] } = await client.query<{ id: number }>('SELECT t.id FROM "Thread" t WHERE t.posts BETWEEN 8 AND 12 AND EXISTS (SELECT FROM "Post" p WHERE p."threadId" = t.id AND p."replyTo" IS NOT NULL) ORDER BY id LIMIT 1')
    few = small!.id
    expect(await bigger((await readPost(GUEST, long, 300))!.author!.handle)).toBeGreaterThan(10)
  })

  const counted: [string, most: number, little: () => Promise<unknown>, much: () => Promise<unknown>][] = [
    ['a list of threads', 8, threads({ sort: 'new', tag: 'tag-39' }), threads({ sort: 'new', tag: 'tag-1' })],
    ['threads for programs', 7, () => listThreadsAfter(GUEST, { sort: 'new', period: 'all', limit: 3 }), () => listThreadsAfter(GUEST, { sort: 'new', period: 'all', limit: 100 })],
    ['a page of a thread', 7, () => readPage(GUEST, few, 1), () => readPage(GUEST, long, 5)],
    ['posts for programs', 5, async () => readPostsOf(GUEST, (await db().person.findFirstOrThrow({ where: { posts: { some: {} } } })).handle, { count: 2 }), async () => readPostsOf(GUEST, (await db().person.findFirstOrThrow({ where: { posts: { some: {} } } })).handle, { count: 100 })],
    ['the overlay of a page', 3, () => readOverlay(reader, few, 1), () => readOverlay(reader, long, 5)],
    ['the overlay of a list', 1, async () => readMarks(reader, [few]), async () => readMarks(reader, [few, long])],
    ['what is unread', 7, () => listPersonal(reader, 'unread', null), () => listPersonal(reader, 'unread', null)],
    ['notices', 14, () => readNotices(reader, null, 2), () => readNotices(reader, null, 30)],
    ['bookmarks', 5, () => readBookmarks(reader, null, 2), () => readBookmarks(reader, null, 30)],
    ['the public log', 7, () => readLog(GUEST, 3), () => readLog(GUEST, null)],
    ['a search', 17, () => readSearch(reader, { q: 'balloon', limit: '2' }), () => readSearch(reader, { q: 'balloon', limit: '50' })],
    ['a thread’s feed', 9, () => readFeed(GUEST, { of: 'thread', id: few }), () => readFeed(GUEST, { of: 'thread', id: long })],
  ]

  test.each(counted)('%s asks at most %i times', async (_, most, little, much) => {
    await little()
    const [before, after] = [await statementsOf(little), await statementsOf(much)]
    expect(after.map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 90))).toHaveLength(before.length)
    expect(after.length).toBeLessThanOrEqual(most)
  })
})

test('the measure notices what reads a table, sorts it, and looks at too much of it', async () => {
  expect((await faultsOf(() => db().thread.count({ where: { views: { gt: 1_000_000 } } }))).join()).toContain('reads all of Thread')
  expect((await faultsOf(() => db().$queryRaw`SELECT id FROM "Post" WHERE "authorId" > 0 AND id < 9000000 ORDER BY md5(id::text) LIMIT 10`)).join()).toMatch(/sorts \d{5} rows/)
  expect((await faultsOf(() => db().$queryRaw`SELECT count(*) FROM "Post" WHERE "threadId" > 5`)).join()).toMatch(/looks at|reads all/)
})
