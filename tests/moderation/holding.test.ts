import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { readLog } from '@/lib/ledger/read'
import { readQueue } from '@/lib/queue/read'
import { decide, undoAction } from '@/lib/moderation/write'
import type { DecisionInput } from '@/lib/moderation/input'
import { readNotices } from '@/lib/notices/read'
import { readHistory, readNewest, readPostById, readQuote, readSource, readTexts } from '@/lib/posts/read'
import { deletePost, editPost, reply, restorePost } from '@/lib/posts/write'
import { startThread } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aPost, given, itemOf, somebody, stateOf, why } from './scene'

const TOLD = 'So Yong-gu is executed at the end.'
const slip = { canned: 'slip' }
const stored = async (id: number) => (await db().post.findUniqueOrThrow({ where: { id }, select: { state: true } })).state
const waits = async (postId: number) => (await db().queueItem.count({ where: { postId, decidedAt: null } })) > 0
const found = (postId: number) => db().postSearch.count({ where: { postId } })

/** A comment by a newcomer, in somebody else's thread. */
async function held(body = TOLD) {
  const [{ threadId }, author] = [await aPost(), await somebody('newcomer')]
  return { ...given(await reply(author, threadId, { body })), author }
}

describe('a newcomer’s untagged giveaway', () => {
  it('is held: numbered as every post, before the moderators, in the log without a word of it, and its author is told', async () => {
    const [post, moderator] = [await held(), await somebody('moderator')]
    expect([post.number, await stored(post.id), await waits(post.id)]).toEqual([3, 'held', true])
    while ((await deliverNext()) > 0);
    expect((await readNotices(post.author, null)).notices).toMatchObject([{ about: { role: 'author' }, action: { kind: 'hold', by: 'radar' } }])
    expect(JSON.stringify((await readLog(GUEST, null)).entries[0])).not.toMatch(/executed/)
    const item = await itemOf(moderator, post.id)
    expect(item).toMatchObject({ item: { radar: true }, post: { state: 'held', segments: [{ html: { kind: 'cleared' } }] } })
    expect(item.told[0]!.phrase).toMatchObject({ kind: 'cleared', text: expect.stringContaining('executed') as string })
    expect((await readQueue(moderator))!.items.map((one) => one.post?.id)).toContain(post.id)
  })

  it('is read by nobody but moderators and, as its source, its author', async () => {
    const post = await held()
    const [member, regular] = [await somebody(), await somebody('regular')]
    for (const reader of [GUEST, member, regular, post.author]) {
      expect((await readPostById({ ...reader, opened: new Map([[post.id, 'all']]) }, post.id))!.segments).toEqual([])
      expect([await readTexts(reader, post.id), await readQuote(reader, post.id), await readHistory(reader, post.id, null)]).toEqual([new Map(), null, null])
      expect((await readNewest(reader, post.threadId, 50)).map(({ id }) => id)).not.toContain(post.id)
    }
    expect(await found(post.id)).toBe(0)
    expect(await readSource(member, post.threadId, post.number)).toBeNull()
    expect((await readSource(post.author, post.threadId, post.number))!.source.kind).toBe('cleared')
  })

  it('is held as the opening of a thread, and not from members, not when it is sealed, and not when it gives nothing away', async () => {
    const [newcomer, category] = [await somebody('newcomer'), 'story']
    const thread = given(await startThread(newcomer, { title: 'A question about the end', category, body: TOLD }))
    expect((await db().post.findFirstOrThrow({ where: { threadId: thread.id } })).state).toBe('held')
    for (const standing of ['member', 'regular', 'moderator', 'admin'] as const) {
      expect(await stored(given(await reply(await somebody(standing), thread.id, { body: TOLD })).id)).toBe('visible')
    }
    for (const body of [`||${TOLD}||{version=kr-2013}`, 'I cried all evening and would watch it again.']) {
      expect(await stored(given(await reply(newcomer, thread.id, { body })).id)).toBe('visible')
    }
    expect(await stored(given(await reply(newcomer, thread.id, { body: TOLD, spoiler: 'kr-2013' })).id)).toBe('visible')
  })

  it('goes to readers at once when its author seals it, and the moderators are not asked any more', async () => {
    const post = await held()
    given(await editPost(post.author, post.id, { body: `${TOLD} Really.`, revision: 1 }))
    expect(await stored(post.id)).toBe('held')
    given(await editPost(post.author, post.id, { body: `||${TOLD}||{version=kr-2013}`, revision: 2 }))
    expect([await stored(post.id), await waits(post.id)]).toEqual(['visible', false])
    expect((await readLog(GUEST, null)).entries[0]).toMatchObject({ kind: 'release', by: 'radar', canned: 'author-mended', holding: false })
  })

  it('is held when an edit brings it in, and what a moderator let pass is not held again for another word', async () => {
    const [post, moderator] = [await held('A quiet word.'), await somebody('moderator')]
    given(await editPost(post.author, post.id, { body: TOLD, revision: 1 }))
    expect(await stored(post.id)).toBe('held')
    given(await decide(moderator, post.id, { act: 'dismiss', canned: 'no-breach' }))
    given(await editPost(post.author, post.id, { body: `${TOLD} And I cried.`, revision: 2 }))
    expect(await stored(post.id)).toBe('visible')
  })

  it('waits still when it is deleted and brought back', async () => {
    const post = await held()
    given(await deletePost(post.author, post.id))
    given(await restorePost(post.author, post.id))
    expect([await stored(post.id), await found(post.id)]).toEqual(['held', 0])
  })
})

const DECISIONS: [DecisionInput, sealed: boolean, outcome: string][] = [
  [{ act: 'dismiss', canned: 'no-breach' }, false, 'dismissed'],
  [{ act: 'seal', scope: 'kr-2013', canned: 'gives-ending-away' }, true, 'upheld'],
  [{ act: 'seal-part', scope: 'kr-2013', revision: 1, words: TOLD, canned: 'gives-ending-away' }, true, 'upheld'],
]

describe('a moderator', () => {
  it.each(DECISIONS)('lets a held post go by $act, tells its author, keeps what became of the radar’s word, and undoes it exactly', async (decision, sealed, outcome) => {
    const [post, moderator] = [await held(), await somebody('moderator')]
    const before = await stateOf(post.id)
    const { actionId } = given(await decide(moderator, post.id, decision))
    expect([await stored(post.id), await waits(post.id)]).toEqual(['visible', false])
    const shown = (await readPostById(GUEST, post.id))!.segments
    expect(JSON.stringify(shown).includes('executed')).toBe(!sealed)
    expect(await db().radarVerdict.findMany({ where: { postId: post.id } })).toMatchObject([{ outcome, actionId, revision: 1, entries: expect.arrayContaining([expect.any(String)]) as string[] }])
    while ((await deliverNext()) > 0);
    expect((await readNotices(post.author, null)).notices[0]).toMatchObject({ action: { id: actionId, holding: false } })
    given(await undoAction(moderator, actionId, slip))
    expect([await stored(post.id), await waits(post.id), await found(post.id)]).toEqual(['held', true, 0])
    expect(await stateOf(post.id)).toEqual(before)
    expect(await db().radarVerdict.count({ where: { postId: post.id } })).toBe(0)
    expect((await itemOf(moderator, post.id)).item!.radar).toBe(true)
  })

  it('does not undo what the radar did: a decision lets the post go', async () => {
    const [post, moderator] = [await held(), await somebody('moderator')]
    const { id } = await db().action.findFirstOrThrow({ where: { postId: post.id, kind: 'hold' } })
    expect(why(await undoAction(moderator, id, slip))).toBe('nothing-to-undo')
  })
})
