import { expect, test } from 'vitest'
import { readExport } from '@/lib/accounts/read'
import { exported } from '@/lib/api/exported'
import { block } from '@/lib/blocks/write'
import { bookmark } from '@/lib/bookmarks/write'
import { db } from '@/lib/db/client'
import { saveDraft } from '@/lib/drafts/write'
import { flagPost } from '@/lib/flags/write'
import { followCategory } from '@/lib/follows/write'
import { deletePost, editPost } from '@/lib/posts/write'
import { react } from '@/lib/reactions/write'
import { makeToken } from '@/lib/tokens/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aSession, aThread, given } from '@/tests/factories'

async function exportOf(member: Member): Promise<{ text: string; data: ReturnType<typeof exported.parse> }> {
  let text = ''
  for await (const piece of readExport(member)) text += piece
  return { text, data: exported.parse(JSON.parse(text)) }
}

test('somebody takes along all that they wrote, sealed, deleted or edited away, and nobody else’s sealed words', async () => {
  const [member, other] = [await aMember({ seen: { 'tr-2019': 'whole' } }), await aMember()]
  const own = await aThread({ by: member, body: 'Open ||mineone||', spoiler: 'kr-2013', tags: ['tears'] })
  const edited = await aReply({ in: own, by: member, body: 'First ||minetwo||{version=kr-2013}' })
  given(await editPost(member, edited.id, { body: 'Now ||minethree||', revision: 1, reason: 'minefour' }))
  const gone = await aReply({ in: own, by: member, body: 'minefive' })
  given(await deletePost(member, gone.id))
  const theirs = await aReply({ in: own, by: other, body: 'Theirs ||strangerone||{version=kr-2013}' })
  given(await saveDraft(member, 'new', { title: 'minesix', body: 'mineseven' }))
  given(await bookmark(member, theirs.id, { note: 'mineeight' }))
  given(await react(member, theirs.id, 'tears'))
  given(await flagPost(member, theirs.id, { reason: 'other', scope: null, note: 'minenine' }))
  given(await flagPost(other, edited.id, { reason: 'other', scope: null, note: 'strangertwo' }))
  given(await saveDraft(other, `reply-${own.id}`, { body: 'strangerthree' }))
  given(await block(member, other.handle))
  given(await followCategory(member, 'story', { level: 'mute' }))

  const { text, data } = await exportOf(member)
  for (const word of ['mineone', 'minetwo', 'minethree', 'minefour', 'minefive', 'minesix', 'mineseven', 'mineeight', 'minenine']) expect([word, text.includes(word)]).toEqual([word, true])
  expect(text).not.toMatch(/stranger(?:one|two|three)/)
  expect(data.profile.handle).toBe(member.handle)
  expect(data.seen).toEqual({ 'tr-2019': 'whole' })
  expect(data.threads).toMatchObject([{ id: String(own.id), category: 'story', tags: ['tears'], spoiler: 'kr-2013' }])
  expect(data.posts.map(({ number, state, revisions }) => [number, state, revisions.length])).toEqual([[3, 'deleted', 1], [2, 'visible', 2], [1, 'visible', 1]])
  expect(data.reactions).toMatchObject([{ postId: String(theirs.id), kind: 'tears' }])
  expect(data.blocks).toMatchObject([{ handle: other.handle }])
  expect(data.categories).toMatchObject([{ category: 'story', level: 'mute' }])
  expect(data.follows).toMatchObject([{ threadId: String(own.id), level: 'follow' }])
})

test('what opens an account stands in no export', async () => {
  const member = await aMember()
  const session = await aSession(member)
  const { secret } = given(await makeToken(member, { name: 'A program', scopes: ['read'], days: 7 }))
  const { text, data } = await exportOf(member)
  expect([data.sessions.length, data.tokens.map(({ name }) => name)]).toEqual([1, ['A program']])
  const [{ tokenHash: ofSession }, { tokenHash: ofToken }] = [await db().session.findFirstOrThrow({ where: { personId: member.personId } }), await db().apiToken.findFirstOrThrow({ where: { personId: member.personId } })]
  for (const told of [session, secret, ofSession, ofToken]) expect(text).not.toContain(told)
})

test('an export in many pieces has every post once, the newest first', async () => {
  const member = await aMember({ standing: 'moderator' })
  const thread = await aThread({ by: member })
  for (let index = 0; index < 60; index += 1) await aReply({ in: thread, by: member, body: `Comment number ${index}` })
  const { data } = await exportOf(member)
  expect(data.posts.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, index) => 61 - index))
})
