import { beforeAll, describe, expect, test } from 'vitest'
import * as categories from '@/app/api/v1/categories/route'
import * as bookmarks from '@/app/api/v1/me/bookmarks/route'
import * as notifications from '@/app/api/v1/me/notifications/route'
import * as me from '@/app/api/v1/me/route'
import * as log from '@/app/api/v1/moderation/log/route'
import * as queue from '@/app/api/v1/moderation/queue/route'
import * as listOverlay from '@/app/api/v1/overlay/route'
import * as people from '@/app/api/v1/people/route'
import * as post from '@/app/api/v1/posts/[id]/route'
import * as search from '@/app/api/v1/search/route'
import * as tags from '@/app/api/v1/tags/route'
import * as overlay from '@/app/api/v1/threads/[id]/overlay/route'
import * as posts from '@/app/api/v1/threads/[id]/posts/route'
import * as thread from '@/app/api/v1/threads/[id]/route'
import * as threads from '@/app/api/v1/threads/route'
import * as theirs from '@/app/api/v1/users/[handle]/posts/route'
import * as person from '@/app/api/v1/users/[handle]/route'
import * as feed from '@/app/[locale]/(feeds)/feed.xml/route'
import * as threadFeed from '@/app/[locale]/(feeds)/t/[id]/feed.xml/route'
import { bookmark } from '@/lib/bookmarks/write'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { flagPost } from '@/lib/flags/write'
import { followThread } from '@/lib/follows/write'
import { decide } from '@/lib/moderation/write'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aSession, aThread, given } from '@/tests/factories'
import { statementsOf } from '@/tests/setup/statements'

// What an address asks of the database, who asks it included, is the same for a list of two as for one of forty, each by another and in another place.

const MANY = 40
const FEW = 2

let reader: Member
let moderator: Member
let busy: { id: number; author: Member }
let all: number[]

beforeAll(async () => {
  ;[reader, moderator] = [await aMember({ seen: { 'kr-2013': 'whole' } }), await aMember({ standing: 'moderator' })]
  const made = []
  for (let at = 0; at < MANY; at += 1) made.push(await aThread({ tags: [`tag-${at}`], body: `A balloon ||in a seal|| by number ${at}` }))
  busy = made[0]!
  all = made.map(({ id }) => id)
  given(await followThread(reader, busy.id, { level: 'follow' }))
  for (const [at, { id }] of made.entries()) {
    const other = await aMember()
    const answer = await aReply({ in: made[at]!, by: reader, body: `A balloon of my own, ${at}` })
    const { id: postId } = await aReply({ in: busy, by: other, body: `Another balloon, ${at}`, replyTo: at === 0 ? null : 1 })
    await aReply({ in: { id }, by: other, body: `An answer to a balloon ${at}`, replyTo: answer.number })
    given(await bookmark(reader, postId, {}))
    given(await flagPost(other, answer.id, { reason: 'off-topic' }))
    if (at % 2 === 0) given(await decide(moderator, answer.id, { act: 'dismiss', reason: 'It belongs here.' }))
  }
  while ((await deliverNext()) > 0);
}, 120_000)

type Route = { GET: (request: Request, context: { params: Promise<never> }) => Promise<Response> }

interface Asked {
  by?: () => Member
  params?: () => Record<string, string>
  query?: (count: number) => Record<string, string>
}

const limit = (count: number) => ({ limit: String(count) })

const ROUTES: [name: string, most: number, route: unknown, asked: Asked][] = [
  ['threads', 7, threads, { query: limit }],
  ['threads by tag', 8, threads, { query: (count) => ({ ...limit(count), tag: 'tag-1' }) }],
  ['a thread', 8, thread, { params: () => ({ id: String(busy.id) }) }],
  ['the posts of a thread', 8, posts, { params: () => ({ id: String(busy.id) }), query: limit }],
  ['a post', 4, post, { params: () => ({ id: '1' }) }],
  ['the overlay of a thread', 2, overlay, { by: () => reader, params: () => ({ id: String(busy.id) }), query: () => ({ page: '1' }) }],
  ['the overlay of a list', 2, listOverlay, { by: () => reader, query: (count) => ({ threads: all.slice(0, count).join() }) }],
  ['a search', 18, search, { by: () => reader, query: (count) => ({ ...limit(count), q: 'balloon' }) }],
  ['somebody', 1, person, { params: () => ({ handle: reader.handle }) }],
  ['somebody’s posts', 4, theirs, { params: () => ({ handle: reader.handle }), query: limit }],
  ['who one is', 3, me, { by: () => reader }],
  ['notices', 15, notifications, { by: () => reader, query: limit }],
  ['bookmarks', 6, bookmarks, { by: () => reader, query: limit }],
  ['who may be meant', 2, people, { by: () => reader, query: () => ({ q: 'm' }) }],
  ['categories', 1, categories, {}],
  ['tags', 1, tags, {}],
  ['the public log', 8, log, { query: limit }],
  ['the moderators’ queue', 22, queue, { by: () => moderator, query: limit }],
  ['the feed', 9, feed, {}],
  ['a thread’s feed', 9, threadFeed, { params: () => ({ locale: 'en', id: String(busy.id) }) }],
]

async function answered(route: unknown, { by, params, query }: Asked, count: number): Promise<{ status: number; items: unknown[] | undefined; asked: string[] }> {
  const headers: Record<string, string> = by ? { cookie: `cell.session=${await aSession(by())}` } : {}
  const request = new Request(`http://forum.invalid/?${new URLSearchParams(query?.(count))}`, { headers })
  let response: Response | undefined
  const statements = await statementsOf(async () => (response = await (route as Route).GET(request, { params: Promise.resolve((params?.() ?? {}) as never) })))
  const text = await response!.text()
  return { status: response!.status, items: text.startsWith('{') ? (JSON.parse(text) as { items?: unknown[] }).items : undefined, asked: statements.map((one) => one.text.replace(/\s+/g, ' ').slice(0, 100)) }
}

describe('what an address asks does not grow with what it answers', () => {
  test.each(ROUTES)('%s: at most %i statements', async (_, most, route, asked) => {
    await answered(route, asked, FEW)
    const [few, many] = [await answered(route, asked, FEW), await answered(route, asked, MANY)]
    expect([few.status, many.status]).toEqual([200, 200])
    if (asked.query === limit) expect([few.items?.length, many.items!.length >= MANY / 2]).toEqual([FEW, true])
    expect(many.asked).toHaveLength(few.asked.length)
    expect(many.asked.length, many.asked.join('\n')).toBeLessThanOrEqual(most)
  })

  test('the measure would notice what asks once for each', async () => {
    const each = { GET: async (request: Request) => {
      for (let left = Number(new URL(request.url).searchParams.get('limit')); left > 0; left -= 1) await db().$queryRaw`SELECT ${left}::int`
      return Response.json({ items: [] })
    } }
    const [few, many] = [await answered(each, { query: limit }, FEW), await answered(each, { query: limit }, MANY)]
    expect([few.asked.length, many.asked.length]).toEqual([FEW, MANY])
  })
})
