import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deletePost } from '@/lib/posts/write'
import { readingInput, threadIdsIn, type ReadingInput } from '@/lib/reading/input'
import { readMarks } from '@/lib/reading/read'
import { BATCH_MAX, COUNTED } from '@/lib/reading/rules'
import { keepReading } from '@/lib/reading/write'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'

let thread: { id: number; slug: string; author: Member }

// An opening post and eight comments: numbers 1 to 9.
beforeAll(async () => {
  thread = await aThread()
  for (let comment = 0; comment < 8; comment += 1) await aReply({ in: thread })
})

const mark = async (reader: Member, id = thread.id) => (await readMarks(reader, [id])).get(id)!
const readTo = (reader: Member, number: number, threadId = thread.id) => keepReading(reader, { items: [{ threadId, readTo: number }] })

test('a member who has not opened a thread has nothing unread in it', async () => {
  const reader = await aMember()
  expect(await mark(reader)).toEqual({ readTo: null, unread: 0, first: null, isNew: false, level: 'normal' })
})

test('a young thread that a member has not opened is new to them, an old one is not, nor one that is older than their account, nor their own', async () => {
  const reader = await aMember()
  const young = await aThread()
  const old = await aThread({ at: new Date(Date.now() - 20 * 86_400_000) })
  expect([await mark(reader, young.id), await mark(reader, old.id), await mark(reader), await mark(young.author, young.id)].map(({ isNew }) => isNew)).toEqual([true, false, false, false])
  given(await readTo(reader, 1, young.id))
  expect(await mark(reader, young.id)).toMatchObject({ isNew: false, unread: 0 })
})

test('what a member reads on one device is read on the other, and neither takes the other back', async () => {
  const reader = await aMember()
  given(await readTo(reader, 5))
  expect(await mark(reader)).toMatchObject({ readTo: 5, unread: 4, first: { number: 6, page: 1 } })
  // The other device wakes up and tells what it knew.
  expect(given(await readTo(reader, 3))).toEqual([{ threadId: thread.id, readTo: 5 }])
  given(await readTo(reader, 9))
  expect(await mark(reader)).toMatchObject({ readTo: 9, unread: 0, first: null })
})

test('positions that many devices send at once end at the highest, whatever their order', async () => {
  const reader = await aMember()
  const other = await aThread()
  const batches = [9, 2, 7, 4, 1, 8].map((number) => keepReading(reader, { items: number % 2 === 0 ? [{ threadId: other.id, readTo: 1 }, { threadId: thread.id, readTo: number }] : [{ threadId: thread.id, readTo: number }, { threadId: other.id, readTo: 1 }] }))
  expect((await Promise.all(batches)).every(({ ok }) => ok)).toBe(true)
  expect((await mark(reader)).readTo).toBe(9)
})

test('only the explicit act goes back: unread from a post on', async () => {
  const reader = await aMember()
  given(await readTo(reader, 9))
  given(await keepReading(reader, { items: [{ threadId: thread.id, unreadFrom: 4 }] }))
  expect(await mark(reader)).toMatchObject({ readTo: 3, unread: 6, first: { number: 4, page: 1 } })
  // From a post that they have not reached yet there is nothing to take back.
  given(await keepReading(reader, { items: [{ threadId: thread.id, unreadFrom: 8 }] }))
  expect((await mark(reader)).readTo).toBe(3)
  given(await keepReading(reader, { items: [{ threadId: thread.id, unreadFrom: 1 }] }))
  expect(await mark(reader)).toMatchObject({ readTo: 0, unread: 9, first: { number: 1, page: 1 } })
})

test('a position ends where its thread does; of threads that are not there, or were deleted, nothing is kept', async () => {
  const reader = await aMember()
  const gone = await aThread()
  const { id } = await db().post.findFirstOrThrow({ where: { threadId: gone.id }, select: { id: true } })
  given(await deletePost(gone.author, id))
  const batch = given(await keepReading(reader, { items: [{ threadId: thread.id, readTo: 2_000_000_000 }, { threadId: gone.id, readTo: 1 }, { threadId: 999_999_999, readTo: 1 }] }))
  expect(batch).toEqual([{ threadId: thread.id, readTo: 9 }])
})

test('a batch that names a thread twice is taken at its furthest', async () => {
  const reader = await aMember()
  const batch = given(await keepReading(reader, { items: [6, 2, 4].map((number) => ({ threadId: String(thread.id), readTo: number })) }))
  expect(batch).toEqual([{ threadId: thread.id, readTo: 6 }])
})

test('nobody reads for somebody else, and a guest keeps no position', async () => {
  const [reader, other] = [await aMember(), await aMember()]
  given(await readTo(reader, 5))
  expect((await mark(other)).readTo).toBe(null)
  expect(why(await keepReading(GUEST, { items: [{ threadId: thread.id, readTo: 5 }] }))).toBe('signed-out')
  expect((await readMarks(GUEST, [thread.id])).size).toBe(0)
})

describe('what is no batch', () => {
  const item = { threadId: 1, readTo: 1 }
  test.each([
    null, 'x', {}, { items: [] }, { items: item }, { items: [null] }, { items: [{ ...item, readTo: 0 }] }, { items: [{ ...item, readTo: -1 }] }, { items: [{ ...item, readTo: 1.5 }] },
    { items: [{ ...item, readTo: 2 ** 31 }] }, { items: [{ ...item, readTo: '1' }] }, { items: [{ ...item, threadId: '1; DROP TABLE' }] }, { items: [{ ...item, threadId: 2 ** 31 }] },
    { items: [{ ...item, unreadFrom: 1 }] }, { items: [{ ...item, personId: 1 }] }, { items: Array.from({ length: BATCH_MAX + 1 }, (_, at) => ({ threadId: at + 1, readTo: 1 })) },
  ].map((raw) => [raw === null ? 'null' : JSON.stringify(raw).slice(0, 80), raw] as const))('%s is refused, and nothing is kept', async (_, raw) => {
    const reader = await aMember()
    expect((await keepReading(reader, raw as unknown as ReadingInput)).ok).toBe(false)
    expect(await db().reading.count({ where: { personId: reader.personId } })).toBe(0)
  })

  test('whatever is sent is refused or taken; nothing throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void readingInput.safeParse(raw)))
    fc.assert(fc.property(fc.string(), (text) => threadIdsIn(text).every((id) => Number.isInteger(id) && id > 0)))
    expect(threadIdsIn('3,1,3,x,-2,0,1e3, 4')).toEqual([3, 1])
  })
})

test('any order of reading on, on any devices, ends at the highest number', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }), async (numbers) => {
    const reader = await aMember()
    for (const number of numbers) given(await readTo(reader, number))
    expect((await mark(reader)).readTo).toBe(Math.min(9, Math.max(...numbers)))
  }), { numRuns: 15 })
})

test('deleted comments, one’s own, and those of somebody who is blocked are not unread', async () => {
  const [reader, blocked] = [await aMember(), await aMember()]
  const talk = await aThread()
  await aReply({ in: talk, by: reader })
  given(await readTo(reader, 2, talk.id))
  await aReply({ in: talk, by: blocked })
  const gone = await aReply({ in: talk, by: talk.author })
  await aReply({ in: talk, by: talk.author })
  await db().block.create({ data: { personId: reader.personId, blockedId: blocked.personId } })
  given(await deletePost(talk.author, gone.id))
  expect(await mark(reader, talk.id)).toMatchObject({ unread: 1, first: { number: 5, page: 1 } })
})

test('whoever comments has read up to their own comment, unless something came in between that they have not', async () => {
  const reader = await aMember()
  const talk = await aThread()
  given(await readTo(reader, 1, talk.id))
  await aReply({ in: talk, by: reader })
  expect((await mark(reader, talk.id)).readTo).toBe(2)
  await aReply({ in: talk })
  await aReply({ in: talk, by: reader })
  expect(await mark(reader, talk.id)).toMatchObject({ readTo: 2, unread: 1, first: { number: 3, page: 1 } })
})

test(`unread comments are counted up to ${COUNTED}, and the first is on the page that it is on`, async () => {
  const reader = await aMember()
  const long = await aThread()
  const { id } = await db().thread.findUniqueOrThrow({ where: { id: long.id }, select: { id: true } })
  await db().$executeRaw`INSERT INTO "Post" ("threadId", number, "authorId") SELECT ${id}, n, ${long.author.personId} FROM generate_series(2, 170) n`
  await db().thread.update({ where: { id }, data: { lastNumber: 170, posts: 170 }, select: { id: true } })
  given(await readTo(reader, 50, long.id))
  expect(await mark(reader, long.id)).toMatchObject({ unread: COUNTED, first: { number: 51, page: 2 } })
  given(await readTo(reader, 100, long.id))
  expect(await mark(reader, long.id)).toMatchObject({ unread: 70, first: { number: 101, page: 3 } })
})
