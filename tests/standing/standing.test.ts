import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { flagOther } from '@/lib/flags/write'
import { linksIn, NEWCOMER_LINKS } from '@/lib/posts/rules'
import { reply } from '@/lib/posts/write'
import { decideOther } from '@/lib/queue/write'
import { sanction } from '@/lib/sanctions/write'
import { undoAction } from '@/lib/moderation/write'
import { readStanding } from '@/lib/standing/read'
import { MEMBER_ACTIVE_DAYS, MEMBER_DAYS, MEMBER_POSTS, neededFor, standingBy, UPHELD_MANY, type Conduct, type Earned } from '@/lib/standing/rules'
import { considerAll } from '@/lib/standing/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '../factories'

const DAY_MS = 86_400_000
const nothing: Conduct = { days: 0, posts: 0, activeDays: 0, reactions: 0, upheld: 0, silenced: false }
const enough: Conduct = { ...nothing, days: MEMBER_DAYS, posts: MEMBER_POSTS, activeDays: MEMBER_ACTIVE_DAYS }

const conduct = fc.record({ days: fc.nat(200), posts: fc.nat(100), activeDays: fc.nat(60), reactions: fc.nat(60), upheld: fc.nat(5), silenced: fc.boolean() })
const earned = fc.constantFrom<Earned>('newcomer', 'member', 'regular')
const RANK = { newcomer: 0, member: 1, regular: 2 }

describe('standing by conduct', () => {
  it('rises with what is asked for, all of it, and with nothing less', () => {
    expect(standingBy(enough, 'newcomer', null)).toBe('member')
    for (const what of ['days', 'posts', 'activeDays'] as const) expect(standingBy({ ...enough, [what]: enough[what] - 1 }, 'newcomer', null)).toBe('newcomer')
    expect(neededFor('member', nothing).every(({ have, need }) => have < need)).toBe(true)
  })

  it('falls one step for reports that were upheld or a silence, once, and comes back', () => {
    for (const bad of [{ ...enough, upheld: UPHELD_MANY }, { ...enough, silenced: true }]) {
      expect(standingBy(bad, 'regular', null)).toBe('member')
      expect(standingBy(bad, 'member', 'regular')).toBe('member')
      expect(standingBy(enough, 'member', 'regular')).toBe('regular')
    }
  })

  it('never falls for staying away, and never rises in disgrace, whatever the figures', () => {
    fc.assert(fc.property(conduct, earned, (figures, now) => {
      const after = standingBy(figures, now, null)
      const disgrace = figures.silenced || figures.upheld >= UPHELD_MANY
      expect(disgrace ? RANK[after] <= RANK[now] : RANK[after] >= RANK[now]).toBe(true)
      // Looked at again with nothing new, nothing changes.
      expect(standingBy(figures, after, disgrace ? now : null)).toBe(after)
    }))
  })
})

async function standingOf({ personId }: Member) {
  return (await db().person.findUniqueOrThrow({ where: { id: personId }, select: { standing: true } })).standing
}

/** Somebody who joined some days ago and wrote on several of them. */
async function aWriter(): Promise<Member> {
  const member = await aMember({ standing: 'newcomer' })
  await db().person.update({ where: { id: member.personId }, data: { createdAt: new Date(Date.now() - 10 * DAY_MS) } })
  const thread = await aThread()
  for (let day = 1; day <= MEMBER_POSTS; day += 1) given(await reply(member, thread.id, { body: `A word on day ${day} of ${member.handle}` }, { at: new Date(Date.now() - day * DAY_MS) }))
  return member
}

it('A newcomer who wrote for some days is a member after the next look, and is told before what is missing', async () => {
  const [writer, silent] = [await aWriter(), await aMember({ standing: 'newcomer' })]
  expect(await readStanding(silent.personId)).toMatchObject({ next: 'member', needed: [{ what: 'days', have: 0 }, { what: 'posts', have: 0 }, { what: 'activeDays', have: 0 }] })
  await considerAll()
  expect([await standingOf(writer), await standingOf(silent)]).toEqual(['member', 'newcomer'])
  expect(await considerAll()).toBe(0)
})

it('Whoever is silenced falls at once, and rises again when it is undone', async () => {
  const [moderator, writer] = [await aMember({ standing: 'moderator' }), await aMember({ standing: 'regular' })]
  const { actionId } = given(await sanction(moderator, { action: 'silence', target: writer.handle, hours: 2, canned: 'unkind' }))
  expect(await standingOf(writer)).toBe('member')
  await considerAll()
  expect(await standingOf(writer)).toBe('member')
  given(await undoAction(moderator, actionId, { canned: 'slip' }))
  expect(await standingOf(writer)).toBe('regular')
})

it('Upheld reports about different posts make a member fall, and a standing set by hand stays', async () => {
  const [moderator, writer, held] = [await aMember({ standing: 'moderator' }), await aMember(), await aMember()]
  given(await sanction(moderator, { action: 'standing', target: held.handle, standing: 'regular', canned: 'steady' }))
  const thread = await aThread()
  for (const author of [writer, held]) {
    for (let count = 0; count < UPHELD_MANY; count += 1) {
      const post = await aReply({ in: thread, by: author })
      await db().flag.create({ data: { postId: post.id, personId: (await aMember()).personId, reason: 'abuse', weight: 1, outcome: 'upheld' } })
    }
  }
  await considerAll()
  expect([await standingOf(writer), await standingOf(held)]).toEqual(['newcomer', 'regular'])
})

it('Several who report a person are one report that was right, and three such make a member fall as those of posts do', async () => {
  const [moderator, crowded, thrice] = [await aMember({ standing: 'moderator' }), await aMember(), await aMember()]
  const upheld = async ({ personId }: Member, reporters: number) => {
    for (let count = 0; count < reporters; count += 1) given(await flagOther(await aMember(), { kind: 'person', id: personId }, { reason: 'abuse' }))
    const { id } = await db().queueItem.findFirstOrThrow({ where: { personId, decidedAt: null }, select: { id: true } })
    given(await decideOther(moderator, id, { act: 'accept', canned: 'dealt-with' }))
  }
  await upheld(crowded, UPHELD_MANY)
  for (let turn = 0; turn < UPHELD_MANY; turn += 1) await upheld(thrice, 1)
  await considerAll()
  expect([await standingOf(crowded), await standingOf(thrice)]).toEqual(['member', 'newcomer'])
})

it('A newcomer writes few links into a post; others as many as they like, and paths of the forum do not count', async () => {
  const links = (count: number) => Array.from({ length: count }, (_, at) => `[here](https://example.org/${at})`).join(' ')
  expect([linksIn(links(3)), linksIn('https://a.example https://a.example www.b.example [x](/t/1/p/2)')]).toEqual([3, 2])
  const thread = await aThread()
  expect(why(await reply(await aMember({ standing: 'newcomer' }), thread.id, { body: links(NEWCOMER_LINKS + 1) }))).toBe('body: links-newcomer')
  given(await reply(await aMember({ standing: 'newcomer' }), thread.id, { body: links(NEWCOMER_LINKS) }))
  given(await reply(await aMember(), thread.id, { body: links(9) }))
})
