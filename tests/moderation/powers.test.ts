import { describe, expect, it } from 'vitest'
import { appeal, decideAppeal } from '@/lib/appeals/write'
import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { flagPost } from '@/lib/flags/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { editPost } from '@/lib/posts/write'
import { readQueue } from '@/lib/queue/read'
import { decideMany, takeItem } from '@/lib/queue/write'
import { sanction } from '@/lib/sanctions/write'
import { editThread } from '@/lib/threads/write'
import { makeToken } from '@/lib/tokens/write'
import { tokenOf } from '@/lib/viewer/bearer'
import { memberOf } from '@/lib/viewer/known'
import { administers, moderatesSomewhere, type Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aSession, aThread, given, why } from '../factories'

const because = { reason: 'So that it can be read' }
const APPOINTED = [['a moderator of the category', { standing: 'regular', moderates: ['story'] }], ['a moderator', { standing: 'moderator' }], ['an admin', { standing: 'admin' }]] as const

/** A reported comment, its item in the queue, and a decision that its author has appealed against. */
async function aCase() {
  const judge = await aMember({ standing: 'moderator' })
  const [author, thread] = [await aMember(), await aThread({ category: 'story' })]
  const [post, sealed] = [await aReply({ in: thread }), await aReply({ in: thread, by: author })]
  given(await flagPost(await aMember(), post.id, { reason: 'spam' }))
  const { id: item } = await db().queueItem.findFirstOrThrow({ where: { postId: post.id, decidedAt: null } })
  const { actionId } = given(await decide(judge, sealed.id, { act: 'seal', scope: 'kr-2013', ...because }))
  const { appealId } = given(await appeal(author, actionId, { text: 'It is only the premise.' }))
  return { thread, post, item, actionId, appealId }
}

describe('whoever is silenced', () => {
  it.each(APPOINTED)('decides nothing as %s, is told until when, and goes on when it has ended', async (_, standing) => {
    const [admin, appointed] = [await aMember({ standing: 'admin' }), await aMember({ ...standing, moderates: 'moderates' in standing ? [...standing.moderates] : [] })]
    const { thread, post, item, actionId, appealId } = await aCase()
    given(await sanction(admin, { action: 'silence', target: appointed.handle, hours: 24, canned: 'unkind' }))
    const now = async (): Promise<Member> => (await memberOf(await aSession(appointed)))!
    const silent = await now()
    expect([moderatesSomewhere(silent), administers(silent), await readQueue(silent)]).toEqual([false, false, null])
    for (const outcome of [
      await decide(silent, post.id, { act: 'seal', scope: 'kr-2013', ...because }), await undoAction(silent, actionId, because), await arrange(silent, { action: 'lock', target: String(thread.id), ...because }),
      await decideMany(silent, { items: [item], act: 'dismiss', ...because }), await takeItem(silent, item), await decideAppeal(silent, appealId, { verdict: 'overturn', ...because }),
      await sanction(silent, { action: 'warn', target: thread.author.handle, ...because }), await editPost(silent, post.id, { body: 'Other words', revision: 1, ...because }),
      await editThread(silent, thread.id, { title: 'Another title for it', revision: 1, ...because }),
    ]) expect(outcome).toMatchObject({ ok: false, refusals: [{ reason: 'silenced', values: { until: expect.stringMatching(/UTC$/) } }] })
    expect(await db().action.count({ where: { actorId: appointed.personId } })).toBe(0)
    await db().person.update({ where: { id: appointed.personId }, data: { silencedUntil: new Date(Date.now() - 1000) } })
    given(await arrange(await now(), { action: 'lock', target: String(thread.id), ...because }))
  })
})

describe('a token', () => {
  it.each(APPOINTED)('of %s does what anybody may, and moderates where it is for that', async (_, standing) => {
    const appointed = await aMember({ ...standing, moderates: 'moderates' in standing ? [...standing.moderates] : [] })
    const by = async (scopes: ('write' | 'moderate')[]) => (await tokenOf(`Bearer ${given(await makeToken(appointed, { name: 'A program', scopes, days: 7 })).secret}`))!.viewer
    const [writer, judge] = [await by(['write']), await by(['write', 'moderate'])]
    const { thread, post } = await aCase()
    const edits = [{ body: 'Other words', revision: 1, ...because }, { title: 'Another title for it', revision: 1, ...because }] as const
    expect([await readQueue(writer), why(await editPost(writer, post.id, edits[0])), why(await editThread(writer, thread.id, edits[1]))]).toEqual([null, 'not-yours', 'not-yours'])
    expect(given(await flagPost(writer, post.id, { reason: 'spoiler', scope: 'kr-2013' })).sealed).toBe(false)
    expect((await db().flag.findFirstOrThrow({ where: { postId: post.id, personId: appointed.personId } })).weight).toBe(1)
    given(await editPost(judge, post.id, edits[0]))
    given(await editThread(judge, thread.id, edits[1]))
    const other = await aReply({ in: thread })
    expect(given(await flagPost(judge, other.id, { reason: 'spoiler', scope: 'kr-2013' })).sealed).toBe(true)
  })
})
