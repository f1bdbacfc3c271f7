import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { readLog } from '@/lib/ledger/read'
import { openQueueItems } from '@/lib/queue/read'
import { flagPost } from '@/lib/flags/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { readNotices, unreadNotices } from '@/lib/notices/read'
import { markRead } from '@/lib/notices/write'
import { deletePost } from '@/lib/posts/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aPost, given, somebody } from './scene'

const CANARY = 'xylophonecanary'

async function deliverAll() {
  while ((await deliverNext()) > 0);
}

describe('notices', () => {
  it('reach the author and whoever reported, say why, and never who reported', async () => {
    const [post, reader, moderator] = [await aPost(`Here ${CANARY} stands`), await somebody(), await somebody('moderator')]
    given(await flagPost(reader, post.id, { reason: 'spoiler', scope: 'any', note: CANARY }))
    const { actionId } = given(await decide(moderator, post.id, { act: 'seal', scope: 'kr-2013', canned: 'gives-ending-away', reason: 'Marked for you' }))
    await deliverAll()
    const [authors, readers, moderators] = await Promise.all([post.author, reader, moderator].map((person) => readNotices(person, null)))
    expect(authors!.notices).toMatchObject([{ unread: true, about: { role: 'author' }, action: { id: actionId, kind: 'seal', by: 'moderator', reason: 'Marked for you', address: { number: 2 } } }])
    expect(readers!.notices).toMatchObject([{ about: { role: 'reporter', outcome: 'upheld' } }])
    expect(moderators!.notices).toEqual([])
    const told = JSON.stringify([authors, readers])
    for (const secret of [CANARY, reader.handle, moderator.handle]) expect(told).not.toContain(secret)
  })

  it('do not trouble an author about reports that were wrong and changed nothing', async () => {
    const [post, reader] = [await aPost(), await somebody()]
    given(await flagPost(reader, post.id, { reason: 'abuse' }))
    given(await decide(await somebody('moderator'), post.id, { act: 'dismiss', canned: 'no-breach' }))
    await deliverAll()
    expect(await unreadNotices(post.author)).toBe(0)
    expect((await readNotices(reader, null)).notices).toMatchObject([{ about: { role: 'reporter', outcome: 'dismissed' } }])
  })

  it('are counted until they are read, and those that came later stay unread', async () => {
    const [post, reader, moderator] = [await aPost(), await somebody(), await somebody('moderator')]
    given(await flagPost(reader, post.id, { reason: 'other' }))
    const { actionId } = given(await decide(moderator, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    await deliverAll()
    const [seen] = (await readNotices(post.author, null)).notices
    given(await undoAction(moderator, actionId, { canned: 'slip' }))
    await deliverAll()
    expect([await unreadNotices(post.author), await unreadNotices(GUEST), await unreadNotices(moderator)]).toEqual([2, 0, 0])
    expect(given(await markRead(post.author, { upTo: seen!.id }))).toBe(1)
    expect((await readNotices(reader, null))).toMatchObject({ notices: [{ about: { role: 'reporter', outcome: null } }] })
    expect(await readNotices(post.author, null)).toMatchObject({ notices: [{ unread: true, action: { kind: 'undo' } }, { unread: false, action: { kind: 'seal' } }] })
    expect((await markRead(GUEST, { upTo: 9 })).ok).toBe(false)
  })

  it('of the queue are counted for moderators only', async () => {
    const before = (await openQueueItems(await somebody('moderator')))!
    given(await flagPost(await somebody(), (await aPost()).id, { reason: 'spam' }))
    expect(await openQueueItems(await somebody('admin'))).toBe(before + 1)
    expect([await openQueueItems(GUEST), await openQueueItems(await somebody('regular'))]).toEqual([null, null])
  })
})

describe('the public log', () => {
  it('tells every action by role and never what a post says, nor who reported', async () => {
    const [post, moderator] = [await aPost(`Open ${CANARY} words and more of them`), await somebody('moderator')]
    const readers = await Promise.all([somebody(), somebody(), somebody()])
    for (const reader of readers) given(await flagPost(reader, post.id, { reason: 'spoiler', scope: 'kr-2013', note: CANARY }))
    const part = given(await decide(moderator, post.id, { act: 'seal-part', scope: 'kr-2013', revision: 1, words: CANARY, canned: 'gives-turn-away' }))
    const undo = given(await undoAction(moderator, part.actionId, { canned: 'author-explained' }))
    const { entries } = await readLog(GUEST, undo.actionId + 1)
    expect(entries.slice(0, 3)).toMatchObject([
      { id: undo.actionId, kind: 'undo', by: 'moderator', undoes: part.actionId, address: { threadId: post.threadId, number: 2 } },
      { id: part.actionId, kind: 'seal-part', by: 'moderator', lifted: true, undoneBy: undo.actionId, scope: { version: 'kr-2013' } },
      { kind: 'seal', by: 'members', canned: null, reason: '' },
    ])
    const told = JSON.stringify(entries)
    for (const secret of [CANARY, moderator.handle, ...readers.map(({ handle }) => handle)]) expect(told).not.toContain(secret)
  })

  it('has columns for ids, scopes and reasons, and none for a post’s words', async () => {
    const columns = await db().$queryRaw<{ column_name: string; data_type: string }[]>`
      SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'Action' AND data_type IN ('text', 'json', 'jsonb', 'character varying', 'ARRAY', 'bytea')`
    expect(columns.map(({ column_name }) => column_name).sort()).toEqual(['canned', 'priorScope', 'reason', 'scope'])
    for (const table of ['Event', 'Notice', 'QueueItem']) {
      const texts = await db().$queryRaw<{ column_name: string }[]>`
        SELECT column_name FROM information_schema.columns WHERE table_name = ${table} AND data_type IN ('text', 'json', 'jsonb', 'character varying', 'ARRAY', 'bytea')`
      expect(texts.map(({ column_name }) => column_name)).toEqual({ Event: ['kind'], Notice: [], QueueItem: ['reasons'] }[table])
    }
  })

  it('is only added to', async () => {
    const { actionId } = given(await decide(await somebody('moderator'), (await aPost()).id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    await expect(db().action.update({ where: { id: actionId }, data: { reason: 'Otherwise' } })).rejects.toThrow()
    await expect(db().action.delete({ where: { id: actionId } })).rejects.toThrow()
  })

  it('goes back page by page without a gap, and names no thread that was removed', async () => {
    const [post, moderator] = [await aPost(), await somebody('moderator')]
    for (let turn = 0; turn < 60; turn += 1) {
      given(await decide(moderator, post.id, turn % 2 === 0 ? { act: 'seal', scope: 'any', canned: 'gives-ending-away' } : { act: 'unseal', canned: 'premise-only' }))
    }
    const seen: number[] = []
    for (let before: number | null = null, turn = 0; turn === 0 || before !== null; turn += 1) {
      const page = await readLog(GUEST, before)
      seen.push(...page.entries.map(({ id }) => id))
      before = page.before
    }
    expect(seen).toEqual((await db().action.findMany({ orderBy: { id: 'desc' }, select: { id: true } })).map(({ id }) => id))
    const opening = await db().post.findFirstOrThrow({ where: { threadId: post.threadId, number: 1 }, select: { id: true } })
    for (const id of [post.id, opening.id]) given(await deletePost(post.author, id))
    expect((await readLog(GUEST, null)).entries[0]).toMatchObject({ address: null })
  })
})
