import { BY_INDEX_ALONE } from '@/lib/db/plans'
import { inTransaction } from '@/lib/db/transaction'
import { NOTHING_SEEN } from '@/lib/spoilers/seen'
import { wordsOf } from '@/lib/terms/near'
import { openUses } from './read'

// A few at a time, so that nobody waits long for a word.
const LEARNED_AT_ONCE = 50
const LOOKED_AFTER_AT_ONCE = 100

/**
 * Takes the words of open text that was indexed lately into the words that typing errors are mended with; answers how many posts it read.
 * Safe to run in many processes. It reads what everybody may, and nothing else.
 */
export async function learnWords(): Promise<number> {
  return inTransaction(async (tx) => {
    const news = await tx.$queryRaw<{ postId: number }[]>`
      DELETE FROM "SearchNews" WHERE "postId" IN (SELECT "postId" FROM "SearchNews" ORDER BY "postId" LIMIT ${LEARNED_AT_ONCE} FOR UPDATE SKIP LOCKED) RETURNING "postId"`
    if (news.length === 0) return 0
    const ids = news.map(({ postId }) => postId)
    const visible = { id: { in: ids }, state: 'visible' as const }
    const segments = await tx.segment.findMany({ where: { post: visible, scopes: { isEmpty: true } }, select: { text: true } })
    const titles = await tx.thread.findMany({ where: { all: { some: { ...visible, number: 1 } } }, select: { title: true } })
    const texts = segments.flatMap(({ text }) => {
      const cleared = text.for({ seen: NOTHING_SEEN, personId: null })
      return cleared.kind === 'cleared' ? [cleared.text] : []
    })
    const words = new Map([...texts, ...titles.map(({ title }) => title)].flatMap((text) => wordsOf(text)).map(({ word, key }) => [word, key]))
    // In one order for all, so that two who bring the same words cannot wait for each other.
    const data = [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, key]) => ({ word, key }))
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${WORDS_LOCK}::bigint)`
    await tx.searchWord.createMany({ data, skipDuplicates: true })
    return ids.length
  })
}

// Held by whoever forgets words, against those who learn them: a word must not go while its newest post is being read.
const WORDS_LOCK = 7_007_002

/**
 * Forgets those of the next words after `last` (in their order) that no open text holds any more; answers the last one it looked at, null at
 * the end. The words that go are never offered, so this only keeps the table small.
 */
export async function forgetWords(last: string | null): Promise<string | null> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WORDS_LOCK}::bigint)`
    await tx.$executeRaw`SELECT ${BY_INDEX_ALONE}`
    const words = await tx.searchWord.findMany({ where: { word: { gt: last ?? '' } }, orderBy: { word: 'asc' }, take: LOOKED_AFTER_AT_ONCE })
    const gone: string[] = []
    for (const { word } of words) if ((await openUses(tx, word, 1)) === 0) gone.push(word)
    await tx.searchWord.deleteMany({ where: { word: { in: gone } } })
    return words.length < LOOKED_AFTER_AT_ONCE ? null : words.at(-1)!.word
  })
}

/** Learns until nothing is new. */
export async function learnAllWords(): Promise<void> {
  while ((await learnWords()) === LEARNED_AT_ONCE);
}

