import { appeal } from '@/lib/appeals/write'
import { decide } from '@/lib/moderation/write'
import { aMember, given } from '@/tests/factories'
import type { Sent } from './asking'
import type { aPlace } from './right'

type Place = Awaited<ReturnType<typeof aPlace>>

/** A decision of some moderator's about the place's comment. */
async function aDecision({ post }: Place) {
  return given(await decide(await aMember({ standing: 'moderator' }), post.id, { act: 'seal', scope: 'kr-2013', canned: 'gives-ending-away' }))
}

/** What somebody sends who does it right, of the public log and of appeals. */
export const LEDGER_RIGHT: Record<string, (place: Place) => Promise<Sent> | Sent> = {
  readLog: () => ({ query: { act: 'seal', category: 'story', period: 'year', by: 'moderator', limit: '2' } }),
  appeal: async (place) => ({ params: { id: (await aDecision(place)).actionId }, body: { text: 'It says nothing that everybody does not know.' } }),
  listAppeals: () => ({ query: { state: 'open', limit: '2' } }),
  decideAppeal: async (place) => {
    const { actionId } = await aDecision(place)
    const { appealId } = given(await appeal(place.thread.author, actionId, { text: 'It says nothing that everybody does not know.' }))
    return { params: { id: appealId }, body: { decision: 'overturn', canned: 'appeal-heard' } }
  },
}

const moderators = { guest: 401, newcomer: 403, member: 403, author: 403, moderator: 'ok', admin: 'ok' } as const

/** What everybody is answered, of the same. */
export const LEDGER_EXPECTED = {
  readLog: { guest: 'ok', newcomer: 'ok', member: 'ok', author: 'ok', moderator: 'ok', admin: 'ok' },
  appeal: { guest: 401, newcomer: 403, member: 403, author: 'ok', moderator: 403, admin: 403 },
  listAppeals: { ...moderators, elsewhere: 'ok' }, decideAppeal: moderators,
} as const
