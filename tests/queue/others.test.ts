import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import type { Target } from '@/lib/events/queue'
import { readPersonFlagging, readThreadFlagging } from '@/lib/flags/read'
import { flagOther, flagPost, withdrawFlag } from '@/lib/flags/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { readNotices } from '@/lib/notices/read'
import { readOther, readQueue } from '@/lib/queue/read'
import { decideOther } from '@/lib/queue/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

const why = (outcome: { ok: boolean; refusals?: readonly { reason: string }[] }) => (outcome.ok ? null : outcome.refusals![0]!.reason)
const openItem = (target: Target) => db().queueItem.findFirst({ where: { target: target.kind, decidedAt: null, OR: [{ threadId: target.id }, { personId: target.id }, { postId: target.id }] }, select: { id: true, weight: true, reasons: true } })
async function deliverAll() {
  while ((await deliverNext()) > 0);
}

describe('a report of a thread, its title or a person', () => {
  it('reaches the queue once per person and target, with a weight; guests and whose it is are refused', async () => {
    const [thread, reader] = [await aThread(), await aMember()]
    const targets = [{ kind: 'thread', id: thread.id }, { kind: 'title', id: thread.id }, { kind: 'person', id: thread.author.personId }] as const
    for (const target of targets) {
      expect(why(await flagOther(GUEST, target, { reason: 'spam' }))).toBe('signed-out')
      expect(why(await flagOther(thread.author, target, { reason: 'spam' }))).toBe('flag-own')
      given(await flagOther(reader, target, { reason: 'spam', note: 'Look at it' }))
      expect(why(await flagOther(reader, target, { reason: 'abuse' }))).toBe('flagged-already')
      expect(await openItem(target)).toMatchObject({ weight: 1, reasons: ['spam'] })
    }
    expect(why(await flagOther(reader, { kind: 'person', id: thread.author.personId }, { reason: 'spoiler' }))).toBe('reason-unknown')
    expect(await readThreadFlagging(reader, 'title', thread.id)).toMatchObject({ why: 'flagged-already', mine: { reason: 'spam', decided: null } })
    expect(await readPersonFlagging(reader, thread.author.handle)).toMatchObject({ why: 'flagged-already' })
    expect(why(await flagOther(reader, { kind: 'thread', id: 999_999 }, { reason: 'spam' }))).toBe('thread-missing')
  })

  it('is withdrawn while nobody has decided it: its item goes with the last one, and what flags had sealed stays with moderators', async () => {
    const [thread, one, other] = [await aThread(), await aMember(), await aMember()]
    const target = { kind: 'thread', id: thread.id } as const
    for (const reader of [one, other]) given(await flagOther(reader, target, { reason: 'off-topic' }))
    expect(why(await withdrawFlag(await aMember(), target))).toBe('flag-missing')
    given(await withdrawFlag(one, target))
    expect(await openItem(target)).toMatchObject({ weight: 1 })
    given(await withdrawFlag(other, target))
    expect(await openItem(target)).toBeNull()
    given(await flagOther(one, target, { reason: 'spam' }))
    expect(await openItem(target)).toMatchObject({ reasons: ['spam'] })

    const post = await aReply({ in: thread })
    const readers = await Promise.all([aMember(), aMember(), aMember()])
    for (const reader of readers) given(await flagPost(reader, post.id, { reason: 'spoiler', scope: 'kr-2013' }))
    for (const reader of readers) given(await withdrawFlag(reader, { kind: 'post', id: post.id }))
    expect(await db().post.findUnique({ where: { id: post.id }, select: { sealed: true } })).toEqual({ sealed: 'kr-2013' })
    expect(await openItem({ kind: 'post', id: post.id })).toMatchObject({ weight: 0, reasons: [] })
  })

  it('is answered: who reported is told the outcome and not by whom, the log names no person, and an undo opens it again', async () => {
    const [thread, reader, moderator] = [await aThread(), await aMember(), await aMember({ standing: 'moderator' })]
    const target = { kind: 'person', id: thread.author.personId } as const
    given(await flagOther(reader, target, { reason: 'abuse' }))
    const { id } = (await openItem(target))!
    const { actionId } = given(await decideOther(moderator, id, { act: 'dismiss', canned: 'no-breach' }))
    expect(why(await decideOther(await aMember({ standing: 'admin' }), id, { act: 'accept', canned: 'dealt-with' }))).toBe('decided-already')
    expect(await db().action.findUnique({ where: { id: actionId } })).toMatchObject({ kind: 'dismiss', personId: null, threadId: null, postId: null })
    expect(why(await withdrawFlag(reader, target))).toBe('flag-decided')
    await deliverAll()
    const { notices } = await readNotices(reader, null)
    expect(notices).toMatchObject([{ kind: 'report', about: { role: 'reporter', outcome: 'dismissed' } }])
    expect(JSON.stringify(notices)).not.toContain(moderator.handle)
    expect((await readNotices(thread.author, null)).notices).toEqual([])
    given(await undoAction(moderator, actionId, { canned: 'slip' }))
    expect(await openItem(target)).toMatchObject({ weight: 1, reasons: ['abuse'] })
    expect(await readOther(moderator, id)).toMatchObject({ waits: false })
  })

  it('is not told to whoever has turned that off', async () => {
    const [thread, reader, moderator] = [await aThread(), await aMember(), await aMember({ standing: 'moderator' })]
    await db().person.update({ where: { id: reader.personId }, data: { quiet: ['report'] }, select: { id: true } })
    const target = { kind: 'title', id: thread.id } as const
    given(await flagOther(reader, target, { reason: 'spoiler' }))
    given(await decideOther(moderator, (await openItem(target))!.id, { act: 'accept', canned: 'dealt-with' }))
    await deliverAll()
    expect((await readNotices(reader, null)).notices).toEqual([])
  })

  it('that was false again and again weighs nothing until its maker is right again', async () => {
    const [reader, moderator] = [await aMember(), await aMember({ standing: 'moderator' })]
    const report = async () => {
      const post = await aReply({ in: await aThread() })
      given(await flagPost(reader, post.id, { reason: 'abuse' }))
      return { ...post, weight: (await db().flag.findFirstOrThrow({ where: { postId: post.id }, select: { weight: true } })).weight }
    }
    for (let turn = 0; turn < 4; turn += 1) {
      const { id, weight } = await report()
      expect(weight).toBe(1)
      given(await decide(moderator, id, { act: 'dismiss', canned: 'no-breach' }))
    }
    expect((await report()).weight).toBe(0)
  })

  it('by a brigade of newcomers takes nothing away, whatever they say and however many they are', async () => {
    const [thread, post] = [await aThread(), await aReply({ in: await aThread() })]
    for (let turn = 0; turn < 30; turn += 1) {
      const newcomer = await aMember({ standing: 'newcomer' })
      given(await flagPost(newcomer, post.id, turn % 2 ? { reason: 'spam' } : { reason: 'spoiler', scope: 'any' }))
      given(await flagOther(newcomer, { kind: 'thread', id: thread.id }, { reason: 'abuse' }))
      given(await flagOther(newcomer, { kind: 'person', id: thread.author.personId }, { reason: 'abuse' }))
    }
    expect(await db().post.findUnique({ where: { id: post.id }, select: { state: true, sealed: true } })).toEqual({ state: 'visible', sealed: null })
    expect(await db().thread.findUnique({ where: { id: thread.id }, select: { deletedAt: true, lockedAt: true } })).toEqual({ deletedAt: null, lockedAt: null })
    expect(await db().person.findUnique({ where: { id: thread.author.personId }, select: { bannedAt: true, silencedUntil: true } })).toEqual({ bannedAt: null, silencedUntil: null })
    expect(await openItem({ kind: 'thread', id: thread.id })).toMatchObject({ weight: 0 })
    const queue = (await readQueue(await aMember({ standing: 'moderator' }), { kind: 'thread' }))!
    expect(queue.items.every(({ flags }) => flags.length <= 20)).toBe(true)
  })

  it('by a brigade of members seals at most', async () => {
    const post = await aReply({ in: await aThread() })
    for (let turn = 0; turn < 12; turn += 1) await flagPost(await aMember(), post.id, turn < 6 ? { reason: 'spoiler', scope: 'any' } : { reason: 'abuse' })
    expect(await db().post.findUnique({ where: { id: post.id }, select: { state: true, sealed: true } })).toEqual({ state: 'visible', sealed: 'any' })
  })
})
