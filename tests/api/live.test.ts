import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OPERATIONS } from '@/lib/api/all'
import { db } from '@/lib/db/client'
import { decide } from '@/lib/moderation/write'
import { readPostById } from '@/lib/posts/read'
import { deletePost } from '@/lib/posts/write'
import { moderates } from '@/lib/viewer/viewer'
import { aCategory, aMember, aThread, given } from '@/tests/factories'
import { ask, serveForum, type Forum } from '../canary/forum'
import { byCookie, byToken, named, nobody, read, send, type Asker } from './asking'
import { aPlace, EXPECTED, RIGHT, VIEWERS } from './right'

// The API as programs meet it: over HTTP, from the production build.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 })

let forum: Forum

beforeAll(async () => {
  await aCategory()
  forum = await serveForum()
})
afterAll(() => forum?.stop())

describe('who may do what', () => {
  test('the table has every operation', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort())
    expect(Object.keys(RIGHT).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort())
  })

  test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    for (const kind of [...VIEWERS, 'elsewhere'] as const) {
      const doors = kind === 'guest' ? ['none' as const] : (['cookie', 'token'] as const)
      for (const door of doors) {
        const place = await aPlace(await aMember())
        const member = kind === 'author' ? place.thread.author : await aMember(kind === 'elsewhere' ? { moderates: ['elsewhere'] } : { standing: kind === 'guest' ? 'member' : kind })
        const asker = door === 'none' ? nobody : await (door === 'cookie' ? byCookie : byToken)(kind, member)
        const sent = await RIGHT[id]!(place, member)
        const answer = await send(forum, operation, asker, sent)
        // Who moderates another category is a member here, where the table does not say otherwise.
        const expected = EXPECTED[id]![kind] ?? EXPECTED[id]!.member
        expect([asker.name, answer.status, answer.status >= 400 ? answer.body : '']).toEqual([asker.name, expected === 'ok' ? operation.status : expected, answer.status >= 400 ? answer.body : ''])
        read(operation, answer)
      }
    }
  })

  test('a token does no more than what it is for, and no more than its person may do now', async () => {
    const author = await aMember({ standing: 'moderator' })
    const { thread, post } = await aPlace(await aMember())
    const reader = await byToken('reader', author, ['read'])
    const writes = (asker: Asker) => send(forum, named('reply'), asker, { params: { id: thread.id }, body: { body: `Words of ${asker.name}` } })
    expect((await writes(reader)).status).toBe(403)
    expect((await writes(reader)).headers['www-authenticate']).toContain('insufficient_scope')
    const writer = await byToken('writer', author, ['write'])
    expect((await writes(writer)).status).toBe(201)
    const source = (asker: Asker) => send(forum, named('readSource'), asker, { params: { id: post.id } })
    const edit = (asker: Asker) => send(forum, named('editPost'), asker, { params: { id: post.id }, headers: { 'if-match': '"1"' }, body: { body: 'Other words', reason: 'It reads better so.' } })
    expect([(await source(writer)).status, (await edit(writer)).status]).toEqual([403, 403])
    const judge = await byToken('judge', author)
    expect([(await source(judge)).status, (await edit(judge)).status]).toEqual([200, 200])
    await db().person.update({ where: { id: author.personId }, data: { standing: 'member' } })
    expect((await source(judge)).status).toBe(403)
    await db().person.update({ where: { id: author.personId }, data: { bannedAt: new Date() } })
    expect((await source(judge)).status).toBe(401)
    expect((await send(forum, named('listThreads'), writer)).status).toBe(401)
  })

  test('a token that was revoked or has expired is none, at once; its secret is in no other answer and not in the database', async () => {
    const member = await aMember()
    const asker = await byToken('first', member)
    const made = read(named('makeToken'), await send(forum, named('makeToken'), asker, { body: { name: 'second', scopes: ['write'], days: null } })) as { id: string; secret: string }
    const second: Asker = { name: 'second', headers: { authorization: `Bearer ${made.secret}` }, cookie: false }
    const listed = await send(forum, named('listTokens'), second)
    expect(read(named('listTokens'), listed)).toMatchObject({ items: [{ name: 'second', scopes: ['read', 'write'], expiresAt: null }, { name: 'first' }] })
    expect(listed.body).not.toContain(made.secret.slice(3))
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(made.secret.slice(3))
    expect((await send(forum, named('revokeToken'), asker, { params: { id: made.id } })).status).toBe(204)
    expect((await send(forum, named('listTokens'), second)).status).toBe(401)
    await db().apiToken.update({ where: { id: asker.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await send(forum, named('listTokens'), asker)).status).toBe(401)
  })
})

describe('from where', () => {
  test('a session writes from our own pages alone, and counts for nothing elsewhere', async () => {
    const member = await aMember()
    const { thread } = await aPlace(await aMember())
    const asker = await byCookie('member', member)
    const from = (headers: Record<string, string>) => send(forum, named('reply'), { ...asker, cookie: false }, { params: { id: thread.id }, body: { body: 'Words from somewhere' }, headers })
    expect((await from({})).status).toBe(403)
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await from({ origin: forum.address, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ origin: forum.address })).status).toBe(201)
    const me = await send(forum, named('readMe'), asker, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(read(named('readMe'), me)).toMatchObject({ person: null })
  })

  test('pages of other sites may read with a token, and are promised no cookie and no write', async () => {
    const answer = await ask(`${forum.address}/api/v1/threads`, { method: 'OPTIONS', headers: { origin: 'https://other.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } })
    expect(answer.status).toBe(204)
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'authorization', allow: 'GET, POST, HEAD, OPTIONS' })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })
})

describe('sent again', () => {
  test('fifty times at once with one key, a comment is there once, and everybody is told of the same', async () => {
    const { thread } = await aPlace(await aMember())
    const asker = await byToken('member', await aMember())
    const again = (body: string) => send(forum, named('reply'), asker, { params: { id: thread.id }, body: { body }, headers: { 'idempotency-key': 'one-act' } })
    const answers = await Promise.all(Array.from({ length: 50 }, () => again('Said once')))
    expect(new Set(answers.map(({ status, body }) => `${status} ${(JSON.parse(body) as { id: string }).id}`)).size).toBe(1)
    expect(await db().post.count({ where: { threadId: thread.id } })).toBe(3)
    expect((await again('Said otherwise')).status).toBe(422)
  })

  test('fifty comments at once have fifty numbers without a gap', async () => {
    const { thread } = await aPlace(await aMember())
    const asker = await byToken('member', await aMember())
    await Promise.all(Array.from({ length: 50 }, (_, index) => send(forum, named('reply'), asker, { params: { id: thread.id }, body: { body: `Comment ${index}` } })))
    const posts = await db().post.findMany({ where: { threadId: thread.id }, orderBy: { number: 'asc' }, select: { number: true } })
    expect(posts.map(({ number }) => number)).toEqual(Array.from({ length: 52 }, (_, index) => index + 1))
  })

  test('a token that is asked for again is the same token', async () => {
    const asker = await byToken('member', await aMember())
    const again = () => send(forum, named('makeToken'), asker, { body: { name: 'once', scopes: ['read'] }, headers: { 'idempotency-key': 'a-token' } })
    const answers = await Promise.all(Array.from({ length: 10 }, again))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers[0]!.status).toBe(201)
  })

  test('a thread that was deleted since is not there for whoever sends its key again', async () => {
    const author = await aMember()
    const asker = await byToken('author', author)
    const start = () => send(forum, named('startThread'), asker, { body: { title: 'A thread that is sent again', category: 'story', body: 'Its only words' }, headers: { 'idempotency-key': 'a-thread' } })
    const made = read(named('startThread'), await start()) as { id: string }
    expect((await start()).status).toBe(201)
    given(await deletePost(author, (await db().post.findFirstOrThrow({ where: { threadId: Number(made.id) } })).id))
    expect((await start()).status).toBe(404)
  })

  test('of two who edit from the same text the second is told, and an edit without what it was made from is not taken', async () => {
    const { thread, post } = await aPlace(await aMember())
    const asker = await byToken('author', thread.author)
    const etag = (await send(forum, named('readPost'), asker, { params: { id: post.id } })).headers.etag!
    const edit = (headers: Record<string, string>) => send(forum, named('editPost'), asker, { params: { id: post.id }, body: { body: `Edited ${Math.random()}` }, headers })
    expect((await edit({ 'if-match': etag })).status).toBe(200)
    expect((await edit({ 'if-match': etag })).status).toBe(409)
    expect((await edit({ 'if-match': 'W/"never"' })).status).toBe(409)
    expect((await edit({})).status).toBe(428)
    const { etag: now } = (await send(forum, named('readPost'), asker, { params: { id: post.id } })).headers
    const unchanged = async () => (await send(forum, named('readPost'), asker, { params: { id: post.id }, headers: { 'if-none-match': now! } })).status
    expect(await unchanged()).toBe(304)
    // What is sealed is the same revision, and not the same answer.
    given(await decide(await aMember({ standing: 'moderator' }), post.id, { act: 'seal', scope: 'kr-2013', reason: 'It tells the end.' }))
    expect(await unchanged()).toBe(200)
  })
})

describe('lists', () => {
  test.each(['active', 'new', 'top', 'unanswered'])('a list by "%s" shows each thread once, whoever writes in between', async (sort) => {
    const category = await aCategory({ slug: `list-${sort}` })
    const threads = []
    for (let index = 0; index < 9; index += 1) threads.push(await aThread({ category }))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = read(named('listThreads'), await send(forum, named('listThreads'), nobody, { query: { sort, category, limit: '2', ...(cursor && { cursor }) } })) as { items: { id: string }[]; next: string | null }
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
      await aThread({ category })
    } while (cursor)
    expect(seen.length).toBe(new Set(seen).size)
    expect(threads.every(({ id }) => seen.includes(String(id)))).toBe(true)
  })

  test('a cursor that was changed, or is of another list, is refused by its name', async () => {
    const category = await aCategory({ slug: 'cursors' })
    for (let index = 0; index < 3; index += 1) await aThread({ category })
    const first = read(named('listThreads'), await send(forum, named('listThreads'), nobody, { query: { category, limit: '1' } })) as { next: string }
    const asked = (query: Record<string, string>) => send(forum, named('listThreads'), nobody, { query: { category, limit: '1', ...query } })
    expect((await asked({ cursor: first.next })).status).toBe(200)
    for (const query of <Record<string, string>[]>[{ cursor: `x${first.next}` }, { cursor: first.next, sort: 'new' }, { cursor: 'nothing' }]) {
      expect(read(named('listThreads'), await asked(query))).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] })
    }
  })

  test('posts come in order, from a number on, sealed for whoever has not seen enough and open for whoever says they have', async () => {
    const { thread, post } = await aPlace(await aMember())
    const list = async (query: Record<string, string>) => (read(named('listPosts'), await send(forum, named('listPosts'), nobody, { params: { id: thread.id }, query })) as { items: { number: number; segments: { kind: string; text?: string; html?: string }[] }[] }).items
    expect((await list({ from: '2' })).map(({ number }) => number)).toEqual([2])
    const [, sealed] = await list({})
    expect(sealed!.segments.map(({ kind }) => kind)).toEqual(['open', 'sealed'])
    expect(JSON.stringify(sealed!.segments.map(({ html, text }) => [html?.replace(/<[^>]*>/g, ''), text]))).not.toContain('sealed"')
    const [, open] = await list({ seen: 'tr-2019:whole' })
    expect(open!.segments).toMatchObject([{ kind: 'open' }, { kind: 'unsealed', text: 'sealed' }])
    expect(await readPostById(thread.author, post.id)).not.toBeNull()
  })
})

describe('tokens', () => {
  test('moderators alone make a token for moderating', async () => {
    for (const standing of ['member', 'moderator'] as const) {
      const member = await aMember({ standing })
      const asker = await byCookie(standing, member)
      const answer = await send(forum, named('makeToken'), asker, { body: { name: 'judge', scopes: ['moderate'] } })
      expect(answer.status).toBe(moderates(member) ? 201 : 403)
    }
  })

  test('a token makes none that is for more than itself', async () => {
    const asker = await byToken('writer', await aMember({ standing: 'moderator' }), ['write'])
    const make = async (scopes: string[]) => (await send(forum, named('makeToken'), asker, { body: { name: 'another', scopes } })).status
    expect([await make(['moderate']), await make(['write'])]).toEqual([403, 201])
  })

  test('no more tokens than one has use for', async () => {
    const asker = await byCookie('member', await aMember())
    const statuses: number[] = []
    for (let index = 0; index < 21; index += 1) statuses.push((await send(forum, named('makeToken'), asker, { body: { name: `token ${index}`, scopes: ['read'] } })).status)
    expect(statuses.filter((status) => status === 201).length).toBe(20)
    expect(statuses.at(-1)).toBe(422)
  })
})
