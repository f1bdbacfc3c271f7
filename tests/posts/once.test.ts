import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { editPost, reply } from '@/lib/posts/write'
import { startThread } from '@/lib/threads/write'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'

const FIFTY = Array.from({ length: 50 }, (_, index) => index)

test('one comment sent fifty times at once, under one name, is posted once and each time answered alike', async () => {
  const [thread, member] = [await aThread(), await aMember()]
  const places = await Promise.all(FIFTY.map(async () => given(await reply(member, thread.id, { body: 'Sent by an impatient hand', key: 'act-1' }))))
  expect(new Set(places.map(({ id }) => id)).size).toBe(1)
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(2)
})

test('one comment sent fifty times at once, without a name, is posted once', async () => {
  const [thread, member] = [await aThread(), await aMember()]
  await Promise.all(FIFTY.map(async () => given(await reply(member, thread.id, { body: 'Sent without a script' }))))
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(2)
})

test('one thread sent fifty times at once starts once', async () => {
  const [category, member] = [await aCategory(), await aMember()]
  const input = { title: 'Sent by an impatient hand', category, body: 'And a text', key: 'act-2' }
  const places = await Promise.all(FIFTY.map(async () => given(await startThread(member, input))))
  expect(new Set(places.map(({ id }) => id)).size).toBe(1)
  expect(await db().thread.count({ where: { authorId: member.personId } })).toBe(1)
})

test('the same words of two members, or in two threads, are two comments', async () => {
  const [one, other] = [await aThread(), await aThread()]
  const [ana, ben] = [await aMember(), await aMember()]
  const body = 'I cried as well'
  const places = await Promise.all([reply(ana, one.id, { body }), reply(ben, one.id, { body }), reply(ana, other.id, { body })])
  expect(new Set(places.map((place) => given(place).id)).size).toBe(3)
})

test('a name that was used for other words is refused, and nothing is posted', async () => {
  const [thread, member] = [await aThread(), await aMember()]
  given(await reply(member, thread.id, { body: 'The first words', key: 'act-3' }))
  expect(why(await reply(member, thread.id, { body: 'Other words', key: 'act-3' }))).toBe('key-reused')
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(2)
})

test('a refused comment can be sent again under the same name once it is put right', async () => {
  const [thread, member] = [await aThread(), await aMember()]
  expect(why(await reply(member, thread.id, { body: 'An answer', replyTo: 9, key: 'act-4' }))).toBe('replyTo: reply-to-unknown')
  expect(given(await reply(member, thread.id, { body: 'An answer', key: 'act-4' })).number).toBe(2)
})

test('of two edits that start from the same text one is kept and the other refused', async () => {
  const member = await aMember()
  const post = await aReply({ in: await aThread(), by: member })
  const outcomes = await Promise.all(['One way', 'Another way'].map((body) => editPost(member, post.id, { body, revision: 1 })))
  expect(outcomes.map(why).sort()).toEqual(['edit-conflict', null].sort())
  const { revision, revisions } = await db().post.findUniqueOrThrow({ where: { id: post.id }, select: { revision: true, revisions: { select: { number: true } } } })
  expect(revision).toBe(2)
  expect(revisions.map(({ number }) => number).sort()).toEqual([1, 2])
})

test('a moderator’s edit between makes the author’s a conflict, until they have seen it', async () => {
  const [author, moderator] = [await aMember(), await aMember({ standing: 'moderator' })]
  const post = await aReply({ in: await aThread(), by: author })
  given(await editPost(moderator, post.id, { body: 'As a moderator put it', revision: 1, canned: 'form-mended' }))
  expect(why(await editPost(author, post.id, { body: 'As I put it', revision: 1 }))).toBe('edit-conflict')
  expect(given(await editPost(author, post.id, { body: 'As I put it', revision: 2 })).id).toBe(post.id)
})
