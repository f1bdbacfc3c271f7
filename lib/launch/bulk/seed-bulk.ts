import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { disconnect } from '@/lib/db/client'
import { handleKey } from '@/lib/people/rules'
import { learnAllWords } from '@/lib/lexicon/write'
import { remakePosts } from '@/lib/texts/write'
import { seed as seedForum } from '@/prisma/seed'
import { me } from '../first/begin.mjs'
import { ownData } from '../first/own.mjs'
import { say, step, Trouble } from '../first/steps.mjs'
import { checkedSettings, database } from '../start'
import { copyInto, type Value } from './copy'
import type { Order } from './plan'
import { COLUMNS, poolsOf, rowsOf, spacesIn, type Rows } from './rows'

// Posts that are committed together: some tenths of a second of work, and some megabytes.
const PART = 2_000

// One member for so many posts, as forums have; enough that nobody wrote everything.
const POSTS_A_MEMBER = 25
const FEWEST_MEMBERS = 50

// Posts whose words are learnt, for typing errors to be mended with.
const LEARNED = 1000

// Adding to it post by post takes ten times as long as all the rest together; made at the end it takes a fraction of it.
const WORDS_INDEX = 'PostSearch_terms'

// Megabytes for making an index: what a machine with two cores has to spare.
const INDEXING_MB = 512

// Where an order is kept until it is done.
const ORDER = 'bulk'

/**
 * Adds a large conversation to the forum's database: `--threads N --posts N`, and `--seed N` (1) for another one. Killed, it goes on where it
 * was when it is asked for the same again. Throws `Trouble` for what cannot be read, or when another order is unfinished.
 */
export async function seedBulk(args: string[]): Promise<void> {
  const wanted = wantedIn(args)
  const settings = checkedSettings()
  if (!process.env.DATABASE_URL) await ownData(settings.DATA_DIR, me({ dataDir: settings.DATA_DIR }))
  const url = await database(settings)
  process.env.DATABASE_URL = url
  await step('Putting in the categories', () => seedForum({ demo: settings.DEMO_DATA === '1' }))
  await fill(url, wanted, say)
  await disconnect()
}

function wantedIn(args: string[]): Pick<Order, 'seed' | 'threads' | 'posts'> {
  const { values } = parseArgs({ args, options: { threads: { type: 'string' }, posts: { type: 'string' }, seed: { type: 'string' } }, strict: false })
  const number = (name: 'threads' | 'posts' | 'seed', fallback: number) => {
    const text = values[name] ?? String(fallback)
    if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text)) throw new Trouble(`--${name}: expected a whole number from 1 to 999999999, not “${String(text)}”`)
    return Number(text)
  }
  const [threads, posts, seed] = [number('threads', 1000), number('posts', 50_000), number('seed', 1)]
  if (posts < threads) throw new Trouble('--posts: every thread has a post of its own, so expected at least as many as --threads')
  return { threads, posts, seed }
}

/**
 * Fills a migrated database that has its categories. What is there already is made anew first where an older version has made it: a forum then takes
 * all for current, and does not make a million texts again while it is measured.
 */
export async function fill(url: string, wanted: Pick<Order, 'seed' | 'threads' | 'posts'>, tell: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    while ((await remakePosts()) !== 'current') await pause(0)
    const order = await orderFor(client, wanted)
    if (order.done > 0) tell(`  Going on after ${order.done} of ${order.posts} posts`)
    const pools = await step('Writing the texts', async () => poolsOf(order))
    const between = rowsOf(order, pools, await categoryIds(client), await searchSpaces(client, spacesIn(pools)))
    await step(`Adding ${order.threads} threads with ${order.posts} posts`, async (note) => {
      for (let first = order.done; first < order.posts; first += PART) {
        const end = Math.min(order.posts, first + PART)
        await addPart(client, between(first, end), { ...order, done: end })
        note(`${end} of ${order.posts} posts`)
      }
    })
    await step('Indexing the words', () => finish(client, order))
    await step('Looking after the tables', async () => {
      await client.query('ANALYZE')
      await learnAllWords()
    })
  } finally {
    await client.end()
  }
}

async function addPart(client: pg.Client, rows: Rows, order: Order): Promise<void> {
  await client.query('BEGIN')
  // Only a crash of the machine could lose the last of it, and then it is asked for again.
  await client.query('SET LOCAL synchronous_commit = off')
  for (const table of Object.keys(COLUMNS) as (keyof Rows)[]) await copyInto(client, table, COLUMNS[table], rows[table])
  const begun = new Map<Value, number>()
  for (const row of rows.Thread) begun.set(row[3]!, (begun.get(row[3]!) ?? 0) + 1)
  for (const [category, count] of begun) await client.query('UPDATE "Category" SET threads = threads + $2 WHERE id = $1', [category, count])
  // The first posts hold most of the words that there are.
  if (order.done <= PART) await client.query('INSERT INTO "SearchNews" SELECT unnest($1::int[]) ON CONFLICT DO NOTHING', [rows.Post.slice(0, LEARNED).map(([id]) => id)])
  await keep(client, order)
  await client.query('COMMIT')
}

/** Makes the index of words anew; the order is done with it, so that one that was killed before makes it when it goes on. */
async function finish(client: pg.Client, { wordsIndex }: Order): Promise<void> {
  await client.query('BEGIN')
  await client.query(`SET LOCAL maintenance_work_mem = '${INDEXING_MB}MB'`)
  await client.query(wordsIndex)
  await client.query('DELETE FROM "Setting" WHERE key = $1', [ORDER])
  await client.query('COMMIT')
}

async function keep(client: pg.Client, order: Order): Promise<void> {
  await client.query('INSERT INTO "Setting" (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [ORDER, JSON.stringify(order)])
}

/** The order that was begun, if it is this one; else a new one, with numbers set aside for it, so that a forum may go on meanwhile. */
async function orderFor(client: pg.Client, wanted: Pick<Order, 'seed' | 'threads' | 'posts'>): Promise<Order> {
  const { rows: [kept] } = await client.query<{ value: string }>('SELECT value FROM "Setting" WHERE key = $1', [ORDER])
  if (kept) {
    const order = JSON.parse(kept.value) as Order
    if (order.seed === wanted.seed && order.threads === wanted.threads && order.posts === wanted.posts) return order
    throw new Trouble(`Another data set is unfinished here. Finish it first: --threads ${order.threads} --posts ${order.posts} --seed ${order.seed}`)
  }
  const people = Math.max(FEWEST_MEMBERS, Math.ceil(wanted.posts / POSTS_A_MEMBER))
  await client.query('BEGIN')
  const order: Order = {
    ...wanted,
    people,
    firstThread: await setAside(client, 'Thread', wanted.threads),
    firstPost: await setAside(client, 'Post', wanted.posts),
    firstPerson: await setAside(client, 'Person', people),
    until: Date.now(),
    done: 0,
    wordsIndex: await setIndexAside(client),
  }
  await addPeople(client, order)
  await keep(client, order)
  await client.query('COMMIT')
  return order
}

async function setAside(client: pg.Client, table: string, count: number): Promise<number> {
  const { rows: [next] } = await client.query<{ id: string }>(`SELECT nextval(pg_get_serial_sequence('"${table}"', 'id')) AS id`)
  await client.query(`SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), $1)`, [Number(next!.id) + count - 1])
  return Number(next!.id)
}

async function setIndexAside(client: pg.Client): Promise<string> {
  const { rows: [index] } = await client.query<{ definition: string }>('SELECT pg_get_indexdef($1::regclass) AS definition', [`"${WORDS_INDEX}"`])
  await client.query(`DROP INDEX "${WORDS_INDEX}"`)
  return index!.definition
}

const STANDINGS = ['newcomer', 'member', 'member', 'member', 'regular'] as const

async function addPeople(client: pg.Client, { firstPerson, people, until }: Order): Promise<void> {
  const rows = Array.from({ length: people }, (_, at) => {
    const handle = `bulk-${firstPerson + at}`
    return [firstPerson + at, handle, handleKey(handle), `Bulk ${firstPerson + at}`, STANDINGS[at % STANDINGS.length]!, new Date(until - at * 1000)]
  })
  await copyInto(client, 'Person', ['id', 'handle', 'handleKey', 'name', 'standing', 'welcomedAt'], rows)
}

async function categoryIds(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; slug: string }>('SELECT id, slug FROM "Category"')
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

/** The search's spaces by name; those that it has not met are made known to it. */
async function searchSpaces(client: pg.Client, names: readonly string[]): Promise<Map<string, string>> {
  await client.query('INSERT INTO "SearchSpace" (name) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [names])
  const { rows } = await client.query<{ id: number; name: string }>('SELECT id, name FROM "SearchSpace"')
  return new Map(rows.map(({ id, name }) => [name, String(id)]))
}
