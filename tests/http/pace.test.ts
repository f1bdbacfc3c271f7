import { beforeAll, expect, it } from 'vitest'
import { refusal } from '@/lib/http/refusal'
import { reply } from '@/lib/posts/write'
import { aMember, aThread, given } from '../factories'

beforeAll(() => {
  process.env.NEWCOMER_POSTS_AN_HOUR = '3'
  process.env.POSTS_A_MINUTE = '5'
})

it('A newcomer writes so many posts an hour, and anybody so many a minute; the refusal says when to go on, in a form and through the API', async () => {
  const thread = await aThread()
  for (const [standing, most, reason] of [['newcomer', 3, 'newcomer-rate'], ['member', 5, 'posts-rate']] as const) {
    const member = await aMember({ standing })
    for (let count = 0; count < most; count += 1) given(await reply(member, thread.id, { body: `Word ${count} of ${member.handle}` }))
    // The same words again are no other post.
    given(await reply(member, thread.id, { body: `Word 0 of ${member.handle}` }))
    const refused = await reply(member, thread.id, { body: 'One too many' })
    expect(refused).toMatchObject({ ok: false, refusals: [{ reason, values: { minutes: expect.any(Number) } }] })
    if (refused.ok) throw new Error('it was let through')
    const answer = refusal(refused)
    expect([answer.status, Number(answer.headers.get('retry-after')) >= 60]).toEqual([429, true])
    given(await reply(await aMember({ standing }), thread.id, { body: `Somebody else, ${standing}` }))
  }
})
