import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { deliverNext } from '@/lib/events/delivery'
import { flagPost } from '@/lib/flags/write'
import { undoAction } from '@/lib/moderation/write'
import { readNotices } from '@/lib/notices/read'
import { editPost, restorePost } from '@/lib/posts/write'
import { react } from '@/lib/reactions/write'
import type { SanctionInput } from '@/lib/sanctions/input'
import { readOverseen, readTold } from '@/lib/sanctions/read'
import { heldAdmins, readWarnings, sanction } from '@/lib/sanctions/write'
import { tokenOf } from '@/lib/viewer/bearer'
import { memberOf } from '@/lib/viewer/known'
import { newToken, tokenHash } from '@/lib/viewer/token'
import type { Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aSession, aThread, given, why } from '../factories'

const because = { canned: 'unkind', reason: '' }

/** Somebody as their next request would find them. */
async function now(member: Member): Promise<Member> {
  return (await memberOf(await aSession(member)))!
}

/** All of somebody that an undoing has to give back. */
async function stateOf({ personId }: Member) {
  const [person, posts, threads, categories, warnings, appointed, remarks] = await Promise.all([
    db().person.findUniqueOrThrow({ where: { id: personId }, select: { standing: true, standingHeld: true, bannedAt: true, silencedUntil: true } }),
    db().post.findMany({ where: { authorId: personId }, orderBy: { id: 'asc' }, select: { id: true, state: true, removedAt: true, search: { select: { threadId: true } } } }),
    db().thread.findMany({ where: { all: { some: { authorId: personId } } }, orderBy: { id: 'asc' }, select: { id: true, posts: true, deletedAt: true } }),
    db().category.findMany({ orderBy: { id: 'asc' }, select: { id: true, threads: true } }),
    db().warning.count({ where: { personId, readAt: null } }),
    db().categoryModerator.findMany({ where: { personId }, orderBy: { categoryId: 'asc' }, select: { categoryId: true } }),
    db().remark.count({ where: { personId, removedAt: null } }),
  ])
  return { person, posts, threads, categories, warnings, appointed, remarks }
}

describe('a ban', () => {
  it('ends sessions and tokens at once, and comes with its reason to whom it concerns', async () => {
    const [moderator, spammer] = [await aMember({ standing: 'moderator' }), await aMember()]
    const session = await aSession(spammer)
    const token = `c7_${newToken()}`
    await db().apiToken.create({ data: { personId: spammer.personId, name: 'bot', tokenHash: tokenHash(token), scopes: ['write'] } })
    expect(await tokenOf(`Bearer ${token}`)).toMatchObject({ viewer: { handle: spammer.handle } })
    const { actionId } = given(await sanction(moderator, { action: 'ban', target: spammer.handle, canned: 'spam' }))
    expect([await memberOf(session), await tokenOf(`Bearer ${token}`), await db().session.count({ where: { personId: spammer.personId } })]).toEqual([null, null, 0])
    expect(why(await sanction(moderator, { action: 'ban', target: spammer.handle, canned: 'spam' }))).toBe('banned-already')
    given(await undoAction(moderator, actionId, { canned: 'wrong-person' }))
    expect(await tokenOf(`Bearer ${token}`)).not.toBe(null)
  })

  it.each(['hide', 'delete'] as const)('takes away what they wrote with posts=%s, and its undoing brings exactly that back', async (posts) => {
    const [moderator, spammer, other] = [await aMember({ standing: 'moderator' }), await aMember(), await aMember()]
    const [own, thread] = [await aThread({ by: spammer }), await aThread({ by: other })]
    await aReply({ in: thread, by: spammer })
    const gone = await aReply({ in: thread, by: spammer })
    await db().post.update({ where: { id: gone.id }, data: { state: 'deleted' } })
    const before = await stateOf(spammer)
    const { actionId } = given(await sanction(moderator, { action: 'ban', target: spammer.handle, canned: 'spam', posts }))
    const states = (await db().post.findMany({ where: { authorId: spammer.personId }, select: { state: true, search: true } })).map((post) => [post.state, post.search])
    expect(new Set(states.map(([state]) => state))).toEqual(new Set(posts === 'hide' ? ['held', 'deleted'] : ['deleted']))
    expect(states.every(([, search]) => search === null)).toBe(true)
    expect((await db().thread.findUniqueOrThrow({ where: { id: own.id } })).deletedAt !== null).toBe(posts === 'delete')
    if (posts === 'delete') expect(why(await restorePost(spammer, (await db().post.findFirstOrThrow({ where: { threadId: own.id } })).id))).not.toBe(null)
    given(await undoAction(moderator, actionId, { canned: 'slip' }))
    expect(await stateOf(spammer)).toEqual(before)
  })
})

describe('a post that a ban has hidden', () => {
  const states = async (ids: readonly number[]) => (await db().post.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' }, select: { state: true } })).map(({ state }) => state)

  it('stays hidden whatever is undone of it or its thread, until the ban is', async () => {
    const [moderator, spammer, thread] = [await aMember({ standing: 'moderator' }), await aMember(), await aThread()]
    const ids = [await aReply({ in: thread, by: spammer }), await aReply({ in: thread, by: spammer })].map(({ id }) => id)
    const { actionId: ban } = given(await sanction(moderator, { action: 'ban', target: spammer.handle, canned: 'spam', posts: 'hide' }))
    for (const act of [{ action: 'delete', target: String(ids[0]) }, { action: 'hide', target: String(ids[1]) }, { action: 'delete-thread', target: String(thread.id) }] as const) {
      const { actionId } = given(await arrange(moderator, { ...act, reason: 'It was to be gone' }))
      given(await undoAction(moderator, actionId, { canned: 'slip' }))
      expect([act.action, await states(ids)]).toEqual([act.action, ['held', 'held']])
    }
    given(await undoAction(moderator, ban, { canned: 'slip' }))
    expect(await states(ids)).toEqual(['visible', 'visible'])
  })

  it('stays as a moderator left it since, when the ban is undone', async () => {
    const [moderator, spammer, thread] = [await aMember({ standing: 'moderator' }), await aMember(), await aThread()]
    const ids = [await aReply({ in: thread, by: spammer }), await aReply({ in: thread, by: spammer }), await aReply({ in: thread, by: spammer })].map(({ id }) => id)
    const { actionId: ban } = given(await sanction(moderator, { action: 'ban', target: spammer.handle, canned: 'spam', posts: 'hide' }))
    for (const [at, action] of (['delete', 'hide'] as const).entries()) given(await arrange(moderator, { action, target: String(ids[at]), reason: 'It was to be gone' }))
    given(await undoAction(moderator, ban, { canned: 'slip' }))
    expect(await states(ids)).toEqual(['deleted', 'held', 'visible'])
  })
})

it('Admins who write in a thread do not wait for who acts on a person, as a ban waits for the thread', async () => {
  const [admin, thread] = [await aMember({ standing: 'admin' }), await aThread()]
  const { reply } = await import('@/lib/posts/write')
  await inTransaction(async (tx) => {
    expect(await heldAdmins(tx)).toContain(admin.personId)
    given(await reply(admin, thread.id, { body: 'A word meanwhile' }))
  })
})

describe('a silence', () => {
  it('stops posting, editing, reacting and reporting, with the time, and ends by itself or by its undoing', async () => {
    const [moderator, loud] = [await aMember({ standing: 'moderator' }), await aMember()]
    const thread = await aThread()
    const own = await aReply({ in: thread, by: loud })
    const { actionId } = given(await sanction(moderator, { action: 'silence', target: loud.handle, hours: 24, ...because }))
    const silent = await now(loud)
    const other = await db().post.findFirstOrThrow({ where: { threadId: thread.id, number: 1 } })
    const { reply } = await import('@/lib/posts/write')
    for (const outcome of [
      await reply(silent, thread.id, { body: 'One more word' }), await editPost(silent, own.id, { body: 'Another word', revision: 1 }),
      await react(silent, other.id, 'heart'), await flagPost(silent, other.id, { reason: 'spam' }),
    ]) expect(outcome).toMatchObject({ ok: false, refusals: [{ reason: 'silenced', values: { until: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/) } }] })
    expect((await readTold(silent)).silencedUntil).not.toBe(null)
    await db().person.update({ where: { id: loud.personId }, data: { silencedUntil: new Date(Date.now() - 1000) } })
    expect((await now(loud)).silencedUntil).toBe(null)
    given(await undoAction(moderator, actionId, { canned: 'slip' }))
    given(await reply(await now(loud), thread.id, { body: 'A quiet word again' }))
  })

  it('is undone from the last to the first, each giving back what there was before', async () => {
    const [moderator, loud] = [await aMember({ standing: 'moderator' }), await aMember()]
    const first = given(await sanction(moderator, { action: 'silence', target: loud.handle, hours: 24, ...because }))
    const after = await stateOf(loud)
    const second = given(await sanction(moderator, { action: 'silence', target: loud.handle, hours: 48, ...because }))
    expect(why(await undoAction(moderator, first.actionId, { canned: 'slip' }))).toBe('changed-since')
    given(await undoAction(moderator, second.actionId, { canned: 'slip' }))
    expect(await stateOf(loud)).toEqual(after)
    given(await undoAction(moderator, first.actionId, { canned: 'slip' }))
    expect(why(await undoAction(moderator, first.actionId, { canned: 'slip' }))).toBe('undone-already')
  })
})

it('A warning has to be read before its person goes on writing', async () => {
  const [moderator, member, thread] = [await aMember({ standing: 'moderator' }), await aMember(), await aThread()]
  given(await sanction(moderator, { action: 'warn', target: member.handle, ...because }))
  while ((await deliverNext()) > 0);
  expect((await readNotices(member, null)).notices).toMatchObject([{ action: { kind: 'warn', by: 'moderator' } }])
  const { reply } = await import('@/lib/posts/write')
  expect(why(await reply(await now(member), thread.id, { body: 'Nothing was said' }))).toBe('warning-unread')
  expect((await readTold(await now(member))).unread).toHaveLength(1)
  given(await readWarnings(member))
  given(await reply(await now(member), thread.id, { body: 'I have read it' }))
})

it('A note is read by moderators alone, tells its person nothing, and stands in the log without a name', async () => {
  const [moderator, other, member] = [await aMember({ standing: 'moderator' }), await aMember({ standing: 'admin' }), await aMember()]
  const { actionId } = given(await sanction(moderator, { action: 'note', target: member.handle, text: 'Perhaps the one from last week' }))
  expect((await readOverseen(other, member.handle))!.remarks).toMatchObject([{ text: { kind: 'cleared' }, actionId }])
  expect(await readOverseen(member, member.handle)).toBe(null)
  expect(await db().action.findUniqueOrThrow({ where: { id: actionId } })).toMatchObject({ kind: 'note', personId: null, reason: '' })
  while ((await deliverNext()) > 0);
  expect((await readNotices(member, null)).notices).toEqual([])
  given(await undoAction(moderator, actionId, { canned: 'slip' }))
  expect((await readOverseen(other, member.handle))!.remarks).toEqual([])
})

describe('appointments', () => {
  it('are made by admins: a category to a member, whose next request moderates it, until they are relieved', async () => {
    const [admin, member] = [await aMember({ standing: 'admin' }), await aMember()]
    const category = await aCategory({ slug: 'trial' })
    const { id } = await db().category.findUniqueOrThrow({ where: { slug: category } })
    const { actionId } = given(await sanction(admin, { action: 'appoint', target: member.handle, category, canned: 'steady' }))
    expect((await now(member)).moderatedCategories).toEqual([id])
    expect(why(await sanction(admin, { action: 'appoint', target: member.handle, category, canned: 'steady' }))).toBe('appointed-already')
    given(await sanction(await now(member), { action: 'relieve', target: member.handle, category, canned: 'steps-down' }))
    expect((await now(member)).moderatedCategories).toEqual([])
    expect(why(await undoAction(admin, actionId, { canned: 'slip' }))).toBe('changed-since')
    expect(why(await sanction(admin, { action: 'appoint', target: (await aMember({ standing: 'newcomer' })).handle, category, canned: 'steady' }))).toBe('appoint-standing')
  })

  it('leave one admin at least, whoever goes, by whichever way, at once or one after the other', async () => {
    await db().person.deleteMany({ where: { standing: 'admin' } })
    const [one, two] = [await aMember({ standing: 'admin' }), await aMember({ standing: 'admin' })]
    const resign = ({ handle }: Member): SanctionInput => ({ action: 'standing', target: handle, standing: 'member', canned: 'steps-down' })
    const both = await Promise.all([sanction(one, resign(one)), sanction(two, resign(two))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const last = both[0]!.ok ? two : one
    expect(why(await sanction(last, resign(last)))).toBe('last-admin')
    expect(await db().person.count({ where: { standing: 'admin', bannedAt: null } })).toBe(1)
  })

  it('end with a ban: two admins who ban each other at once do not both go', async () => {
    await db().person.deleteMany({ where: { standing: 'admin' } })
    const [one, two] = [await aMember({ standing: 'admin' }), await aMember({ standing: 'admin' })]
    const ban = ({ handle }: Member): SanctionInput => ({ action: 'ban', target: handle, canned: 'unkind' })
    const both = await Promise.all([sanction(one, ban(two)), sanction(two, ban(one))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

it('Whatever is done to somebody, in any order, undoing it from the last to the first gives back exactly what there was', async () => {
  const admin = await aMember({ standing: 'admin' })
  const category = await aCategory({ slug: 'trial' })
  const acts = fc.constantFrom<Omit<SanctionInput, 'target'> & { action: SanctionInput['action'] }>(
    { action: 'warn' }, { action: 'silence', hours: 5 } as never, { action: 'ban', posts: 'delete' } as never, { action: 'ban', posts: 'hide' } as never, { action: 'unban' },
    { action: 'standing', standing: 'moderator' } as never, { action: 'standing', standing: 'regular' } as never, { action: 'standing', standing: 'conduct' } as never,
    { action: 'appoint', category } as never, { action: 'relieve', category } as never, { action: 'note', text: 'Something' } as never,
  )
  await fc.assert(fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 6 }), async (list) => {
    const member = await aMember()
    await aThread({ by: member })
    const steps: { actionId: number; before: unknown }[] = []
    for (const act of list) {
      const before = await stateOf(member)
      const outcome = await sanction(admin, { ...act, target: member.handle, canned: act.action === 'note' ? 'for-moderators' : null, reason: 'So it has to be' } as SanctionInput)
      if (outcome.ok) steps.push({ actionId: outcome.value.actionId, before })
    }
    for (const { actionId, before } of steps.reverse()) {
      given(await undoAction(admin, actionId, { canned: 'slip' }))
      expect(await stateOf(member)).toEqual(before)
    }
  }), { numRuns: 12 })
})
