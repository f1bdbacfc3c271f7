import { describe, expect, test } from 'vitest'
import { readBookmarks, readKeeping } from '@/lib/bookmarks/read'
import { bookmark, keepReminders, remindNext, removeBookmark, restoreBookmark } from '@/lib/bookmarks/write'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { readTold } from '@/lib/events/told'
import { readNotices } from '@/lib/notices/read'
import { readOverlay } from '@/lib/reading/read'
import { deletePost } from '@/lib/posts/write'
import { formatScope } from '@/lib/spoilers/scope'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** As if a reminder's time had come. */
async function makeDue(postId: number): Promise<void> {
  await db().bookmark.updateMany({ where: { postId }, data: { remindAt: new Date(Date.now() - 1_000) } })
}

async function deliverAll(): Promise<void> {
  while ((await deliverNext()) > 0);
}

test.each([
  ['a note that is too long', { note: 'x'.repeat(1_001) }, 'note: note-long'],
  ['a time that has passed', { remindAt: '2020-01-01T00:00:00Z' }, 'remindAt: remind-past'],
  ['a time in a far century', { remindAt: '2999-01-01T00:00:00Z' }, 'remindAt: remind-far'],
  ['a time without a zone', { remindAt: '2027-01-01T00:00:00' }, 'remindAt: remind-unreadable'],
  ['nothing but the post', {}, null],
  ['a note of white space, which is none', { note: ' \u200b ' }, null],
])('what is kept with a post: %s', async (_, input, refusal) => {
  const [person, post] = [await aMember(), await aReply({ in: await aThread() })]
  expect(why(await bookmark(person, post.id, input))).toBe(refusal)
  expect((await readBookmarks(person, null)).bookmarks).toHaveLength(refusal ? 0 : 1)
})

test('guests keep nothing, and nobody keeps what is not there', async () => {
  const [person, author] = [await aMember(), await aMember()]
  const post = await aReply({ in: await aThread(), by: author })
  expect(why(await bookmark(GUEST, post.id, {}))).toBe('signed-out')
  given(await bookmark(author, post.id, { note: 'mine' }))
  given(await deletePost(author, post.id))
  expect([why(await bookmark(person, post.id, {})), why(await bookmark(person, 999_999, {}))]).toEqual(['post-missing', 'post-missing'])
  // What one has kept stays, without its words, and can be changed.
  expect((await readBookmarks(author, null)).bookmarks).toMatchObject([{ text: null, note: { text: 'mine' } }])
  expect(why(await bookmark(author, post.id, { note: 'still mine' }))).toBeNull()
})

test('kept again, a post has the newer note; it is one’s own alone, and in the overlay', async () => {
  const [person, other, thread] = [await aMember(), await aMember(), await aThread()]
  const post = await aReply({ in: thread })
  given(await bookmark(person, post.id, { note: 'first' }))
  given(await bookmark(person, post.id, { note: ' second ' }))
  expect((await readBookmarks(person, null)).bookmarks).toMatchObject([{ number: 2, note: { kind: 'cleared', text: 'second' } }])
  expect((await readBookmarks(other, null)).bookmarks).toEqual([])
  expect((await readKeeping(other, thread.id, 2))!.kept).toBeNull()
  const overlays = await Promise.all([person, other].map(async (viewer) => (await readOverlay(viewer, thread.id, 1))!.posts))
  expect(overlays.map((overlay) => overlay[2]!.bookmarked)).toEqual([true, false])
  const row = await db().bookmark.findFirstOrThrow({ where: { postId: post.id } })
  expect(row.note!.for(other).kind).toBe('withheld')
})

test('what is sealed of a post stays sealed among one’s bookmarks, until it was seen', async () => {
  const thread = await aThread()
  const [part, whole] = [await aReply({ in: thread, body: 'Open ||hidden||{version=tr-2019}' }), await aReply({ in: thread, body: 'All of it', spoiler: 'kr-2013' })]
  const people = [await aMember(), await aMember({ seen: { 'kr-2013': 'whole', 'tr-2019': 'whole' } })]
  for (const person of people) for (const { id } of [part, whole]) given(await bookmark(person, id, {}))
  const [first, second] = await Promise.all(people.map(async (person) => (await readBookmarks(person, null)).bookmarks))
  expect(first).toMatchObject([{ text: { kind: 'withheld' } }, { text: { kind: 'cleared' } }])
  expect(first![1]!.sealed.map(formatScope)).toEqual(['tr-2019'])
  expect(JSON.stringify(first)).not.toMatch(/hidden|All of it/)
  expect(second![0]).toMatchObject({ text: { kind: 'cleared', text: expect.stringContaining('All of it') as string } })
})

test('removed and brought back, it is as it was; a day later it is gone for good', async () => {
  const [person, post] = [await aMember(), await aReply({ in: await aThread() })]
  given(await bookmark(person, post.id, { note: 'kept', remindAt: inAnHour() }))
  given(await removeBookmark(person, post.id))
  expect((await readBookmarks(person, null)).bookmarks).toEqual([])
  given(await restoreBookmark(person, post.id))
  expect((await readBookmarks(person, null)).bookmarks).toMatchObject([{ note: { text: 'kept' }, remindAt: expect.any(Date) as Date }])
  given(await removeBookmark(person, post.id))
  await db().bookmark.updateMany({ where: { postId: post.id }, data: { removedAt: new Date(Date.now() - 25 * 3_600_000) } })
  await keepReminders()
  expect(why(await restoreBookmark(person, post.id))).toBe('bookmark-missing')
})

test('pages hold each once while others are kept', async () => {
  const [person, thread] = [await aMember(), await aThread()]
  for (let index = 0; index < 5; index += 1) given(await bookmark(person, (await aReply({ in: thread })).id, {}))
  const first = await readBookmarks(person, null, 3)
  given(await bookmark(person, (await aReply({ in: thread })).id, {}))
  const second = await readBookmarks(person, first.before, 3)
  expect([...first.bookmarks, ...second.bookmarks].map(({ number }) => number)).toEqual([6, 5, 4, 3, 2])
  expect(second.before).toBeNull()
})

describe('a reminder', () => {
  test('comes once, whoever looks and how often, with nothing of the post that is sealed', async () => {
    const [person, post] = [await aMember(), await aReply({ in: await aThread({ title: 'What the balloon carries' }), body: 'Open ||xylophone||{version=tr-2019}' })]
    given(await bookmark(person, post.id, { remindAt: inAnHour() }))
    expect(await remindNext()).toBe(0)
    await makeDue(post.id)
    const told = await Promise.all(Array.from({ length: 6 }, () => remindNext()))
    expect(told.reduce((sum, count) => sum + count)).toBe(1)
    await keepReminders()
    await deliverAll()
    const { notices } = await readNotices(person, null)
    expect(notices).toMatchObject([{ kind: 'reminder', unread: true, place: { number: 2, title: 'What the balloon carries' } }])
    expect(JSON.stringify(notices)).not.toContain('xylophone')
    expect((await readBookmarks(person, null)).bookmarks).toMatchObject([{ remindAt: null }])
  })

  test('is nobody’s who has removed the bookmark, and nothing that a live stream tells', async () => {
    const [person, thread] = [await aMember(), await aThread()]
    const post = await aReply({ in: thread })
    given(await bookmark(person, post.id, { remindAt: inAnHour() }))
    given(await removeBookmark(person, post.id))
    await makeDue(post.id)
    expect(await remindNext()).toBe(0)
    given(await restoreBookmark(person, post.id))
    expect(await remindNext()).toBe(1)
    await db().event.updateMany({ where: { kind: 'reminder-due', threadId: thread.id }, data: { sequence: 1_000_000_000n } })
    expect((await readTold(999_999_999n, 10, thread.id)).told).toEqual([])
  })
})
