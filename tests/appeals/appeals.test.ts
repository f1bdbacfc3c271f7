import { describe, expect, it, test } from 'vitest'
import { readAppealing, readAppeal, readAppeals } from '@/lib/appeals/read'
import { appeal, decideAppeal } from '@/lib/appeals/write'
import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { flagPost } from '@/lib/flags/write'
import { readEntry, readFigures } from '@/lib/ledger/read'
import { decide, undoAction } from '@/lib/moderation/write'
import { readNotices } from '@/lib/notices/read'
import { editPost } from '@/lib/posts/write'
import { sanction } from '@/lib/sanctions/write'
import { appealKey } from '@/lib/viewer/appeal-key'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aSession } from '@/tests/factories'
import { aPost, given, somebody, stateOf, why } from '@/tests/moderation/scene'
import { statementsOf } from '../setup/statements'

const TEXT = 'It says nothing that the premise does not: zitherwords'

async function aSealedPost() {
  const [post, acting] = [await aPost(), await somebody('moderator')]
  const before = await stateOf(post.id)
  const { actionId } = given(await decide(acting, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
  return { post, acting, actionId, before }
}

async function anAppeal() {
  const scene = await aSealedPost()
  return { ...scene, ...given(await appeal(scene.post.author, scene.actionId, { text: TEXT })), other: await about(await somebody('moderator')) }
}

/** The same member, who has signed in today. */
async function about(member: Member) {
  await aSession(member)
  return member
}

async function told(member: Member) {
  while ((await deliverNext()) > 0);
  return (await readNotices(member, null)).notices
}

describe('an appeal', () => {
  it('is made once, by the person concerned, while the action stands', async () => {
    const { post, acting, actionId } = await aSealedPost()
    expect(why(await appeal(GUEST, actionId, { text: TEXT }))).toBe('signed-out')
    for (const stranger of [await somebody(), acting, await somebody('admin')]) expect(why(await appeal(stranger, actionId, { text: TEXT }))).toBe('appeal-not-yours')
    expect(why(await appeal(post.author, actionId, { text: ' short ' }))).toBe('appeal-short')
    expect(why(await appeal(post.author, actionId, { text: 'x'.repeat(2001) }))).toBe('appeal-long')
    expect(why(await appeal(post.author, 999_999, { text: TEXT }))).toBe('action-missing')
    given(await appeal(post.author, actionId, { text: TEXT }))
    expect(why(await appeal(post.author, actionId, { text: TEXT }))).toBe('appealed-already')
    const undone = await aSealedPost()
    given(await undoAction(undone.acting, undone.actionId, { canned: 'slip' }))
    expect(why(await appeal(undone.post.author, undone.actionId, { text: TEXT }))).toBe('undone-already')
  })

  it('is made once, however often it is sent at the same moment', async () => {
    const { post, actionId } = await aSealedPost()
    const sent = await Promise.all(Array.from({ length: 6 }, () => appeal(post.author, actionId, { text: TEXT })))
    expect(sent.map(why).sort()).toEqual(['appealed-already', 'appealed-already', 'appealed-already', 'appealed-already', 'appealed-already', null].sort())
  })

  it('is nothing to make against what took nothing away, or what one did oneself', async () => {
    const [post, acting] = [await aPost(), await somebody('moderator')]
    given(await flagPost(await somebody(), post.id, { reason: 'abuse' }))
    const { actionId } = given(await decide(acting, post.id, { act: 'dismiss', canned: 'no-breach' }))
    expect(why(await appeal(post.author, actionId, { text: TEXT }))).toBe('appeal-nothing')
    const own = await aPost('Words of a moderator', acting)
    const sealing = given(await decide(acting, own.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    expect(why(await appeal(acting, sealing.actionId, { text: TEXT }))).toBe('appeal-own')
  })

  it('is read by its author and moderators alone', async () => {
    const { post, actionId, appealId, other } = await anAppeal()
    expect((await readAppealing(post.author, actionId))!.mine!.text).toMatchObject({ kind: 'cleared', text: TEXT })
    for (const stranger of [GUEST, await somebody('regular'), other]) expect((await readAppealing(stranger, actionId))!.mine).toBeNull()
    expect((await readAppeal(other, appealId))!.text).toMatchObject({ kind: 'cleared', text: TEXT })
    for (const stranger of [GUEST, post.author, await somebody('regular')]) expect([await readAppeal(stranger, appealId), await readAppeals(stranger, 'open')]).toEqual([null, null])
    expect(JSON.stringify(await readEntry(GUEST, actionId))).not.toContain('zither')
  })

  it('is for those of its category, and what is about another one is not theirs', async () => {
    const { appealId } = await anAppeal()
    const { id: story } = await db().category.findUniqueOrThrow({ where: { slug: 'story' }, select: { id: true } })
    const [theirs, others] = [{ ...(await somebody()), moderatedCategories: [story] }, { ...(await somebody()), moderatedCategories: [story + 1] }]
    expect(await readAppeal(theirs, appealId)).toMatchObject({ id: appealId, why: null })
    expect(await readAppeal(others, appealId)).toBeNull()
    expect((await readAppeals(others, 'open'))!.appeals).toEqual([])
    expect(why(await decideAppeal(others, appealId, { verdict: 'uphold', canned: 'stands-on-review' }))).toBe('not-your-category')
  })

  it('is made by who is banned, at a private address that opens nothing else', async () => {
    const { post, actionId } = await aSealedPost()
    await db().person.update({ where: { id: post.author.personId }, data: { bannedAt: new Date() } })
    const key = appealKey(actionId, post.author.personId)
    expect(await readAppealing(GUEST, actionId, key)).toMatchObject({ why: null, mine: null })
    for (const wrong of [`${key}x`, key.replace(/^\d+/, '1'), 'kanari', appealKey(actionId + 1, post.author.personId), '']) expect(why(await appeal(GUEST, actionId, { text: TEXT }, wrong))).toBe('signed-out')
    given(await appeal(GUEST, actionId, { text: TEXT }, key))
    expect((await readAppealing(GUEST, actionId, key))!.mine!.text).toMatchObject({ kind: 'cleared' })
    expect((await readAppealing(GUEST, actionId))!.mine).toBeNull()
  })
})

test('the list asks the database as much for one appeal as for several, also of those that one may have to leave to others', async () => {
  const acting = await about(await somebody('moderator'))
  const against = async () => {
    const post = await aPost()
    const { actionId } = given(await decide(acting, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    return given(await appeal(post.author, actionId, { text: TEXT })).appealId
  }
  const first = await against()
  const asked = async () => (await statementsOf(() => readAppeals(acting, 'open', first - 1))).length
  const forOne = await asked()
  await against()
  await against()
  expect((await readAppeals(acting, 'open', first - 1))!.appeals).toHaveLength(3)
  expect(await asked()).toBe(forOne)
})

describe('a decision on an appeal', () => {
  it('that overturns leaves the post as it was before the action, and the log and the author are told', async () => {
    const { post, actionId, appealId, other, before } = await anAppeal()
    const { actionId: undoing } = given(await decideAppeal(other, appealId, { verdict: 'overturn', canned: 'appeal-heard' }))
    expect(await stateOf(post.id)).toEqual(before)
    expect(await readEntry(GUEST, actionId)).toMatchObject({ entry: { appeal: 'overturned', undoneBy: undoing }, related: [{ id: undoing, kind: 'undo', decides: actionId }] })
    expect((await told(post.author))[0]).toMatchObject({ about: { role: 'author' }, action: { id: undoing, kind: 'undo', decides: actionId } })
    expect(await readAppealing(post.author, actionId)).toMatchObject({ mine: { outcome: 'overturned', decision: { id: undoing } } })
  })

  it('that upholds changes nothing, is an entry of the log, and the author is told', async () => {
    const { post, actionId, appealId, other } = await anAppeal()
    const before = await stateOf(post.id)
    const { actionId: upholding } = given(await decideAppeal(other, appealId, { verdict: 'uphold', canned: 'stands-on-review', reason: 'Sorry about that' }))
    expect(await stateOf(post.id)).toEqual(before)
    expect(await readEntry(GUEST, actionId)).toMatchObject({ entry: { appeal: 'upheld', undoneBy: null }, related: [{ id: upholding, kind: 'uphold', decides: actionId, reason: 'Sorry about that' }] })
    expect((await told(post.author))[0]).toMatchObject({ action: { id: upholding, kind: 'uphold' } })
    // What was said of an appeal does not stand in the way of undoing.
    given(await undoAction(other, actionId, { canned: 'second-look' }))
  })

  it('is for another moderator than who acted, where there is one about', async () => {
    const { acting, appealId, post } = await anAppeal()
    expect(why(await decideAppeal(acting, appealId, { verdict: 'uphold', canned: 'stands-on-review' }))).toBe('appeal-own-act')
    expect(await readAppeal(acting, appealId)).toMatchObject({ why: 'appeal-own-act', alone: false })
    expect(why(await decideAppeal(post.author, 999_999, { verdict: 'uphold', canned: 'stands-on-review' }))).toBe('not-moderator')
    for (const stranger of [GUEST, post.author, await somebody('regular')]) expect(why(await decideAppeal(stranger, appealId, { verdict: 'overturn', canned: 'appeal-heard' }))).toBe(stranger.kind === 'guest' ? 'signed-out' : 'not-moderator')
    // Others who are silenced decide nothing.
    await db().person.updateMany({ data: { silencedUntil: new Date(Date.now() + 3_600_000) } })
    expect(await readAppeal(acting, appealId)).toMatchObject({ why: null, alone: true })
    await db().person.updateMany({ data: { silencedUntil: null } })
    // The others have not been here for a long time: appeals do not wait for ever.
    await db().session.updateMany({ data: { createdAt: new Date(Date.now() - 31 * 86_400_000) } })
    await db().reading.deleteMany()
    expect(await readAppeal(acting, appealId)).toMatchObject({ why: null, alone: true })
    given(await decideAppeal(acting, appealId, { verdict: 'uphold', canned: 'stands-on-review' }))
  })

  it('comes once: of two moderators at the same moment the second is told what was decided', async () => {
    const { appealId, other } = await anAppeal()
    const third = await somebody('admin')
    const both = await Promise.all([decideAppeal(other, appealId, { verdict: 'uphold', canned: 'stands-on-review' }), decideAppeal(third, appealId, { verdict: 'overturn', canned: 'appeal-heard' })])
    const [late] = both.filter(({ ok }) => !ok)
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const { outcome, decision } = (await readAppeal(third, appealId))!
    expect(late).toMatchObject({ refusals: [{ reason: 'appeal-decided', values: { outcome } }] })
    expect(decision!.kind).toBe(outcome === 'upheld' ? 'uphold' : 'undo')
  })

  it('does not stop at what is undone at the same moment, whatever it was', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [post, acting, other] = [await aPost(), await somebody('moderator'), await about(await somebody('admin'))]
      const removal = given(await arrange(acting, { action: 'delete', target: String(post.id), reason: 'It was to be gone' }))
      const silence = given(await sanction(acting, { action: 'silence', target: post.author.handle, hours: 1, canned: 'unkind' }))
      for (const { actionId } of [removal, silence]) {
        const { appealId } = given(await appeal(post.author, actionId, { text: TEXT }))
        const both = await Promise.all([decideAppeal(other, appealId, { verdict: 'overturn', canned: 'appeal-heard' }), undoAction(acting, actionId, { canned: 'slip' })])
        expect(both.filter(({ ok }) => ok)).toHaveLength(1)
        expect(await db().action.count({ where: { undoesId: actionId } })).toBe(1)
      }
    }
  })

  it('says why where the action cannot be undone exactly, and then is put right by hand', async () => {
    const [post, acting, other] = [await aPost('Open words and the telling ones here'), await somebody('moderator'), await about(await somebody('moderator'))]
    const part = given(await decide(acting, post.id, { act: 'seal-part', scope: 'any', revision: 1, words: 'the telling ones', canned: 'gives-turn-away' }))
    const { appealId } = given(await appeal(post.author, part.actionId, { text: TEXT }))
    expect(why(await decideAppeal(other, appealId, { verdict: 'by-hand', canned: 'appeal-heard' }))).toBe('appeal-exact')
    given(await editPost(post.author, post.id, { body: 'Other words altogether', revision: 2 }))
    const before = await stateOf(post.id)
    expect(why(await decideAppeal(other, appealId, { verdict: 'overturn', canned: 'appeal-heard' }))).toBe('changed-since')
    const { actionId } = given(await decideAppeal(other, appealId, { verdict: 'by-hand', canned: 'appeal-heard' }))
    expect(await stateOf(post.id)).toEqual(before)
    expect(await readEntry(GUEST, actionId)).toMatchObject({ entry: { kind: 'overturn', decides: part.actionId } })
  })

  it('overturns a seal that somebody kept since, and, against the keeping, the seal that was kept', async () => {
    for (const against of ['the seal', 'the keeping'] as const) {
      const [post, acting] = [await aPost(), await somebody('moderator')]
      const before = await stateOf(post.id)
      const { actionId: sealing } = given(await decide(acting, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
      given(await flagPost(await somebody(), post.id, { reason: 'other' }))
      const { actionId: keeping } = given(await decide(acting, post.id, { act: 'confirm', canned: 'gives-ending-away' }))
      const { appealId } = given(await appeal(post.author, against === 'the seal' ? sealing : keeping, { text: TEXT }))
      given(await decideAppeal(await about(await somebody('moderator')), appealId, { verdict: 'overturn', canned: 'appeal-heard' }))
      expect(await stateOf(post.id)).toEqual(before)
      expect((await told(post.author))[0]).toMatchObject({ action: { kind: 'undo' } })
    }
  })

  it('is what happens when the action is undone while its appeal waits', async () => {
    const { actionId, appealId, acting, post, other } = await anAppeal()
    const { actionId: undoing } = given(await undoAction(acting, actionId, { canned: 'second-look' }))
    expect(await readAppeal(other, appealId)).toMatchObject({ outcome: 'overturned', decision: { id: undoing }, why: 'appeal-decided' })
    expect(await readAppealing(post.author, actionId)).toMatchObject({ mine: { outcome: 'overturned' } })
  })

  it('repeats in its reason neither the appeal nor the post', async () => {
    const { appealId, other } = await anAppeal()
    expect(why(await decideAppeal(other, appealId, { verdict: 'uphold', reason: 'They say it says nothing that the premise does not' }))).toBe('reason-quotes')
    expect(why(await decideAppeal(other, appealId, { verdict: 'uphold', reason: 'A quiet word about the film' }))).toBe('reason-quotes')
    expect(why(await decideAppeal(other, appealId, { verdict: 'uphold' }))).toBe('reason-short')
    expect(why(await decideAppeal(other, 999_999, { verdict: 'uphold', canned: 'stands-on-review' }))).toBe('appeal-missing')
  })

  it('is counted in the figures', async () => {
    const before = (await readFigures(GUEST)).months.at(-1)!
    const { appealId, other } = await anAppeal()
    given(await decideAppeal(other, appealId, { verdict: 'overturn', canned: 'appeal-heard' }))
    const after = (await readFigures(GUEST)).months.at(-1)!
    expect([after.appealed - before.appealed, after.overturned - before.overturned]).toEqual([1, 1])
  })
})
