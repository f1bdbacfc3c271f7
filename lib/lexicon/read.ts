import { nothing, sql, type Queries } from '@/lib/db/client'
import { FIRST_BLOCKS, POSTS_IN_A_BLOCK } from '@/lib/search/rules'
import { askOf, type Ask } from '@/lib/terms/ask'
import { keyOf, slips, slipsIn } from '@/lib/terms/near'
import { withoutParticle } from '@/lib/terms/particles'
import { groupIn } from '@/lib/terms/search-text'
import { OPEN, TITLES, type Space } from '@/lib/terms/spaces'

// Words like a mistyped one that are compared with it letter by letter; and of those as near as each other, how many are counted.
const NEIGHBOURS = 300
const NEAREST = 5

// A word that is used this often is common, and more uses say no more.
const USES_COUNTED = 100

/**
 * The query with the nearest open word in the place of each word that is nowhere in these spaces; null where nothing is to be mended, or
 * nothing is near. What is offered depends on the words of open text and titles alone, as they are now.
 */
export async function mended(tx: Queries, query: string, { need }: Ask, spaces: readonly Space[]): Promise<string | null> {
  let text = query
  // From the end, so that offsets before it stay.
  for (const group of [...need].reverse()) {
    if (group.typed === null || (await uses(tx, groupIn(group, spaces, true), 1)) > 0) continue
    const word = await nearest(tx, group.typed)
    if (word !== null) text = text.slice(0, group.start) + word + text.slice(group.end)
  }
  return text === query ? null : text
}

async function nearest(tx: Queries, typed: string): Promise<string | null> {
  const key = keyOf(withoutParticle(typed))
  if (key === null) return null
  const most = slipsIn(key)
  // In a short word one slip touches most of its triples of letters.
  await tx.$executeRaw`SELECT set_config('pg_trgm.similarity_threshold', ${key.length <= 6 ? '0.1' : '0.25'}, true)`
  const like = await tx.searchWord.findMany({ where: { word: { in: await neighbours(tx, key, most) } } })
  const near = like.map((one) => ({ ...one, slips: slips(key, one.key, most) })).filter((one) => one.slips <= most && one.word !== typed)
  near.sort((a, b) => a.slips - b.slips || Number(b.key[0] === key[0]) - Number(a.key[0] === key[0]) || (a.word < b.word ? -1 : 1))
  let best: { word: string; slips: number; uses: number } | null = null
  let counted = 0
  for (const { word, slips: made } of near) {
    if (best && (made > best.slips || counted >= NEAREST)) break
    const found = await openUses(tx, word, USES_COUNTED)
    if (found === 0) continue
    counted += 1
    if (!best || found > best.uses) best = { word, slips: made, uses: found }
  }
  return best?.word ?? null
}

async function neighbours(tx: Queries, key: string, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ word: string }[]>`
    SELECT word FROM "SearchWord" WHERE key % ${key} AND length(key) BETWEEN ${key.length - most} AND ${key.length + most}
    ORDER BY similarity(key, ${key}) DESC, word LIMIT ${NEIGHBOURS}`
  return rows.map(({ word }) => word)
}

/** In how many posts a word is open, or in the title, now; at most `most` are counted. */
export async function openUses(tx: Queries, word: string, most: number): Promise<number> {
  // As a whole: a space ends what may still be typed.
  const [group] = askOf(`${word} `).need
  return group ? uses(tx, groupIn(group, [TITLES, OPEN], true), most) : 0
}

async function uses(tx: Queries, ask: string, most: number): Promise<number> {
  // A word that is everywhere is in the newest posts.
  const lately = await usesLately(tx, ask, most)
  return lately >= most ? lately : count(tx, ask, most, nothing)
}

/** How many posts of so many of the newest blocks hold what is asked for (the text of a tsquery); at most `most` are counted. */
export function usesLately(tx: Queries, ask: string, most: number, blocks = FIRST_BLOCKS): Promise<number> {
  return count(tx, ask, most, sql`AND block > (SELECT max("postId") / ${POSTS_IN_A_BLOCK}::int - ${blocks}::int FROM "PostSearch")`)
}

async function count(tx: Queries, ask: string, most: number, where: typeof nothing): Promise<number> {
  const [row] = await tx.$queryRaw<{ uses: number }[]>`SELECT count(*)::int AS uses FROM (SELECT FROM "PostSearch" WHERE terms @@ ${ask}::tsquery ${where} LIMIT ${most}) AS found`
  return row?.uses ?? 0
}
