import { db } from '@/lib/db/client'
import { flagPost } from '@/lib/flags/write'
import { decide } from '@/lib/moderation/write'
import { aMember, given } from '@/tests/factories'
import type { Sent } from './asking'
import type { aPlace } from './right'

type Place = Awaited<ReturnType<typeof aPlace>>

/** The item of the place's comment, which somebody has reported. */
async function anItem({ post }: Place) {
  if ((await db().queueItem.count({ where: { postId: post.id, decidedAt: null } })) === 0) given(await flagPost(await aMember(), post.id, { reason: 'abuse' }))
  return db().queueItem.findFirstOrThrow({ where: { postId: post.id, decidedAt: null }, select: { id: true } })
}

/** Somebody who is not reported by anybody else. */
async function handle(): Promise<string> {
  return (await aMember()).handle
}

/** What somebody sends who does it right, of what waits for moderators and of reports. */
export const QUEUE_RIGHT: Record<string, (place: Place) => Promise<Sent> | Sent> = {
  listQueue: async (place) => (await anItem(place), { query: { reason: 'abuse', category: 'story', kind: 'post', limit: '2' } }),
  readQueueNews: async (place) => ({ query: { since: '0', items: String((await anItem(place)).id) } }),
  decideQueueItem: async (place) => ({ params: { id: (await anItem(place)).id }, body: { decision: 'dismiss', canned: 'no-breach', reason: 'It is kind enough.' } }),
  undoModeration: async ({ post }) => {
    const { actionId } = given(await decide(await aMember({ standing: 'moderator' }), post.id, { act: 'seal', scope: 'kr-2013', canned: 'gives-ending-away' }))
    return { params: { id: actionId }, body: { canned: 'slip', reason: 'It was the wrong post.' } }
  },
  flagThread: ({ thread }) => ({ params: { id: thread.id }, body: { reason: 'off-topic', note: 'It is about another film.' } }),
  flagTitle: ({ thread }) => ({ params: { id: thread.id }, body: { reason: 'spoiler', note: 'It tells the end.' } }),
  flagPerson: async () => ({ params: { handle: await handle() }, body: { reason: 'spam', note: 'They sell something.' } }),
  // Nobody has reported anything yet: one’s own report is taken back in tests/flags.
  withdrawPostFlag: ({ post }) => ({ params: { id: post.id } }),
  withdrawThreadFlag: ({ thread }) => ({ params: { id: thread.id } }),
  withdrawTitleFlag: ({ thread }) => ({ params: { id: thread.id } }),
  withdrawPersonFlag: async () => ({ params: { handle: await handle() } }),
}

const moderators = { guest: 401, newcomer: 403, member: 403, author: 403, moderator: 'ok', admin: 'ok' } as const
const reporters = { guest: 401, newcomer: 'ok', member: 'ok', author: 403, moderator: 'ok', admin: 'ok' } as const
const nothing = { guest: 401, newcomer: 404, member: 404, author: 404, moderator: 404, admin: 404 } as const

/** What everybody is answered, of the same. */
export const QUEUE_EXPECTED = {
  // Who moderates another category sees what waits there: nothing of this.
  listQueue: { ...moderators, elsewhere: 'ok' }, readQueueNews: { ...moderators, elsewhere: 'ok' }, decideQueueItem: moderators, undoModeration: moderators,
  flagThread: reporters, flagTitle: reporters, flagPerson: { ...reporters, author: 'ok' },
  withdrawPostFlag: nothing, withdrawThreadFlag: nothing, withdrawTitleFlag: nothing, withdrawPersonFlag: nothing,
} as const
