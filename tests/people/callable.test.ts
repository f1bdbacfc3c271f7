import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { readCallable } from '@/lib/people/read'
import { GUEST } from '@/lib/viewer/viewer'
import { reply } from '@/lib/posts/write'
import { aMember, aThread } from '@/tests/factories'

const handles = async (...asked: Parameters<typeof readCallable>) => (await readCallable(...asked)).map(({ handle }) => handle)

test('a member is offered people by the beginning of their handle or name, those who write in the thread first', async () => {
  const [me, writer, other, banned] = [await aMember(), await aMember(), await aMember(), await aMember()]
  const named = (person: { personId: number }, handle: string, name: string) => db().person.update({ where: { id: person.personId }, data: { handle, handleKey: handle, name } })
  await named(writer, 'nari-long-handle', 'Someone')
  await named(other, 'sora', 'Nari 소라')
  await named(banned, 'nari-banned', 'Nari')
  await db().person.update({ where: { id: banned.personId }, data: { bannedAt: new Date() } })
  const thread = await aThread({ by: me })
  expect((await reply(writer, thread.id, { body: 'I write here.' })).ok).toBe(true)
  expect(await handles(me, 'nar', thread.id)).toEqual(['nari-long-handle', 'sora'])
  expect(await handles(me, 'NARI', null)).toEqual(['sora', 'nari-long-handle'])
  expect(await handles(me, '', thread.id)).toEqual(['nari-long-handle'])
  expect(await handles(me, '%', thread.id)).toEqual([])
  expect(await handles(me, '', null)).toEqual([])
  expect(await handles(GUEST, 'nar', thread.id)).toEqual([])
})

test.each(['handle', 'lower(name)'])('the beginning of %s is looked up in an index', async (column) => {
  const plan = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    await tx.$executeRaw`SET LOCAL enable_bitmapscan = off`
    return tx.$queryRawUnsafe(`EXPLAIN SELECT id FROM "Person" WHERE ${column} LIKE 'nari%' ORDER BY ${column} USING ~<~ LIMIT 50`)
  })
  expect(JSON.stringify(plan)).toMatch(/Index Scan using .*Person_(?:handle|name)_begins/)
  expect(JSON.stringify(plan)).not.toContain('Sort')
})
