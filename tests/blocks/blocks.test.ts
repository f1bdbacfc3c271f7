import { expect, test } from 'vitest'
import { readBlocking, readBlocks } from '@/lib/blocks/read'
import { block, unblock } from '@/lib/blocks/write'
import { deliverNext } from '@/lib/events/delivery'
import { decide } from '@/lib/moderation/write'
import { readNotices } from '@/lib/notices/read'
import { readOverlay } from '@/lib/reading/read'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'

async function deliverAll(): Promise<void> {
  while ((await deliverNext()) > 0);
}

test('a guest, oneself and nobody can’t be blocked or block', async () => {
  const [one, other] = [await aMember(), await aMember()]
  expect([why(await block(GUEST, other.handle)), why(await block(one, one.handle)), why(await block(one, 'nobody-here')), why(await block(one, other.handle.toUpperCase())), why(await block(one, other.handle))])
    .toEqual(['signed-out', 'block-self', 'person-missing', null, null])
  expect((await readBlocks(one)).map(({ handle }) => handle)).toEqual([other.handle])
  expect([(await readBlocking(one, other.handle))!.blocked, (await readBlocking(other, one.handle))!.blocked, await readBlocking(one, 'nobody-here')]).toEqual([true, false, null])
})

test('whoever blocks somebody has their posts folded, and nobody else has', async () => {
  const [one, blocked, thread] = [await aMember(), await aMember(), await aThread()]
  await aReply({ in: thread, by: blocked })
  given(await block(one, blocked.handle))
  const folded = async (viewer: typeof one) => Object.entries((await readOverlay(viewer, thread.id, 1))!.posts).flatMap(([number, post]) => (post.blocked ? [Number(number)] : []))
  expect([await folded(one), await folded(blocked), await folded(thread.author)]).toEqual([[2], [], []])
  given(await unblock(one, blocked.handle))
  expect(await folded(one)).toEqual([])
})

test('whoever blocks somebody hears nothing from them: no answer, no call, no thread that goes on; and what was unread goes', async () => {
  const [one, blocked] = [await aMember(), await aMember()]
  const thread = await aThread({ by: one })
  await aReply({ in: thread, by: blocked, replyTo: 1 })
  await deliverAll()
  expect((await readNotices(one, null)).notices).toMatchObject([{ kind: 'reply' }])
  given(await block(one, blocked.handle))
  expect((await readNotices(one, null)).notices).toEqual([])
  await aReply({ in: thread, by: blocked, replyTo: 1, body: `Hello @${one.handle}` })
  await deliverAll()
  expect((await readNotices(one, null)).notices).toEqual([])
  await aReply({ in: thread, replyTo: 1 })
  await deliverAll()
  expect((await readNotices(one, null)).notices).toMatchObject([{ kind: 'reply', place: { number: 4 } }])
  given(await unblock(one, blocked.handle))
  await aReply({ in: thread, by: blocked, replyTo: 1 })
  await deliverAll()
  expect((await readNotices(one, null)).notices).toHaveLength(2)
})

test('a moderator who is blocked moderates all the same, and what they did is told', async () => {
  const [one, moderator] = [await aMember(), await aMember({ standing: 'moderator' })]
  const post = await aReply({ in: await aThread(), by: one })
  given(await block(one, moderator.handle))
  given(await decide(moderator, post.id, { act: 'seal', scope: 'kr-2013', canned: 'gives-ending-away' }))
  await deliverAll()
  expect((await readNotices(one, null)).notices).toMatchObject([{ kind: 'moderation', about: { role: 'author' } }])
})
