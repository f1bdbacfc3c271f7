import { expect, test } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { forgetWords, learnAllWords } from '@/lib/lexicon/write'
import { aThread } from '@/tests/factories'

/** Rows of the search index that were read without an index, since its statistics began. */
async function readWhole(): Promise<number> {
  // What a connection has read is in the statistics for certain when it is gone.
  await disconnect()
  const others = async () => (await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)[0]!.count
  await expect.poll(others, { timeout: 60_000 }).toBe(0)
  const [row] = await db().$queryRaw<{ rows: number }[]>`SELECT coalesce(seq_tup_read, 0)::int AS rows FROM pg_stat_user_tables WHERE relname = 'PostSearch'`
  return row!.rows
}

test('looking after the words reads no post that does not hold them, however few posts there are', { timeout: 120_000 }, async () => {
  await aThread({ body: 'Several words that nobody has written before: zyzzyva, quokka, axolotl.' })
  await learnAllWords()
  const before = await readWhole()
  let last: string | null = null
  do last = await forgetWords(last)
  while (last !== null)
  expect(await readWhole() - before).toBe(0)
})
