import { expect, test } from 'vitest'
import { changeAccount } from '@/lib/accounts/write'
import { deletePost } from '@/lib/posts/write'
import { readProfile } from '@/lib/people/read'
import { react } from '@/lib/reactions/write'
import { formatScope } from '@/lib/spoilers/scope'
import { parseSeen } from '@/lib/spoilers/seen'
import { GUEST, guestWho, type Viewer } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

async function written(viewer: Viewer, handle: string, before: number | null = null) {
  const { posts } = (await readProfile(viewer, handle, before))!
  return posts.map(({ number, text, sealed }) => [number, text.kind === 'cleared' ? text.text.trim() : 'withheld', sealed.map(formatScope).join('+')])
}

test('a reader sees of somebody’s posts what they may read, newest first, openings among them', async () => {
  const author = await aMember()
  const thread = await aThread({ by: author, body: 'An opening' })
  await aReply({ in: thread, by: author, body: 'Open ||hidden||{version=tr-2019}' })
  await aReply({ in: thread, by: author, body: 'All of it', spoiler: 'kr-2013' })
  expect(await written(GUEST, author.handle)).toEqual([[3, 'withheld', ''], [2, 'Open', 'tr-2019'], [1, 'An opening', '']])
  expect(await written(guestWho(parseSeen('kr-2013:whole')), author.handle)).toEqual([[3, 'All of it', ''], [2, 'Open', 'tr-2019'], [1, 'An opening', '']])
})

test('what was deleted, with its thread or without, is not there', async () => {
  const author = await aMember()
  const gone = await aReply({ in: await aThread(), by: author, body: 'Gone' })
  given(await deletePost(author, gone.id))
  expect(await written(GUEST, author.handle)).toEqual([])
})

test('pages of posts hold each once and do not shift while others are written', async () => {
  const author = await aMember()
  const thread = await aThread({ by: author })
  for (let index = 0; index < 24; index += 1) await aReply({ in: thread, by: author, body: `Word ${index}` })
  const first = (await readProfile(GUEST, author.handle))!
  await aReply({ in: thread, by: author, body: 'Meanwhile' })
  const second = (await readProfile(GUEST, author.handle, first.before))!
  expect([first.posts.length, second.posts.length, second.before]).toEqual([20, 5, null])
  expect([...first.posts, ...second.posts].map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index))
})

test('it says what they have seen if they choose to, since when they are here, and how much they wrote', async () => {
  const author = await aMember({ seen: { 'kr-2013': 'whole', 'tr-2019': 60 }, standing: 'regular' })
  expect((await readProfile(GUEST, author.handle))!.seen).toBeNull()
  given(await changeAccount(author, { showsSeen: true }))
  expect(await readProfile(GUEST, author.handle.toUpperCase())).toMatchObject({ figures: { threads: 0, comments: 0, reactions: 0 }, seen: { 'kr-2013': 'whole', 'tr-2019': 60 }, person: { standing: 'regular' }, joinedAt: expect.any(Date) as Date, posts: [] })
  expect(await readProfile(GUEST, 'nobody-here')).toBeNull()
  given(await changeAccount(author, { showsSeen: false }))
  expect((await readProfile(GUEST, author.handle))!.seen).toBeNull()
})

test('its figures count what is there to be read, and the reactions of others', async () => {
  const [author, reader] = [await aMember(), await aMember()]
  const thread = await aThread({ by: author })
  const [first, gone] = [await aReply({ in: thread, by: author }), await aReply({ in: thread, by: author })]
  for (const { id } of [first, gone]) for (const kind of ['heart', 'tears'] as const) given(await react(reader, id, kind))
  given(await deletePost(author, gone.id))
  expect((await readProfile(GUEST, author.handle))!.figures).toEqual({ threads: 1, comments: 1, reactions: 2 })
})
