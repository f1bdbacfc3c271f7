import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { apiClient } from '@/lib/api/client'
import { db } from '@/lib/db/client'
import { api } from '@/lib/paths'
import { aCategory, aMember, aSession } from '@/tests/factories'
import { serveForum, type Forum } from '../canary/forum'
import { readStream, type Reading } from '../events/read-stream'
import { byToken } from './asking'

// The typed client and the live streams, against two instances on one database.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 })

let forums: [Forum, Forum]
const folder = mkdtempSync(join(tmpdir(), 'cell-seven-beside-'))

beforeAll(async () => {
  await aCategory()
  // Each instance has a folder of its own.
  forums = [await serveForum(), await serveForum({ DATA_DIR: folder })]
})
afterAll(async () => {
  await Promise.all(forums?.map((forum) => forum.stop()) ?? [])
  rmSync(folder, { recursive: true, force: true })
})

async function clientOf(member: Awaited<ReturnType<typeof aMember>>, forum: Forum, scopes?: ('read' | 'write' | 'moderate')[]) {
  const { headers } = await byToken('a program', member, scopes)
  return apiClient({ site: forum.address, token: headers.authorization!.replace('Bearer ', '') })
}

function right<T>(answered: { ok: true; value: T; etag: string | null } | { ok: false; problem: unknown }): { value: T; etag: string | null } {
  if (!answered.ok) throw new Error(JSON.stringify(answered.problem))
  return answered
}

test('a program starts a thread on one instance, comments, edits and finds it on the other, and is refused in words', async () => {
  const author = await aMember()
  const [here, there] = [await clientOf(author, forums[0]), await clientOf(author, forums[1])]
  const { value: thread } = right(await here('POST /threads', { body: { title: 'The yellow balloon again', category: 'story', body: 'A canopy of ||sealed words||.' }, key: 'one' }))
  expect(right(await here('POST /threads', { body: { title: 'The yellow balloon again', category: 'story', body: 'A canopy of ||sealed words||.' }, key: 'one' })).value.id).toBe(thread.id)
  const { value: comment } = right(await there('POST /threads/{id}/posts', { params: { id: thread.id }, body: { body: 'First words' } }))
  const { etag } = right(await here('GET /posts/{id}', { params: { id: comment.id } }))
  expect(right(await there('PATCH /posts/{id}', { params: { id: comment.id }, body: { body: 'Second words' }, match: etag! })).value.segments).toMatchObject([{ kind: 'open', text: 'Second words' }])
  expect(await here('PATCH /posts/{id}', { params: { id: comment.id }, body: { body: 'Third words' }, match: etag! })).toMatchObject({ ok: false, status: 409 })
  const { value: mine } = right(await there('GET /users/{handle}/posts', { params: { handle: author.handle }, query: { limit: 1 } }))
  expect(mine.items.map(({ id }) => id)).toEqual([comment.id])
  const { value: rest } = right(await there('GET /users/{handle}/posts', { params: { handle: author.handle }, query: { limit: 1, cursor: mine.next! } }))
  expect([rest.items.map(({ number }) => number), rest.next]).toEqual([[1], null])
  const [hit] = right(await here('GET /search', { query: { q: 'canopy' } })).value.items
  expect(hit?.thread.id).toBe(thread.id)
  // What its author has not seen is sealed for them as for anybody, until they ask for it.
  expect(hit?.post.segments.map(({ kind }) => kind)).toEqual(['open', 'sealed'])
  expect(right(await there('POST /posts/{id}/reveal', { params: { id: hit!.post.id }, body: { all: true } })).value.segments).toMatchObject([{ text: 'sealed words' }])
  expect(await here('GET /threads/{id}', { params: { id: 999_999 } })).toMatchObject({ ok: false, status: 404, problem: { title: 'Not found', status: 404 } })
  const { value: guide } = right(await apiClient({ site: forums[0].address })('GET /film', { language: 'ko' }))
  expect(guide.sections[0]!.segments.every(({ kind }) => kind === 'open')).toBe(true)
})

/** Opens the live stream of a thread, as a browser or a program does, and waits until it has begun. */
async function follow(forum: Forum, threadId: string, headers: Record<string, string>, after?: string): Promise<Reading> {
  const answer = await fetch(`${forum.address}${api.events(Number(threadId), after)}`, { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  const reading = readStream(answer.body!)
  await reading.until(({ lastId }) => lastId() !== null)
  return reading
}

test('a stream ends with what it was asked by: a session, a token, a ban, whichever instance it is on; a guest’s goes on', async () => {
  const author = await clientOf(await aMember(), forums[0])
  const { value: thread } = right(await author('POST /threads', { body: { title: 'Followed by many at once', category: 'story', body: 'Words' } }))
  const guest = await follow(forums[1], thread.id, {})
  const signedIn = await aMember()
  const byCookie = await follow(forums[1], thread.id, { cookie: `cell.session=${await aSession(signedIn)}` })
  const stays = await follow(forums[1], thread.id, { cookie: `cell.session=${await aSession(signedIn)}` })
  const banned = await aMember()
  const ofBanned = await Promise.all(forums.map(async (forum) => follow(forum, thread.id, { cookie: `cell.session=${await aSession(banned)}` })))
  const program = await byToken('program', await aMember())
  const ofProgram = await follow(forums[0], thread.id, program.headers)
  const [first] = await db().session.findMany({ where: { personId: signedIn.personId }, orderBy: { createdAt: 'asc' } })
  await db().session.delete({ where: { tokenHash: first!.tokenHash } })
  await byCookie.ended
  await db().apiToken.update({ where: { id: program.id }, data: { revokedAt: new Date() } })
  await ofProgram.ended
  await db().person.update({ where: { id: banned.personId }, data: { bannedAt: new Date() } })
  await Promise.all(ofBanned.map(({ ended }) => ended))
  right(await author('POST /threads/{id}/posts', { params: { id: thread.id }, body: { body: 'Who is still there?' } }))
  await Promise.all([guest, stays].map((reading) => reading.until(({ events }) => events.some(({ name }) => name === 'post'))))
  expect(byCookie.events).toEqual([])
  // What was missed comes first with the next stream, by the header or by the address.
  const [place] = guest.events
  const before = String(place!.id - 1n)
  for (const again of [await follow(forums[0], thread.id, { 'last-event-id': before }), await follow(forums[0], thread.id, {}, before)]) {
    await again.until(({ events }) => events.length > 0)
    expect(again.events[0]).toEqual(place)
    await again.leave()
  }
  await Promise.all([guest, stays].map((reading) => reading.leave()))
})

test('a stream that is asked for wrongly is refused, and what is asked about it opens none', async () => {
  const { value: thread } = right(await (await clientOf(await aMember(), forums[0]))('POST /threads', { body: { title: 'Asked for wrongly', category: 'story', body: 'Words' } }))
  const asked = async (path: string, request: RequestInit = {}) => {
    const { status, headers } = await fetch(`${forums[0].address}/api/v1/threads/${path}`, request)
    return [status, headers.get('content-type')]
  }
  const problem = 'application/problem+json'
  expect(await asked('999999/events')).toEqual([404, problem])
  expect(await asked(`${thread.id}/events`, { headers: { 'last-event-id': 'x' } })).toEqual([400, problem])
  expect(await asked(`${thread.id}/events?lastEventId=x`)).toEqual([422, problem])
  expect(await asked(`${thread.id}/events`, { headers: { authorization: 'Bearer c7_none' } })).toEqual([401, problem])
  expect(await asked(`${thread.id}/events`, { method: 'POST' })).toEqual([405, problem])
  expect(await asked(`${thread.id}/events`, { method: 'HEAD' })).toEqual([200, 'text/event-stream; charset=utf-8'])
})
