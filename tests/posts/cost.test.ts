import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { reply } from '@/lib/posts/write'
import { aMember, aReply, aThread, given } from '@/tests/factories'
import { statementsOf } from '@/tests/setup/statements'

/** What one comment asks of the database, as the beginnings of its statements. */
async function costOf(body: string, replyTo: number | null = null): Promise<string[]> {
  const thread = await aThread()
  await aReply({ in: thread })
  const by = await aMember()
  await aReply({ in: await aThread(), by })
  return (await statementsOf(async () => given(await reply(by, thread.id, { body, spoiler: null, replyTo })))).map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 110))
}

// Each is a way to the database and back, most of them while others wait for the thread.
const PLAIN = 7

test('a comment is few statements, and one that answers another or is sealed in part is hardly more', async () => {
  const plain = await costOf('The yellow balloon, and what it meant to them.')
  expect(plain.length, plain.join('\n')).toBeLessThanOrEqual(PLAIN)
  const answer = await costOf('An answer.', 1)
  expect(answer.length, answer.join('\n')).toBeLessThanOrEqual(PLAIN + 1)
  // A scope's space in the search is made once.
  await costOf('||First||{version=tr-2019}')
  const sealed = await costOf('In the open, ||in a seal||{version=tr-2019}.')
  expect(sealed.length, sealed.join('\n')).toBeLessThanOrEqual(PLAIN + 2)
})

test('while the thread’s row is held there is nothing that could be done before', async () => {
  const plain = await costOf('Some words more.')
  const taken = plain.findIndex((text) => text.includes('t."lastNumber"'))
  expect(plain.slice(0, taken).join()).toContain('Receipt')
  expect(plain.length - taken, plain.slice(taken).join('\n')).toBeLessThanOrEqual(5)
})

test('sixteen who write to one thread at once all get their numbers, in one row without a gap', async () => {
  const thread = await aThread()
  const people = await Promise.all(Array.from({ length: 16 }, () => aMember()))
  const places = await Promise.all(people.map(async (by, at) => given(await reply(by, thread.id, { body: `Words at once ${at}`, spoiler: null }))))
  expect(places.map(({ number }) => number).sort((a, b) => a - b)).toEqual(people.map((_, at) => at + 2))
  expect(await db().thread.findUniqueOrThrow({ where: { id: thread.id }, select: { posts: true, lastNumber: true } })).toEqual({ posts: 17, lastNumber: 17 })
})
