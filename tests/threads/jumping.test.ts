import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { newestPlaceIn, sequenceAll } from '@/lib/events/sequence'
import { listReplies, numberFrom, readDates, readPage } from '@/lib/posts/read'
import { deletePost } from '@/lib/posts/write'
import { jumpIn } from '@/lib/threads/input'
import { startedIn } from '@/lib/threads/read'
import { LONG_THREAD, numbersWithDates } from '@/lib/threads/rules'
import { editThread } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aCategory, aReply, aThread, given, why } from '@/tests/factories'

test.each([
  [{ to: '12', date: '' }, { number: 12 }], [{ to: '#12', date: '' }, { number: 12 }], [{ to: 'end', date: '2026-01-01' }, { end: true }],
  [{ to: '', date: '2026-02-28' }, { from: new Date('2026-02-28T00:00:00Z') }],
])('who asks for %o goes there', (asked, place) => expect(jumpIn(asked, 40)).toEqual({ ok: true, value: place }))

test.each([
  [{ to: '0', date: '' }, 'to: jump-number'], [{ to: '41', date: '' }, 'to: jump-number'], [{ to: 'twelve', date: '2026-01-01' }, 'to: jump-number'], [{ to: '-1', date: '' }, 'to: jump-number'],
  [{ to: '', date: '2026-02-30' }, 'date: jump-date'], [{ to: '', date: 'never' }, 'date: jump-date'], [{ to: '', date: '+2026-01-01' }, 'date: jump-date'], [{ to: '', date: '' }, 'to: jump-empty'],
])('who asks for %o is told what is wrong', (asked, refusal) => expect(why(jumpIn(asked, 40))).toBe(refusal))

test('a long thread has few dates, in order, its first post and its last among them; a short one has none', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (last) => {
    const numbers = numbersWithDates(last)
    if (last <= LONG_THREAD) {
      expect(numbers).toEqual([])
      return
    }
    expect([numbers[0], numbers.at(-1)]).toEqual([1, last])
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.length).toBeLessThanOrEqual(13)
  }))
})

describe('a thread over some days', () => {
  async function aTalk() {
    const thread = await aThread()
    for (let count = 0; count < 4; count += 1) await aReply({ in: thread, by: thread.author, replyTo: count === 2 ? 2 : 1 })
    for (const number of [1, 2, 3, 4, 5]) {
      await db().post.update({ where: { threadId_number: { threadId: thread.id, number } }, data: { createdAt: new Date(`2026-03-0${number}T12:00:00Z`) } })
    }
    return thread
  }

  test('a day leads to its first post, a day without any to the next that was written, and one after all to none', async () => {
    const { id } = await aTalk()
    const from = (day: string) => numberFrom(GUEST, id, new Date(`${day}T00:00:00Z`))
    expect([await from('2025-01-01'), await from('2026-03-03'), await from('2026-03-06')]).toEqual([1, 3, null])
    expect((await readDates(GUEST, id, [1, 4])).map(({ number, createdAt }) => [number, createdAt.toISOString().slice(0, 10)])).toEqual([[1, '2026-03-01'], [4, '2026-03-04']])
  })

  test('a post says how many answer it, without those that are gone, and who they are', async () => {
    const thread = await aTalk()
    const counts = async () => (await readPage(GUEST, thread.id, 1)).map(({ replies }) => replies)
    expect(await counts()).toEqual([3, 1, 0, 0, 0])
    const gone = await db().post.findUniqueOrThrow({ where: { threadId_number: { threadId: thread.id, number: 3 } }, select: { id: true } })
    given(await deletePost(thread.author, gone.id))
    expect(await counts()).toEqual([2, 1, 0, 0, 0])
    const { lines, more } = await listReplies(GUEST, thread.id, 1, 0)
    expect(lines.map(({ number, author }) => [number, author?.handle])).toEqual([[2, thread.author.handle], [5, thread.author.handle]])
    expect([more, (await listReplies(GUEST, thread.id, 1, 2)).lines.length]).toEqual([false, 1])
  })

  test('a page knows the place after which it was made, of its own thread', async () => {
    const [thread, other] = [await aTalk(), await aThread()]
    await sequenceAll()
    const place = await newestPlaceIn(thread.id)
    await aReply({ in: other })
    await sequenceAll()
    expect(await newestPlaceIn(thread.id)).toBe(place)
    await aReply({ in: thread })
    await sequenceAll()
    expect(await newestPlaceIn(thread.id)).toBeGreaterThan(place)
    expect(await newestPlaceIn(999_999)).toBe(0n)
  })
})

test('a thread that was moved, and then retitled, knows where it was started', async () => {
  const thread = await aThread({ category: await aCategory({ slug: 'story' }) })
  expect(await startedIn(GUEST, thread.id)).toBeNull()
  given(await editThread(thread.author, thread.id, { category: await aCategory({ slug: 'music' }), revision: 1 }))
  given(await editThread(thread.author, thread.id, { title: 'About the music of it', revision: 2 }))
  expect(await startedIn(GUEST, thread.id)).toBe('story')
})
