import { describe, expect, test, vi } from 'vitest'
import { readLeaving } from '@/lib/accounts/read'
import { leave } from '@/lib/accounts/write'
import { arrange } from '@/lib/arranging/write'
import { block } from '@/lib/blocks/write'
import { bookmark } from '@/lib/bookmarks/write'
import { db, type Queries } from '@/lib/db/client'
import { lockPost, lockThread } from '@/lib/db/lock'
import { inTransaction } from '@/lib/db/transaction'
import { saveDraft } from '@/lib/drafts/write'
import { flagPost } from '@/lib/flags/write'
import { followCategory } from '@/lib/follows/write'
import { undoAction } from '@/lib/moderation/write'
import { vote } from '@/lib/polls/write'
import { editPost } from '@/lib/posts/write'
import { readPage } from '@/lib/posts/read'
import { react } from '@/lib/reactions/write'
import { readThread } from '@/lib/threads/read'
import { makeToken } from '@/lib/tokens/write'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aSession, aThread, given, segmentsOf, why } from '@/tests/factories'

/** Somebody who has left a trace in every table that one can leave one in. */
async function somebody() {
  const [member, other] = [await aMember({ seen: { 'kr-2013': 'whole' } }), await aMember()]
  const own = await aThread({ by: member, title: 'A thread of whoever leaves', body: 'Whoever leaves wrote ||firstword||' })
  const alone = await aThread({ by: member, title: 'Nobody else wrote in this one', body: 'Alone with secondword' })
  const theirs = await aReply({ in: own, by: other, body: ':::poll\n- one\n- two\n:::' })
  const post = await aReply({ in: own, by: member, body: 'A comment with thirdword', replyTo: 2 })
  given(await editPost(member, post.id, { body: `A comment with fourthword, @${other.handle}`, revision: 1 }))
  const calling = await aReply({ in: own, by: other, body: `Hello @${member.handle}` })
  const { index } = await db().poll.findFirstOrThrow({ where: { postId: theirs.id } })
  given(await vote(member, theirs.id, index, { options: [1] }))
  given(await react(member, theirs.id, 'heart'))
  given(await react(other, post.id, 'tears'))
  given(await bookmark(member, theirs.id, { note: 'A note' }))
  given(await bookmark(other, post.id, {}))
  given(await saveDraft(member, 'new', { title: 'A draft', body: 'of theirs' }))
  given(await flagPost(member, theirs.id, { reason: 'other', scope: null, note: 'A note' }))
  given(await followCategory(member, 'story', { level: 'follow' }))
  given(await block(member, (await aMember()).handle))
  given(await block(await aMember(), member.handle))
  given(await makeToken(member, { name: 'A program', scopes: ['read'], days: 7 }))
  await aSession(member)
  await db().account.create({ data: { provider: 'demo', providerAccountId: String(member.personId), personId: member.personId } })
  await db().media.create({ data: { id: String(member.personId).padStart(32, '0'), personId: member.personId, description: 'A picture', readyAt: new Date() } })
  return { member, other, own, alone, theirs, post, calling, index }
}

/** Where a person's number still stands: "Table.column", with how many rows. By what the database itself says of its columns. */
async function tracesOf({ personId }: Member): Promise<Record<string, number>> {
  const columns = await db().$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'integer' AND column_name ~* '(person|author|editor|actor|blocked|assignee|about|decider)Id$'`
  const traces: Record<string, number> = {}
  for (const { table, column } of columns) {
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${table}" WHERE "${column}" = ${personId}`)
    if (row!.count > 0) traces[`${table}.${column}`] = row!.count
  }
  return traces
}

const EVERYWHERE = [
  'Account.personId', 'ApiToken.personId', 'Block.blockedId', 'Block.personId', 'Bookmark.personId', 'CategoryFollow.personId', 'Draft.personId', 'Event.actorId', 'Flag.personId', 'Follow.personId',
  'Media.personId', 'Mention.personId', 'Post.authorId', 'PostSearch.authorId', 'Progress.personId', 'Reaction.personId', 'Reading.personId', 'Receipt.personId', 'Revision.authorId',
  'Revision.editorId', 'Session.personId', 'Thread.authorId', 'Vote.personId',
]

describe.each(['keep', 'remove'] as const)('whoever leaves and says "%s"', (posts) => {
  test('is nowhere any more', async () => {
    const { member } = await somebody()
    expect(Object.keys(await tracesOf(member)).sort()).toEqual(expect.arrayContaining(EVERYWHERE))
    given(await leave(member, { posts, handle: member.handle }))
    expect(await tracesOf(member)).toEqual({})
    expect(await db().person.count({ where: { id: member.personId } })).toBe(0)
  })

  test('takes their reactions and votes out of the counts', async () => {
    const { member, theirs, index } = await somebody()
    given(await leave(member, { posts, handle: member.handle }))
    expect(await db().post.findUniqueOrThrow({ where: { id: theirs.id }, select: { heart: true } })).toEqual({ heart: 0 })
    expect(await db().poll.findUniqueOrThrow({ where: { postId_index: { postId: theirs.id, index } }, select: { voters: true, counts: true } })).toEqual({ voters: 0, counts: [0, 0] })
  })

  test('leaves no picture that can be had', async () => {
    const { member } = await somebody()
    given(await leave(member, { posts, handle: member.handle }))
    const [picture] = await db().media.findMany({ where: { id: String(member.personId).padStart(32, '0') }, select: { readyAt: true, keptUntil: true } })
    expect(picture!.readyAt).toBeNull()
    expect(picture!.keptUntil!.getTime()).toBeLessThanOrEqual(Date.now())
  })
})

test('posts that are kept read as before, without the name', async () => {
  const { member, own, post } = await somebody()
  const before = (await segmentsOf(post.id)).map(({ text }) => text)
  given(await leave(member, { posts: 'keep', handle: member.handle }))
  expect((await segmentsOf(post.id)).map(({ text }) => text)).toEqual(before)
  const shown = await readPage(GUEST, own.id, 1)
  expect(shown.map(({ number, author, state }) => [number, author?.handle.startsWith('member-') ?? null, state])).toEqual([[1, null, 'visible'], [2, true, 'visible'], [3, null, 'visible'], [4, true, 'visible']])
})

test('of posts that are removed no word is left, and their numbers stay taken', async () => {
  const { member, own, alone, post } = await somebody()
  const category = () => db().category.findUniqueOrThrow({ where: { slug: 'story' }, select: { threads: true } })
  const { threads } = await category()
  given(await leave(member, { posts: 'remove', handle: member.handle }))
  expect(await segmentsOf(post.id)).toEqual([{ index: 0, scopes: [], html: '', text: '' }])
  expect(await db().revision.count({ where: { postId: post.id } })).toBe(1)
  expect(await db().postSearch.count({ where: { postId: post.id } })).toBe(0)
  const thread = await db().thread.findUniqueOrThrow({ where: { id: own.id } })
  expect([thread.title, thread.posts, thread.lastNumber, thread.deletedAt]).toEqual(['A thread of whoever leaves', 2, 4, null])
  const forsaken = await db().thread.findUniqueOrThrow({ where: { id: alone.id } })
  expect([forsaken.title, forsaken.posts, forsaken.deletedAt === null]).toEqual(['', 0, false])
  expect((await category()).threads).toBe(threads - 1)
  expect((await readPage(GUEST, own.id, 1)).map(({ number, state }) => [number, state])).toEqual([[1, 'deleted'], [2, 'visible'], [3, 'deleted'], [4, 'visible']])
  expect(await db().event.count({ where: { kind: 'post-deleted', postId: post.id } })).toBe(1)
})

test('a thread of theirs in which others wrote keeps its title while moderators have it deleted, or merged, and comes back with what is left', async () => {
  const [member, other, by] = [await aMember(), await aMember(), await aMember({ standing: 'moderator' })]
  const title = 'A title above what others wrote'
  const [taken, joined, into] = [await aThread({ by: member, title }), await aThread({ by: member, title }), await aThread({ by: other })]
  for (const thread of [taken, joined]) await aReply({ in: thread, by: other })
  const because = { reason: 'It was said elsewhere.' }
  const away = given(await arrange(by, { action: 'delete-thread', target: String(taken.id), ...because })).actionId
  const merged = given(await arrange(by, { action: 'merge', target: String(joined.id), into: String(into.id), ...because })).actionId
  given(await leave(member, { posts: 'remove', handle: member.handle }))
  for (const action of [away, merged]) given(await undoAction(by, action, because))
  for (const { id } of [taken, joined]) {
    expect(await readThread(GUEST, id)).toMatchObject({ title, posts: 1 })
    expect((await readPage(GUEST, id, 1)).map(({ number, state }) => [number, state])).toEqual([[1, 'deleted'], [2, 'visible']])
  }
})

describe.each(['keep', 'remove'] as const)('whoever leaves, and says "%s", while others write', (posts) => {
  /** Waits until so many wait for a row that somebody else holds. */
  const waiting = (many: number) => vi.waitFor(async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    expect(row!.count).toBe(many)
  }, { timeout: 30_000 })
  const nameOf = (tx: Queries, { personId }: Member) => tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR KEY SHARE`

  test('does not stand in the way of somebody who names them in their thread', async () => {
    const { member, own } = await somebody()
    let leaving: ReturnType<typeof leave> | undefined
    await inTransaction(async (tx) => {
      await lockThread(tx, own.id)
      leaving = leave(member, { posts, handle: member.handle })
      await waiting(1)
      // As a mention's row does.
      await nameOf(tx, member)
    })
    given(await leaving!)
  })

  test('begins anew where they wait for each other, and is gone in the end', async () => {
    const { member, own, post } = await somebody()
    const others: Promise<unknown>[] = []
    let letGo = () => {}
    const free = new Promise<void>((resolve) => (letGo = resolve))
    await inTransaction(async (tx) => {
      await nameOf(tx, member)
      await new Promise<void>((holds) => {
        others.push(inTransaction(async (other) => {
          await lockPost(other, post.id)
          holds()
          await free
        }))
      })
      others.push(leave(member, { posts, handle: member.handle }).then(given))
      await waiting(1)
      const locking = lockThread(tx, own.id)
      await waiting(2)
      // The database looks once whether two wait for each other, a second after the wait began: for this one it has, so that it ends the other.
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      letGo()
      await locking
    })
    await Promise.all(others)
    expect(await db().person.count({ where: { id: member.personId } })).toBe(0)
  })
})

describe('who may not leave', () => {
  test('nobody leaves by a slip of the finger, nor as somebody else', async () => {
    const member = await aMember()
    expect(why(await leave(member, { posts: 'keep', handle: 'somebody-else' }))).toBe('handle: handle-other')
    expect(why(await leave(member, { posts: 'burn' as never, handle: member.handle }))).toBe('posts: posts-undecided')
    expect(why(await leave(GUEST, { posts: 'keep', handle: 'x' }))).toBe('signed-out')
    expect(await db().person.count({ where: { id: member.personId } })).toBe(1)
    given(await leave(member, { posts: 'keep', handle: `@${member.handle.toUpperCase()} ` }))
  })

  test('of the last two administrators who leave at once, one stays', async () => {
    await db().person.updateMany({ where: { standing: 'admin' }, data: { standing: 'member' } })
    const both = [await aMember({ standing: 'admin' }), await aMember({ standing: 'admin' })]
    const outcomes = await Promise.all(both.map((admin) => leave(admin, { posts: 'keep', handle: admin.handle })))
    expect(outcomes.map(why).sort()).toEqual(['last-admin', null])
    const stays = both[outcomes.findIndex((outcome) => !outcome.ok)]!
    expect((await readLeaving(stays)).whyNot).toBe('last-admin')
  })
})
