import { expect, test } from 'vitest'
import { arrange } from '@/lib/arranging/write'
import { readArranging, readPostActs } from '@/lib/arranging/read'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { deliverNext } from '@/lib/events/delivery'
import { hold } from '@/lib/events/holds'
import { flagPost } from '@/lib/flags/write'
import { readLog } from '@/lib/ledger/read'
import { undoAction } from '@/lib/moderation/write'
import { readNotices } from '@/lib/notices/read'
import { readActs, readPost, readSource } from '@/lib/posts/read'
import { deletePost, editPost, reply, restorePost } from '@/lib/posts/write'
import { listThreads, readThread } from '@/lib/threads/read'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'
import { BECAUSE, takenBack } from './scene'

type Act = Parameters<typeof arrange>[1]['action']

const moderator = () => aMember({ standing: 'moderator' })
const act = (by: Member, action: Act, target: number, more: object = BECAUSE) => arrange(by, { action, target: String(target), ...more } as never)
const stateOf = async (id: number) => (await db().post.findUniqueOrThrow({ where: { id } })).state

test('a moderator deletes a post: it is gone for readers, its author cannot bring it back, and undo can', async () => {
  const [by, author, reporter] = [await moderator(), await aMember(), await aMember()]
  const thread = await aThread({ by: author })
  const post = await aReply({ in: thread, by: author })
  given(await flagPost(reporter, post.id, { reason: 'abuse' }))
  const { actionId } = given(await act(by, 'delete', post.id))
  expect(await stateOf(post.id)).toBe('deleted')
  expect(await readThread(GUEST, thread.id)).toMatchObject({ posts: 1 })
  expect(why(await restorePost(author, post.id))).toBe('removed-by-moderators')
  expect(await db().queueItem.count({ where: { postId: post.id, decidedAt: null } })).toBe(0)
  expect(await readPostActs(by, post.id)).toEqual(['restore'])
  await takenBack(by, actionId)
  expect(await stateOf(post.id)).toBe('visible')
  expect(await db().queueItem.count({ where: { postId: post.id, decidedAt: null } })).toBe(1)
  given(await act(by, 'delete', post.id))
  const back = given(await act(by, 'restore', post.id)).actionId
  expect(await readThread(GUEST, thread.id)).toMatchObject({ posts: 2 })
  await takenBack(by, back)
  expect(await stateOf(post.id)).toBe('deleted')
})

test('what its author deleted is theirs: a moderator neither brings it back nor deletes it again', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const post = await aReply({ in: await aThread(), by: author })
  given(await deletePost(author, post.id))
  expect(why(await act(by, 'restore', post.id))).toBe('not-removed')
  expect(why(await act(by, 'delete', post.id))).toBe('already-deleted')
  expect(given(await restorePost(author, post.id)).id).toBe(post.id)
})

test('a hidden post is read by its author and moderators, and its author’s mending brings it before a moderator again', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await aThread()
  const post = await aReply({ in: thread, by: author, body: 'Something that hurts' })
  const { actionId } = given(await act(by, 'hide', post.id))
  expect((await readPost(GUEST, thread.id, 2))!).toMatchObject({ state: 'held', segments: [] })
  expect((await readSource(author, thread.id, 2))!.source.kind).toBe('cleared')
  given(await editPost(author, post.id, { body: 'Something kinder', revision: 1 }))
  expect(await stateOf(post.id)).toBe('held')
  expect(await db().queueItem.count({ where: { postId: post.id, decidedAt: null } })).toBe(1)
  await takenBack(by, actionId)
  expect(await stateOf(post.id)).toBe('visible')
  given(await act(by, 'hide', post.id))
  given(await act(by, 'restore', post.id, { canned: 'mended' }))
  expect(await stateOf(post.id)).toBe('visible')
})

test('a thread that is deleted goes with all its posts and comes back with those that went with it', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await aThread({ by: author })
  const [gone, stays] = [await aReply({ in: thread, by: author }), await aReply({ in: thread, by: author })]
  given(await deletePost(author, gone.id))
  const category = () => db().category.findUniqueOrThrow({ where: { slug: 'story' } })
  const { threads } = await category()
  const { actionId } = given(await act(by, 'delete-thread', thread.id))
  expect(await readThread(GUEST, thread.id)).toBeNull()
  expect(await stateOf(stays.id)).toBe('deleted')
  expect((await category()).threads).toBe(threads - 1)
  expect(why(await restorePost(author, stays.id))).toBe('removed-by-moderators')
  expect(why(await act(by, 'restore', stays.id))).toBe('thread-missing')
  expect(await readArranging(by, thread.id)).toMatchObject({ gone: true, acts: ['restore-thread'] })
  await takenBack(by, actionId)
  expect([await stateOf(stays.id), await stateOf(gone.id)]).toEqual(['visible', 'deleted'])
  expect(await readThread(GUEST, thread.id)).toMatchObject({ posts: 2 })
  expect((await category()).threads).toBe(threads)
})

test('a locked thread takes no comments but moderators’, and a pinned one stands first; each is undone, and says what is so already', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const [thread] = [await aThread({ by: author }), await aThread()]
  const locked = given(await act(by, 'lock', thread.id)).actionId
  expect(why(await reply(author, thread.id, { body: 'But I say' }))).toBe('thread-locked')
  expect(given(await reply(by, thread.id, { body: 'As a moderator' })).number).toBe(2)
  expect(why(await act(by, 'lock', thread.id))).toBe('locked-already')
  await takenBack(by, locked)
  expect(why(await undoAction(by, locked, BECAUSE))).toBe('undone-already')
  expect(why(await act(by, 'unlock', thread.id))).toBe('not-locked')
  expect(given(await reply(author, thread.id, { body: 'Now I say' })).number).toBe(3)
  const pinned = given(await act(by, 'pin', thread.id)).actionId
  const first = async () => (await listThreads(GUEST, { sort: 'active', period: 'all', page: 1 })).rows[0]!.id
  expect(await first()).toBe(thread.id)
  given(await act(by, 'unpin', thread.id))
  expect(why(await undoAction(by, pinned, BECAUSE))).toBe('changed-since')
})

test('taking back gives back what was there: a post that the radar held waits again, and one that was hidden is hidden again', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await aThread()
  const [held, post] = [await aReply({ in: thread, by: author }), await aReply({ in: thread, by: author })]
  await inTransaction(async (tx) => hold(tx, await tx.post.findUniqueOrThrow({ where: { id: held.id }, select: { id: true, threadId: true, authorId: true, sealed: true } })))
  await takenBack(by, given(await act(by, 'hide', held.id)).actionId)
  expect(await stateOf(held.id)).toBe('held')
  expect(await readPostActs(by, held.id)).toEqual(['hide', 'delete'])
  expect(await db().queueItem.count({ where: { postId: held.id, decidedAt: null } })).toBe(1)
  given(await act(by, 'hide', post.id))
  await takenBack(by, given(await act(by, 'restore', post.id)).actionId)
  expect(await readPostActs(by, post.id)).toEqual(['delete', 'restore'])
  given(await editPost(author, post.id, { body: 'Something kinder', revision: 1 }))
  expect(await stateOf(post.id)).toBe('held')
})

test('what was done anew since, or undone by hand, is taken back first', async () => {
  const [by, thread] = [await moderator(), await aThread()]
  const post = await aReply({ in: thread })
  const [deleted, restored, hidden] = [given(await act(by, 'delete', post.id)).actionId, given(await act(by, 'restore', post.id)).actionId, given(await act(by, 'hide', post.id)).actionId]
  expect(why(await undoAction(by, deleted, BECAUSE))).toBe('changed-since')
  expect(await stateOf(post.id)).toBe('held')
  for (const one of [hidden, restored, deleted]) await takenBack(by, one)
  expect(await stateOf(post.id)).toBe('visible')
  const [locked] = [given(await act(by, 'lock', thread.id)).actionId, given(await act(by, 'unlock', thread.id)), given(await act(by, 'lock', thread.id))]
  expect(why(await undoAction(by, locked, BECAUSE))).toBe('changed-since')
  const view = await readArranging(by, thread.id)
  expect(typeof view === 'string' ? view : view.history.map(({ whyNotUndo }) => whyNotUndo)).toEqual([null, 'changed-since', 'changed-since'])
})

test('a moderator’s edit says why, is marked as theirs, told to the author, and taken back exactly', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await aThread()
  const post = await aReply({ in: thread, by: author, body: 'My telephone number is 123 456', spoiler: 'tr-2019' })
  expect(why(await editPost(by, post.id, { body: 'Edited', revision: 1 }))).toBe('reason: reason-short')
  expect(why(await editPost(by, post.id, { body: 'Edited', revision: 1, reason: 'It said my telephone number is 123 here' }))).toBe('reason: reason-quotes')
  given(await editPost(by, post.id, { body: 'Edited', revision: 1, canned: 'private-details' }))
  expect(await readPost(GUEST, thread.id, 2)).toMatchObject({ editedByModerator: true })
  const [entry] = (await readLog(GUEST, null)).entries
  expect(entry).toMatchObject({ kind: 'edit', postId: post.id, canned: 'private-details' })
  while ((await deliverNext()) > 0);
  expect((await readNotices(author, null)).notices[0]).toMatchObject({ kind: 'moderation', about: { role: 'author' }, action: { kind: 'edit' } })
  await takenBack(by, entry!.id)
  const source = (await readSource(author, thread.id, 2))!
  expect(source).toMatchObject({ source: { text: 'My telephone number is 123 456' }, spoiler: 'tr-2019' })
})

test('members, authors and moderators of other categories are refused, whatever they send', async () => {
  const [story, other] = [await aCategory(), await aCategory({ slug: 'other' })]
  const author = await aMember()
  const thread = await aThread({ by: author, category: story })
  const post = await aReply({ in: thread, by: author })
  const elsewhere = await db().category.findUniqueOrThrow({ where: { slug: other } })
  const here = await db().category.findUniqueOrThrow({ where: { slug: story } })
  const [away, local] = [{ ...(await aMember()), moderatedCategories: [elsewhere.id] }, { ...(await aMember()), moderatedCategories: [here.id] }]
  for (const [action, target] of [['lock', thread.id], ['pin', thread.id], ['delete-thread', thread.id], ['hide', post.id], ['delete', post.id]] as const) {
    expect(why(await act(author, action, target))).toBe('not-moderator')
    expect(why(await act(away, action, target))).toBe('not-your-category')
  }
  expect(why(await arrange(GUEST, { action: 'lock', target: String(thread.id), ...BECAUSE }))).toBe('signed-out')
  expect(why(await arrange(local, { action: 'merge', target: String(thread.id), into: String((await aThread({ category: other })).id), ...BECAUSE }))).toBe('into: not-your-category')
  expect(why(await act(local, 'lock', thread.id, { reason: '' }))).toBe('reason: reason-short')
  given(await act(local, 'lock', thread.id))
  expect((await readActs(author, thread.id, 2))!.may.moderate).toBe(false)
})
