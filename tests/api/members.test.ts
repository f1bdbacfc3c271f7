import { expect, test } from 'vitest'
import * as bookmarks from '@/app/api/v1/me/bookmarks/route'
import * as exporting from '@/app/api/v1/me/export/route'
import * as notifications from '@/app/api/v1/me/notifications/route'
import * as me from '@/app/api/v1/me/route'
import * as media from '@/app/api/v1/media/route'
import * as category from '@/app/api/v1/categories/[slug]/follow/route'
import { bookmark } from '@/lib/bookmarks/write'
import { db } from '@/lib/db/client'
import { aMember, aReply, aThread, given } from '@/tests/factories'
import { byToken } from './asking'
import { PNG_DOT } from './dot'

// What of a member's own the tables of live.test.ts do not say. A token is asked by, so no browser is needed.

const nowhere = { params: Promise.resolve({}) }

async function ask(route: object, asker: { headers: Record<string, string> }, { method = 'GET', query = '', body, type, params = {} }: { method?: string; query?: string; body?: BodyInit; type?: string; params?: Record<string, string> } = {}) {
  const handler = (route as Record<string, (request: Request, context: typeof nowhere) => Promise<Response>>)[method]!
  const response = await handler(new Request(`http://127.0.0.1:3000/api/v1${query}`, { method, headers: { ...asker.headers, ...(type && { 'content-type': type }) }, body }), { params: Promise.resolve(params) })
  return { status: response.status, headers: response.headers, told: response.status === 204 ? null : ((await response.json()) as Record<string, unknown>) }
}

test('lists of one’s own go on where they ended, and take no other list’s cursor', async () => {
  const member = await aMember()
  const asker = await byToken('member', member)
  const thread = await aThread()
  const posts = [await aReply({ in: thread }), await aReply({ in: thread }), await aReply({ in: thread })]
  for (const { id } of posts) given(await bookmark(member, id, {}))
  const seen: string[] = []
  let next: unknown = ''
  do {
    const { told } = await ask(bookmarks, asker, { query: `?limit=2${next ? `&cursor=${encodeURIComponent(String(next))}` : ''}` })
    seen.push(...(told!.items as { post: { id: string } }[]).map(({ post }) => post.id))
    if (told!.next) expect((await ask(notifications, asker, { query: `?cursor=${encodeURIComponent(String(told!.next))}` })).told).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] })
    next = told!.next
  } while (next)
  expect(seen).toEqual(posts.map(({ id }) => String(id)).reverse())
  for (const limit of ['0', '101', 'x']) expect((await ask(bookmarks, asker, { query: `?limit=${limit}` })).told).toMatchObject({ status: 422, errors: [{ path: 'limit' }] })
})

test('an export is a file that nobody else keeps, and nobody asks for it all day', async () => {
  const asker = await byToken('member', await aMember())
  const { headers } = await ask(exporting, asker)
  expect([headers.get('content-disposition'), headers.get('cache-control')]).toEqual([expect.stringMatching(/^attachment; filename="cell-seven-\d+\.json"$/), 'no-store'])
  const statuses = new Set<number>()
  for (let count = 0; count < 30; count += 1) statuses.add((await ask(exporting, asker)).status)
  expect([...statuses]).toEqual([200, 429])
})

test('whoever changes their name is told it at once', async () => {
  const asker = await byToken('member', await aMember())
  const change = (body: object) => ask(me, asker, { method: 'PATCH', body: JSON.stringify(body), type: 'application/json' })
  expect((await change({ name: 'Another', quiet: ['thread'] })).told).toMatchObject({ person: { name: 'Another' }, settings: { name: 'Another', quiet: ['thread'] } })
  expect((await change({})).told).toMatchObject({ settings: { name: 'Another', quiet: ['thread'] } })
  expect((await change({ standing: 'admin' })).status).toBe(422)
})

test('what is no image, or no form, is not taken, and nothing of it stays', async () => {
  const asker = await byToken('member', await aMember())
  const form = (file: Buffer) => {
    const fields = new FormData()
    fields.set('file', new File([new Uint8Array(file)], 'photo.png', { type: 'image/png' }))
    return fields
  }
  expect((await ask(media, asker, { method: 'POST', body: form(Buffer.from('words')) })).status).toBe(415)
  expect((await ask(media, asker, { method: 'POST', body: '{}', type: 'application/json' })).status).toBe(415)
  expect((await ask(media, asker, { method: 'POST', body: new FormData() })).status).toBe(422)
  expect(await db().media.count()).toBe(0)
  const { status, headers, told } = await ask(media, asker, { method: 'POST', body: form(PNG_DOT) })
  expect([status, headers.get('location')]).toEqual([201, told!.address])
})

test('a category that there is not is an address that leads nowhere', async () => {
  const asker = await byToken('member', await aMember())
  expect((await ask(category, asker, { method: 'PUT', body: '{"level":"follow"}', type: 'application/json', params: { slug: 'nowhere' } })).status).toBe(404)
})
