import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isTooSlow } from '@/lib/db/conflict'
import { all, db, nothing, sql, type Queries } from '@/lib/db/client'
import { BY_INDEX_ALONE } from '@/lib/db/plans'
import { inTransaction } from '@/lib/db/transaction'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { mended, usesLately } from '@/lib/lexicon/read'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import { readPostsById } from '@/lib/posts/read'
import { askOf, type Ask, type Group } from '@/lib/terms/ask'
import { anyIn, askIn, groupIn, isOrdered } from '@/lib/terms/search-text'
import { OPEN, searches, TITLES, type Space } from '@/lib/terms/spaces'
import { readThreadsById } from '@/lib/threads/read'
import type { Viewer } from '@/lib/viewer/viewer'
import { searchQuery, type SearchInput, type SearchQuery } from './input'
import { blocksNext, CANDIDATES, FIRST_BLOCKS, HEAVY, LOOKED_AT, POSTS_IN_A_BLOCK, RECENCY_PER_YEAR, SLOWEST_MS, SPACES_MAX, TELLING_BLOCKS, TITLE_CANDIDATES } from './rules'
import { snippetOf, titleOf, type SearchHit, type SearchResult } from './view'

/**
 * What of the open text, of titles, and of the sealed text that this viewer has seen enough for holds the words of the query, best first.
 * Takes the fields of an address as they come; refused field by field where they make no sense.
 */
export async function readSearch(viewer: Viewer, raw: SearchInput): Promise<Outcome<SearchResult>> {
  const input = checked(searchQuery, raw)
  if (!input.ok) return input
  const query = input.value
  const ask = askOf(query.q)
  if (ask.need.length === 0) return refused('query-empty', 'q')
  const list = listName(query)
  const after = query.cursor === null ? null : readCursor(list, place, query.cursor)
  if (query.cursor !== null && !after) return refused('cursor-unreadable', 'cursor')
  const within = await filterOf(query, after?.[2] ?? null)
  if (!within) return refused('category-unknown', 'category')
  try {
    const { asked, rows, corrected } = await inTransaction((tx) => search(tx, viewer, query, ask, within, after))
    const items = await hits(viewer, rows.slice(0, query.limit), asked)
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
    return done({ items, next: last ? makeCursor(list, [last.score, last.id, within.newest]) : null, corrected })
  } catch (thrown) {
    if (isTooSlow(thrown)) return refused('search-slow', 'q')
    throw thrown
  }
}

/** Where a page ended: its last post's score and id, and the newest post there was when the search began. */
const place = z.tuple([z.number(), z.int(), z.int()])
type Place = z.output<typeof place>

/** A search by all that decides what it finds, short. */
function listName({ q, author, category, version, from, to }: SearchQuery): string {
  return `search:${createHash('sha256').update(JSON.stringify([q, author, category, version, from, to])).digest('base64url')}`
}

interface Within {
  newest: number
  authorId: number | null
  categoryId: number | null
  version: string | null
  from: Date | null
  to: Date | null
}

/** What is searched in; null where there is no such category. */
async function filterOf({ author, category, version, from, to }: SearchQuery, newest: number | null): Promise<Within | null> {
  const of = category === null ? null : await db().category.findUnique({ where: { slug: category }, select: { id: true } })
  if (category !== null && !of) return null
  const by = author === null ? null : await db().person.findUnique({ where: { handle: author }, select: { id: true } })
  const [top] = newest === null ? await db().$queryRaw<{ id: number | null }[]>`SELECT max("postId") AS id FROM "PostSearch"` : [{ id: newest }]
  // Nobody has the id 0.
  return { newest: top?.id ?? 0, authorId: author === null ? null : (by?.id ?? 0), categoryId: of?.id ?? null, version, from, to }
}

interface Row {
  id: number
  score: number
}

async function search(tx: Queries, viewer: Viewer, { q, limit }: SearchQuery, ask: Ask, within: Within, after: Place | null) {
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(SLOWEST_MS)}, true), ${BY_INDEX_ALONE}`
  const spaces = [TITLES, OPEN, ...(await coveredSpaces(tx, viewer))]
  const rows = await find(tx, ask, spaces, within, after, limit)
  if (rows.length > 0 || after) return { asked: ask, rows, corrected: null }
  const corrected = await mended(tx, q, ask, spaces)
  if (corrected === null) return { asked: ask, rows, corrected }
  const asked = askOf(corrected)
  return { asked, rows: await find(tx, asked, spaces, within, after, limit), corrected }
}

async function coveredSpaces(tx: Queries, { seen }: Viewer): Promise<Space[]> {
  const mine = searches(seen)
  return (await allSpaces(tx)).filter(({ name }) => mine(name)).slice(0, SPACES_MAX).map(({ id }) => String(id))
}

let known: { made: string; spaces: readonly { id: number; name: string }[] } | null = null

/** All spaces, those whose names have the fewest parts first. There may be thousands, and hardly ever a new one: they are read again when their sum is another. */
async function allSpaces(tx: Queries): Promise<readonly { id: number; name: string }[]> {
  const [now] = await tx.$queryRaw<{ made: string }[]>`SELECT concat(count(*), ' ', sum(hashtext(name)::bigint)) AS made FROM "SearchSpace"`
  if (known?.made === now!.made) return known.spaces
  const parts = ({ name }: { name: string }) => name.split('+').length
  const spaces = (await tx.searchSpace.findMany({ orderBy: { id: 'asc' } })).sort((a, b) => parts(a) - parts(b))
  known = { made: now!.made, spaces }
  return spaces
}

/** The posts of a page and one more, if there is one; in order of their score, then the newest. */
async function find(tx: Queries, { need, avoid }: Ask, spaces: readonly Space[], within: Within, after: Place | null, limit: number): Promise<Row[]> {
  const ordered = [...need, ...avoid].some(isOrdered)
  const plain = avoid.filter((group) => !isOrdered(group))
  const titled = await newest(tx, askIn(need, [], [TITLES], true), within, TITLE_CANDIDATES, TELLING_BLOCKS)
  const most = ordered ? LOOKED_AT : CANDIDATES
  const among: Among = (groups, start, end) => newest(tx, askIn(groups, plain, spaces, true), within, most, start, end)
  const heavy = (groups: readonly Group[]) => isHeavy(tx, groups, spaces)
  const ids = new Set([...titled, ...((await wholly(need, among, heavy, most)) ?? (await ((await heavy(need)) ? among(need, HEAVY.blocks, HEAVY.blocks) : among(need, FIRST_BLOCKS))))])
  const exactly = ordered || avoid.length > 0 ? askIn(need, avoid, spaces) : null
  const [score, id] = after ?? [null, null]
  return tx.$queryRaw<Row[]>`
    SELECT id, score FROM (
      SELECT "postId" AS id, ln(greatest(ts_rank('{0.1, 0.1, 0.1, 1}', terms, ${anyIn(need, spaces)}::tsquery), 1e-9))::float8
        + extract(epoch FROM "createdAt")::float8 / 31557600 * ${RECENCY_PER_YEAR}::float8 AS score
      FROM "PostSearch" WHERE "postId" = ANY(${[...ids]}::int[]) AND (${exactly}::text IS NULL OR terms @@ (${exactly}::text)::tsquery)
    ) AS found
    WHERE ${score}::float8 IS NULL OR (score, id) < (${score}::float8, ${id}::int)
    ORDER BY score DESC, id DESC LIMIT ${limit + 1}`
}

type Among = (groups: readonly Group[], start: number, end?: number) => Promise<number[]>

/**
 * What holds the words as they stand, where one may still be typed and yet is everywhere itself: then that is what is meant. All that begins with it
 * would be gathered from all posts before the newest of it are known. Null: the word has to be taken as a beginning.
 */
async function wholly(need: readonly Group[], among: Among, heavy: (groups: readonly Group[]) => Promise<boolean>, most: number): Promise<number[] | null> {
  if (!need.some(({ whole }) => whole)) return null
  const words = need.map((group) => ({ ...group, options: group.whole ?? group.options }))
  if (await heavy(words)) return among(words, HEAVY.blocks, HEAVY.blocks)
  const found = await among(words, FIRST_BLOCKS, TELLING_BLOCKS)
  return found.length >= most ? found : null
}

/** Whether there is so much to compare in each post, and so many posts to compare, that old ones are left out. */
async function isHeavy(tx: Queries, need: readonly Group[], spaces: readonly Space[]): Promise<boolean> {
  const terms = need.reduce((sum, { options }) => sum + options.flat().length, 0) * spaces.length
  if (terms < HEAVY.terms) return false
  for (const group of need) if (!(await isEverywhere(tx, groupIn(group, [OPEN], true)))) return false
  return true
}

/** Whether so many posts hold a word: of the newest, or of as many as tell where those are all alike. */
async function isEverywhere(tx: Queries, word: string): Promise<boolean> {
  for (const [blocks, uses] of [[FIRST_BLOCKS, HEAVY.uses], [TELLING_BLOCKS, (HEAVY.uses * TELLING_BLOCKS) / FIRST_BLOCKS]] as const) {
    if ((await usesLately(tx, word, uses, blocks)) >= uses) return true
  }
  return false
}

/** The newest posts that hold what is asked for, at most so many; from the `start` newest blocks, and as many more as it takes up to `end`. */
async function newest(tx: Queries, ask: string, within: Within, most: number, start: number, end = Infinity): Promise<number[]> {
  const { newest: top, authorId, categoryId, version, from, to } = within
  const filters = [
    sql`id <= ${top}`,
    ...(authorId === null ? [] : [sql`"authorId" = ${authorId}`]),
    ...(categoryId === null ? [] : [sql`"categoryId" = ${categoryId}`]),
    ...(version === null ? [] : [sql`${version} = ANY(versions)`]),
    ...(from === null ? [] : [sql`"createdAt" >= ${from}`]),
    ...(to === null ? [] : [sql`"createdAt" < ${to}`]),
  ]
  const everywhere = Math.floor(top / POSTS_IN_A_BLOCK) + 1
  for (let blocks = start; ;) {
    const first = everywhere - blocks
    // OFFSET 0 keeps the two apart: first what the index finds, then the newest of it.
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM (
        SELECT "postId" AS id, "authorId", "categoryId", "createdAt", versions FROM "PostSearch"
        WHERE terms @@ ${ask}::tsquery ${first > 0 ? sql`AND block >= ${first}` : nothing} OFFSET 0
      ) AS found WHERE ${all(filters)} ORDER BY id DESC LIMIT ${most}`
    if (rows.length >= most || first <= 0 || blocks >= end) return rows.map(({ id }) => id)
    blocks = blocksNext(blocks, rows.length, most, everywhere)
  }
}

async function hits(viewer: Viewer, rows: readonly Row[], { need }: Ask): Promise<SearchHit[]> {
  const posts = (await readPostsById(viewer, rows.map(({ id }) => id))).filter(({ state }) => state === 'visible')
  const threads = new Map((await readThreadsById(viewer, [...new Set(posts.map(({ threadId }) => threadId))])).map((thread) => [thread.id, thread]))
  const byId = new Map(posts.map((post) => [post.id, post]))
  return rows.flatMap(({ id }) => {
    const post = byId.get(id)
    const thread = post && threads.get(post.threadId)
    if (!post || !thread) return []
    return [{ thread, title: titleOf(thread.title, need), post, snippet: snippetOf(post.texts.values(), need) }]
  })
}
