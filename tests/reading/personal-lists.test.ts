import { beforeAll, expect, test } from 'vitest'
import { db, sql } from '@/lib/db/client'
import { followersOf, mutes, readCategoryFollows, readCategoryLevel } from '@/lib/follows/read'
import type { LevelInput } from '@/lib/follows/input'
import { followCategory, followThread } from '@/lib/follows/write'
import { listPersonal, readMarks, readOverlay } from '@/lib/reading/read'
import { keepReading } from '@/lib/reading/write'
import { THREADS_PER_PAGE } from '@/lib/threads/rules'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'

beforeAll(async () => {
  await aCategory({ slug: 'story' })
  await aCategory({ slug: 'music' })
})

const ids = async (reader: Member, which: 'unread' | 'followed') => (await listPersonal(reader, which, null)).rows.map(({ id }) => id)
const level = async (reader: Member, id: number) => (await readMarks(reader, [id])).get(id)!.level
const read = (reader: Member, threadId: number, readTo = 1) => keepReading(reader, { items: [{ threadId, readTo }] })

test('whoever starts a thread follows it; whoever comments keeps what they have', async () => {
  const [thread, reader] = [await aThread(), await aMember()]
  await aReply({ in: thread, by: reader })
  expect([await level(thread.author, thread.id), await level(reader, thread.id)]).toEqual(['follow', 'normal'])
  given(await followThread(reader, thread.id, { level: 'mute' }))
  await aReply({ in: thread, by: reader })
  expect(await level(reader, thread.id)).toBe('mute')
})

test('what is said of a thread goes before what is said of its category', async () => {
  const [thread, reader] = [await aThread({ category: 'music' }), await aMember()]
  given(await followCategory(reader, 'music', { level: 'mute' }))
  expect(await level(reader, thread.id)).toBe('mute')
  given(await followThread(reader, thread.id, { level: 'normal' }))
  expect(await level(reader, thread.id)).toBe('normal')
  expect([await readCategoryLevel(reader, 'music'), await readCategoryLevel(reader, 'story'), await readCategoryLevel(GUEST, 'music')]).toEqual(['mute', 'normal', 'normal'])
  expect(await readCategoryFollows(reader)).toEqual([{ slug: 'music', level: 'mute' }])
})

test('a level that two devices set at once is one of the two', async () => {
  const [thread, reader] = [await aThread(), await aMember()]
  await Promise.all((['follow', 'mute', 'follow', 'mute'] as const).map((one) => followThread(reader, thread.id, { level: one })))
  expect(['follow', 'mute']).toContain(await level(reader, thread.id))
  expect(await db().follow.count({ where: { personId: reader.personId } })).toBe(1)
})

test.each([
  ['a guest', async () => followThread(GUEST, (await aThread()).id, { level: 'follow' }), 'signed-out'],
  ['a member, of a thread that is not there,', async () => followThread(await aMember(), 999_999, { level: 'follow' }), 'thread-missing'],
  ['a member, of a category that is not there,', async () => followCategory(await aMember(), 'nowhere', { level: 'mute' }), 'category-unknown'],
  ['a guest, of a category,', async () => followCategory(GUEST, 'music', { level: 'mute' }), 'signed-out'],
  ['a member, with a level that there is not,', async () => followThread(await aMember(), 1, { level: 'love' } as unknown as LevelInput), 'level: invalid'],
])('%s is refused: %3$s', async (_who, act, reason) => {
  expect(why(await act())).toBe(reason)
})

test('unread is what goes on where a member has read, and what they follow; by activity, without what is muted or read', async () => {
  const reader = await aMember()
  const [opened, followed, muted, finished, strange] = [await aThread(), await aThread(), await aThread(), await aThread(), await aThread()]
  for (const one of [opened, muted, finished]) given(await read(reader, one.id))
  given(await followThread(reader, followed.id, { level: 'follow' }))
  given(await followThread(reader, muted.id, { level: 'mute' }))
  expect(await ids(reader, 'unread')).toEqual([followed.id])
  for (const one of [muted, strange, opened]) await aReply({ in: one })
  expect(await ids(reader, 'unread')).toEqual([opened.id, followed.id])
  given(await keepReading(reader, { items: [{ threadId: opened.id, readTo: 2 }, { threadId: followed.id, readTo: 1 }] }))
  expect(await ids(reader, 'unread')).toEqual([])
})

test('young threads of a category that a member follows are unread until they open them, and those from before are not', async () => {
  const reader = await aMember()
  await aThread({ category: 'music' })
  given(await followCategory(reader, 'music', { level: 'follow' }))
  const [young, muted] = [await aThread({ category: 'music' }), await aThread({ category: 'music' })]
  given(await followThread(reader, muted.id, { level: 'mute' }))
  expect(await ids(reader, 'unread')).toEqual([young.id])
  expect((await readMarks(reader, [young.id])).get(young.id)).toMatchObject({ unread: 1, first: { number: 1, page: 1 }, isNew: true })
  given(await read(reader, young.id))
  expect(await ids(reader, 'unread')).toEqual([])
})

test('followed threads come in pages that hold each once, while others write', async () => {
  const reader = await aMember()
  const threads: number[] = []
  for (let number = 0; number < THREADS_PER_PAGE + 4; number += 1) {
    const { id } = await aThread({ at: new Date(Date.now() - number * 60_000) })
    threads.push(id)
    given(await followThread(reader, id, { level: 'follow' }))
  }
  for (const which of ['followed', 'unread'] as const) {
    const first = await listPersonal(reader, which, null)
    expect(first.rows.map(({ id }) => id)).toEqual(threads.slice(0, THREADS_PER_PAGE))
    const second = await listPersonal(reader, which, first.next)
    expect([second.rows.map(({ id }) => id), second.next]).toEqual([threads.slice(THREADS_PER_PAGE), null])
    // A cursor belongs to one list of one person; another's is not taken.
    expect((await listPersonal(await aMember(), which, first.next)).rows).toEqual([])
    expect((await listPersonal(reader, which, 'x')).rows).toHaveLength(THREADS_PER_PAGE)
  }
})

test('the people who follow a thread are those who said so, of it or of its category, and not those who muted it', async () => {
  const [one, two, three, four] = [await aMember(), await aMember(), await aMember(), await aMember()]
  const category = await aCategory({ slug: 'followed' })
  const thread = await aThread({ category })
  given(await followThread(one, thread.id, { level: 'follow' }))
  for (const reader of [two, three]) given(await followCategory(reader, category, { level: 'follow' }))
  given(await followThread(three, thread.id, { level: 'mute' }))
  given(await followCategory(four, category, { level: 'mute' }))
  expect((await followersOf(db(), [thread.id])).get(thread.id)!.sort((a, b) => a - b)).toEqual([thread.author.personId, one.personId, two.personId].sort((a, b) => a - b))
  const everybody = [one, two, three, four].map(({ personId }) => personId)
  const muting = await db().$queryRaw<{ id: number }[]>`SELECT id FROM "Person" WHERE id = ANY(${everybody}::int[]) AND ${mutes(sql`"Person".id`, sql`${thread.id}`)} ORDER BY id`
  expect(muting.map(({ id }) => id)).toEqual([three.personId, four.personId])
})

test('the overlay of a thread’s page says where a member stands, and nothing of that to a guest', async () => {
  const [thread, reader] = [await aThread(), await aMember()]
  given(await read(reader, thread.id))
  await aReply({ in: thread })
  expect((await readOverlay(reader, thread.id, 1))?.mark).toEqual({ readTo: 1, unread: 1, first: { number: 2, page: 1 }, isNew: false, level: 'normal' })
  expect((await readOverlay(GUEST, thread.id, 1))?.mark).toBe(null)
})
