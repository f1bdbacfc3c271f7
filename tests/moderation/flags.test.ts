import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { deletePost, editPost } from '@/lib/posts/write'
import { readFlagging } from '@/lib/flags/read'
import { readItem } from '@/lib/moderation/read'
import { readQueue } from '@/lib/queue/read'
import { flagPost } from '@/lib/flags/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aPost, given, itemOf, somebody, stateOf, why } from './scene'

const spoiler = (scope: string) => ({ reason: 'spoiler', scope }) as const
const actionsOf = (postId: number) => db().action.findMany({ where: { postId }, orderBy: { id: 'asc' } })
const openItems = (postId: number) => db().queueItem.findMany({ where: { postId, decidedAt: null } })

async function reported(count: number, scope = 'kr-2013') {
  const post = await aPost()
  for (let turn = 0; turn < count; turn += 1) given(await flagPost(await somebody(), post.id, spoiler(scope)))
  return post
}

describe('a report', () => {
  it('by a guest, by its author, twice, or of a post that is gone is refused and leaves nothing', async () => {
    const post = await aPost()
    const [reader, gone] = [await somebody(), await aPost()]
    given(await deletePost(gone.author, gone.id))
    expect(why(await flagPost(GUEST, post.id, spoiler('any')))).toBe('signed-out')
    expect(why(await flagPost(post.author, post.id, spoiler('any')))).toBe('flag-own')
    expect(why(await flagPost(reader, gone.id, spoiler('any')))).toBe('post-missing')
    expect(why(await flagPost(reader, 999_999, spoiler('any')))).toBe('post-missing')
    expect(await openItems(post.id)).toEqual([])
    given(await flagPost(reader, post.id, spoiler('any')))
    expect(why(await flagPost(reader, post.id, { reason: 'spam' }))).toBe('flagged-already')
    expect(await db().flag.count({ where: { postId: post.id } })).toBe(1)
  })

  it('by many newcomers reaches the queue and seals nothing', async () => {
    const post = await aPost()
    for (let turn = 0; turn < 5; turn += 1) expect(given(await flagPost(await somebody('newcomer'), post.id, spoiler('kr-2013'))).sealed).toBe(false)
    expect((await stateOf(post.id)).sealed).toBeNull()
    expect(await openItems(post.id)).toMatchObject([{ weight: 0 }])
  })

  it('by a third member seals the whole post with the scope that most asked for, and nobody did it by name', async () => {
    const post = await reported(2, 'kr-2013')
    expect((await stateOf(post.id)).sealed).toBeNull()
    expect(given(await flagPost(await somebody('regular'), post.id, spoiler('tr-2019'))).sealed).toBe(true)
    const state = await stateOf(post.id)
    expect(state.sealed).toBe('kr-2013')
    expect(state.segments[0]!.scopes).toEqual(['kr-2013'])
    expect(await actionsOf(post.id)).toMatchObject([{ kind: 'seal', actorId: null, scope: 'kr-2013', priorScope: null }])
    expect(await openItems(post.id)).toMatchObject([{ weight: 3 }])
  })

  it('for something else weighs in the queue and never seals', async () => {
    const post = await reported(2)
    given(await flagPost(await somebody(), post.id, { reason: 'abuse', note: 'Please look' }))
    given(await flagPost(await somebody('moderator'), post.id, { reason: 'off-topic' }))
    expect((await stateOf(post.id)).sealed).toBeNull()
    expect(await openItems(post.id)).toMatchObject([{ weight: 6 }])
  })

  it('by a moderator seals at once, as their own act', async () => {
    const [post, moderator] = [await aPost(), await somebody('moderator')]
    expect(given(await flagPost(moderator, post.id, spoiler('tr-2019@60'))).sealed).toBe(true)
    expect(await actionsOf(post.id)).toMatchObject([{ kind: 'seal', actorId: moderator.personId, scope: 'tr-2019@60' }])
    expect(await openItems(post.id)).toHaveLength(1)
  })

  it('of three at the same instant seals exactly once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [post, readers] = [await aPost(), await Promise.all([somebody(), somebody(), somebody(), somebody()])]
      const outcomes = await Promise.all(readers.map((reader) => flagPost(reader, post.id, spoiler('kr-2013'))))
      expect(outcomes.filter((outcome) => outcome.ok && outcome.value.sealed)).toHaveLength(1)
      expect(await actionsOf(post.id)).toHaveLength(1)
      expect(await openItems(post.id)).toHaveLength(1)
    }
  })

  it('of one person pressed twice at the same instant counts once', async () => {
    const [post, reader] = [await aPost(), await somebody()]
    const outcomes = await Promise.all([1, 2, 3].map(() => flagPost(reader, post.id, spoiler('any'))))
    expect(outcomes.map(why).sort()).toEqual(['flagged-already', 'flagged-already', null].sort())
  })

  it('of what the post is sealed for already is not needed', async () => {
    const post = await reported(3)
    const late = await somebody()
    expect(why(await flagPost(late, post.id, spoiler('kr-2013@30')))).toBe('sealed-so-already')
    expect(why(await flagPost(late, post.id, spoiler('tr-2019')))).toBeNull()
  })

  it('after a moderator left the post open goes to the queue; weight seals again only when the text has changed', async () => {
    const post = await reported(3)
    given(await decide(await somebody('moderator'), post.id, { act: 'dismiss', canned: 'premise-only' }))
    for (let turn = 0; turn < 3; turn += 1) given(await flagPost(await somebody(), post.id, spoiler('kr-2013')))
    expect((await stateOf(post.id)).sealed).toBeNull()
    expect(await openItems(post.id)).toMatchObject([{ weight: 3 }])
    given(await editPost(post.author, post.id, { body: 'Now it tells the ending', revision: 1 }))
    expect(given(await flagPost(await somebody(), post.id, spoiler('kr-2013'))).sealed).toBe(true)
  })

  it('seals by its weight again where the decision to leave the post open was taken back', async () => {
    const [post, moderator] = [await reported(2), await somebody('moderator')]
    const { actionId } = given(await decide(moderator, post.id, { act: 'dismiss', canned: 'premise-only' }))
    given(await undoAction(moderator, actionId, { canned: 'slip' }))
    expect(given(await flagPost(await somebody(), post.id, spoiler('kr-2013'))).sealed).toBe(true)
  })

  it('leaves the sealing to moderators after one has undone it', async () => {
    const post = await reported(3)
    const [seal] = await actionsOf(post.id)
    given(await undoAction(await somebody('moderator'), seal!.id, { canned: 'second-look' }))
    expect((await stateOf(post.id)).sealed).toBeNull()
    expect(await openItems(post.id)).toHaveLength(1)
    given(await flagPost(await somebody(), post.id, spoiler('kr-2013')))
    expect((await stateOf(post.id)).sealed).toBeNull()
  })

  it('is offered to whom it is open to', async () => {
    const post = await aPost()
    const reader = await somebody()
    expect((await readFlagging(reader, post.threadId, post.number))?.why).toBeNull()
    expect((await readFlagging(post.author, post.threadId, post.number))?.why).toBe('flag-own')
    given(await flagPost(reader, post.id, spoiler('any')))
    expect((await readFlagging(reader, post.threadId, post.number))?.why).toBe('flagged-already')
    expect(await readFlagging(reader, post.threadId, 99)).toBeNull()
  })
})

describe('the queue', () => {
  it('is for moderators only', async () => {
    for (const viewer of [GUEST, await somebody('newcomer'), await somebody('member'), await somebody('regular')]) {
      expect(await readQueue(viewer)).toBeNull()
      expect(await readItem(viewer, (await aPost()).id)).toBe(viewer.kind === 'guest' ? 'signed-out' : 'not-moderator')
    }
  })

  it('says of a post in another category to whoever moderates one that it is not theirs, and nothing of it', async () => {
    const post = await aPost()
    const { id: trial } = await db().category.create({ data: { slug: 'trial', position: 2 }, select: { id: true } })
    const elsewhere = { ...(await somebody()), moderatedCategories: [trial] }
    expect(await readItem(elsewhere, post.id)).toBe('not-your-category')
    expect(await readItem(elsewhere, 999_999)).toBe('post-missing')
  })

  it('has the heaviest first, of equals the oldest, and tells standing but no names of who reported', async () => {
    await db().queueItem.updateMany({ where: { decidedAt: null }, data: { decidedAt: new Date() } })
    const [light, older, heavy] = [await reported(0), await reported(2), await reported(2)]
    const newcomer = await somebody('newcomer')
    given(await flagPost(newcomer, light.id, { reason: 'spoiler', scope: 'any', note: 'Chapter two' }))
    given(await flagPost(await somebody('admin'), heavy.id, { reason: 'other', note: null }))
    const queue = (await readQueue(await somebody('moderator')))!
    expect(queue.waiting).toBe(3)
    expect(queue.items.map(({ post }) => post?.id)).toEqual([heavy.id, older.id, light.id])
    const [, , item] = queue.items
    expect(item!.flags).toMatchObject([{ standing: 'newcomer', reason: 'spoiler', scope: { version: 'any' } }])
    expect((await itemOf(await somebody('moderator'), light.id)).flags).toMatchObject([{ standing: 'newcomer', note: { text: 'Chapter two' } }])
    expect(JSON.stringify(queue)).not.toContain(newcomer.handle)
    expect(item!.acts).toEqual(['seal', 'seal-part', 'dismiss'])
  })

  it('opens the post to moderators whatever they have seen', async () => {
    const post = await aPost('Before ||the hidden turn|| after')
    const item = await itemOf(await somebody('moderator'), post.id)
    expect(item.post.segments.map(({ html }) => html.kind)).toEqual(['cleared', 'cleared'])
    expect(item.source?.text).toMatchObject({ kind: 'cleared', because: 'moderating' })
  })
})
