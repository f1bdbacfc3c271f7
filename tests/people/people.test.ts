import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { freeHandle, isWelcomed, personByAddress, personByMethod, readMe, readMethods } from '@/lib/people/read'
import { answerWelcome, connectMethod, disconnectMethod, endAllSessions, firstOpens, joinForum, keepOpens, keepSeen, recogniseAddress } from '@/lib/people/write'
import { adapter } from '@/lib/viewer/adapter'
import { attempts, type Attempt } from '@/lib/viewer/attempt'
import { memberOf } from '@/lib/viewer/known'
import { newToken, tokenHash } from '@/lib/viewer/token'
import { GUEST, type Member } from '@/lib/viewer/viewer'

const soon = () => new Date(Date.now() + 60_000)
let count = 0

async function aPerson({ name = 'Sora Kim', email = null as string | null, provider = 'google' } = {}) {
  const method = { provider, id: `id-${(count += 1)}` }
  return { id: await joinForum({ name, email, locale: 'en', standing: 'newcomer', method }), method }
}

async function signedIn(id: number): Promise<{ token: string; member: Member }> {
  const token = newToken()
  await adapter.createSession!({ sessionToken: token, userId: String(id), expires: soon() })
  return { token, member: (await memberOf(token))! }
}

beforeEach(async () => {
  await db().person.deleteMany()
})

describe('somebody who signs in for the first time', () => {
  it('has a handle at once, and has not answered the questions', async () => {
    const { id } = await aPerson({ name: '김도현' })
    const { member } = await signedIn(id)
    expect(member).toMatchObject({ handle: '김도현', name: '김도현', standing: 'newcomer', locale: 'en', seen: {} })
    expect(await isWelcomed(member)).toBe(false)
  })

  it('gets a number after a name that is taken, or looks like one that is', async () => {
    await aPerson({ name: 'Sora Kim' })
    await aPerson({ name: 'Sora-K1m' })
    expect((await db().person.findMany({ orderBy: { id: 'asc' } })).map(({ handle }) => handle)).toEqual(['sora-kim', 'sora-k1m-2'])
    expect(await freeHandle('sorakim')).toBe('sorakim-3')
  })

  it('at the same moment as others of the same name becomes one of as many people', async () => {
    await Promise.all(Array.from({ length: 4 }, () => aPerson({ name: 'Bo Ram' })))
    expect(new Set((await db().person.findMany()).map(({ handleKey }) => handleKey)).size).toBe(4)
  })

  it('twice at once is one person', async () => {
    const newcomer = { name: 'Twice', email: null, locale: 'en', standing: 'newcomer', method: { provider: 'google', id: 'same' } } as const
    const [one, other] = await Promise.all([joinForum(newcomer), joinForum(newcomer)])
    expect(one).toBe(other)
    expect(await db().person.count()).toBe(1)
  })
})

describe('the first questions', () => {
  const answers = { handle: 'Sora-7', locale: 'ko', seen: { 'kr-2013': 'whole', 'tr-2019': 40 } } as const

  it('are answered once; sent again they change nothing', async () => {
    const { token, member } = await signedIn((await aPerson()).id)
    expect(await answerWelcome(member, answers)).toMatchObject({ ok: true, value: { handle: 'sora-7' } })
    const after = (await memberOf(token))!
    expect(after).toMatchObject({ handle: 'sora-7', locale: 'ko', seen: answers.seen })
    expect(await answerWelcome(after, { ...answers, handle: 'another' })).toMatchObject({ ok: true, value: { handle: 'sora-7' } })
  })

  it('refuse a handle that looks like another’s beside its field, with one that is free', async () => {
    await answerWelcome((await signedIn((await aPerson()).id)).member, { ...answers, handle: 'modern' })
    const { member, token } = await signedIn((await aPerson()).id)
    const refusal = { reason: 'handle-taken', field: 'handle', values: { idea: 'modem-2' } }
    expect(await answerWelcome(member, { ...answers, handle: 'modem' })).toEqual({ ok: false, refusals: [refusal] })
    expect((await memberOf(token))!.seen).toEqual({})
  })

  it('let one of two who choose the same handle at once have it', async () => {
    const members = await Promise.all([1, 2].map(async () => (await signedIn((await aPerson()).id)).member))
    const outcomes = await Promise.all(members.map((member) => answerWelcome(member, { ...answers, handle: 'the-one' })))
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('name what is wrong with each field', async () => {
    const { member } = await signedIn((await aPerson()).id)
    expect(await answerWelcome(member, { handle: 'a', locale: 'xx' as 'en', seen: {} })).toMatchObject({
      ok: false, refusals: [{ reason: 'handle-short', field: 'handle' }, { reason: 'locale-unknown', field: 'locale' }],
    })
  })
})

describe('a session', () => {
  it('is known to the database by its hash alone', async () => {
    const { token } = await signedIn((await aPerson()).id)
    expect((await db().session.findMany()).map(({ tokenHash: hash }) => hash)).toEqual([tokenHash(token)])
    expect(await memberOf(tokenHash(token))).toBeNull()
  })

  it('ends for every device at once, and at once for who is banned', async () => {
    const { id } = await aPerson()
    const [here, there] = [await signedIn(id), await signedIn(id)]
    await db().person.update({ where: { id }, data: { bannedAt: new Date() } })
    expect(await memberOf(here.token)).toBeNull()
    await db().person.update({ where: { id }, data: { bannedAt: null } })
    expect(await memberOf(there.token)).not.toBeNull()
    await endAllSessions(here.member)
    expect(await memberOf(there.token)).toBeNull()
  })

  it('is over when its time is', async () => {
    const { id } = await aPerson()
    await adapter.createSession!({ sessionToken: 'old', userId: String(id), expires: new Date(Date.now() - 1) })
    expect(await memberOf('old')).toBeNull()
    expect(await adapter.getSessionAndUser!('old')).toBeNull()
  })

  it('knows what its member has seen', async () => {
    const { token, member } = await signedIn((await aPerson()).id)
    await keepSeen(member, { 'kr-2013': 'whole', 'tr-2019': 95 })
    expect((await memberOf(token))!.seen).toEqual({ 'kr-2013': 'whole', 'tr-2019': 95 })
    await keepSeen((await memberOf(token))!, {})
    expect((await memberOf(token))!.seen).toEqual({})
  })
})

describe('how sealed text opens to a member', () => {
  it('is as far as they have seen, until they choose', async () => {
    const { token, member } = await signedIn((await aPerson()).id)
    expect(member).toMatchObject({ opens: 'seen', seen: {}, declared: {} })
    await keepSeen(member, { 'kr-2013': 'whole' })
    expect(await memberOf(token)).toMatchObject({ opens: 'seen', seen: { 'kr-2013': 'whole' } })
  })

  it('is kept on the account beside what they have seen, which stays as it was', async () => {
    const { token, member } = await signedIn((await aPerson()).id)
    await keepSeen(member, { 'tr-2019': 95 })
    await keepOpens(member, 'ask')
    const asked = (await memberOf(token))!
    expect(asked).toMatchObject({ opens: 'ask', seen: {}, declared: { 'tr-2019': 95 } })
    await keepSeen(asked, { 'tr-2019': 95 })
    await keepOpens(asked, 'everything')
    const all = (await memberOf(token))!
    expect(all).toMatchObject({ opens: 'everything', declared: { 'tr-2019': 95 } })
    expect(Object.values(all.seen).every((amount) => amount === 'whole')).toBe(true)
    await keepOpens(all, 'seen')
    expect((await memberOf(token))!.seen).toEqual({ 'tr-2019': 95 })
  })

  it('comes from their browser where the account never chose, and from the account where it did', async () => {
    const { token, member } = await signedIn((await aPerson()).id)
    expect(await firstOpens(member, 'seen')).toBe('seen')
    expect(await firstOpens(member, 'ask')).toBe('ask')
    const after = (await memberOf(token))!
    expect(await firstOpens(after, 'everything')).toBe('ask')
    expect((await memberOf(token))!.opens).toBe('ask')
  })
})

describe('a provider’s answer', () => {
  const answer = (attempt: Attempt, token: string) => attempts.run(attempt, () => adapter.getSessionAndUser!(token))

  it('is not linked to who happens to be signed in', async () => {
    const { token } = await signedIn((await aPerson()).id)
    const attempt: Attempt = { locale: 'en', connecting: false }
    expect(await answer(attempt, token)).toBeNull()
    expect(attempt.leaving).toBe(token)
  })

  it('is linked to who asked for it in settings', async () => {
    const { id } = await aPerson()
    const { token } = await signedIn(id)
    expect(await answer({ locale: 'en', connecting: true }, token)).toMatchObject({ user: { id: String(id) } })
  })

  it('ends the session whose place it takes', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const { token } = await signedIn(one.id)
    await attempts.run({ locale: 'en', connecting: false, leaving: token }, () =>
      adapter.createSession!({ sessionToken: 'new', userId: String(other.id), expires: soon() }))
    expect(await memberOf(token)).toBeNull()
    expect((await memberOf('new'))?.personId).toBe(other.id)
  })
})

describe('ways to sign in', () => {
  it('can be added, and never taken from somebody else', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    await connectMethod(one.id, { provider: 'github', id: '7' })
    await connectMethod(one.id, { provider: 'github', id: '7' })
    await expect(connectMethod(other.id, { provider: 'github', id: '7' })).rejects.toThrow()
    expect((await personByMethod('github', '7'))?.id).toBe(one.id)
  })

  it('can be taken away but for the last', async () => {
    const { id, method } = await aPerson()
    const { member } = await signedIn(id)
    expect(await disconnectMethod(member, method)).toMatchObject({ ok: false, refusals: [{ reason: 'method-last' }] })
    await connectMethod(id, { provider: 'github', id: '8' })
    expect(await disconnectMethod(member, { provider: 'github', id: 'else' })).toMatchObject({ ok: false, refusals: [{ reason: 'method-missing' }] })
    const both = await Promise.all([disconnectMethod(member, method), disconnectMethod(member, { provider: 'github', id: '8' })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await readMethods(member)).toHaveLength(1)
  })
})

describe('a verified address', () => {
  it('is kept by the first who has it, and makes administrators of those named', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    await recogniseAddress(one.id, 'a@example.org', [])
    await recogniseAddress(other.id, 'a@example.org', [])
    expect((await personByAddress('A@example.org'))?.id).toBe(one.id)
    await recogniseAddress(other.id, 'boss@example.org', ['boss@example.org'])
    expect((await signedIn(other.id)).member.standing).toBe('admin')
    expect((await signedIn(one.id)).member.standing).toBe('newcomer')
  })
})

describe('who I am', () => {
  it('is nobody for a guest, and has a queue for moderators alone', async () => {
    expect(await readMe(GUEST)).toEqual({ person: null, notices: 0, queue: null })
    const { member } = await signedIn((await aPerson()).id)
    const person = { handle: 'sora-kim', name: 'Sora Kim', avatar: null, standing: 'newcomer' }
    expect(await readMe(member)).toEqual({ person, notices: 0, queue: null })
    expect(await readMe({ ...member, standing: 'moderator' })).toMatchObject({ queue: 0 })
  })
})
