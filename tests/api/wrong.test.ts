import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OPERATIONS } from '@/lib/api/all'
import type { Operation } from '@/lib/api/operation'
import { problem } from '@/lib/api/shapes'
import { db } from '@/lib/db/client'
import { aCategory, aMember } from '@/tests/factories'
import { ask, serveForum, type Answer, type Forum } from '../canary/forum'
import { everywhere } from '../canary/walk'
import { byToken, read, send, type Asker, type Sent } from './asking'
import { aPlace, EXPECTED, RIGHT, WRONG } from './right'
import { described, HOSTILE, wrongObjects } from './wrong'

// What is wrong is made from the API's description, so that an operation is tried the day it is declared.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 })

let forum: Forum

beforeAll(async () => {
  await aCategory()
  forum = await serveForum()
})
afterAll(() => forum?.stop())

const each = OPERATIONS.map((operation) => [operation.id, operation] as const)
const ofBodies = each.filter(([, { body }]) => body.type !== 'undefined')

/** Somebody who may do it, and what they would send. */
async function whoMay(operation: Operation): Promise<{ asker: Asker; sent: Sent }> {
  const expected = EXPECTED[operation.id]!
  const kinds = operation.scope === 'moderate' ? (['moderator', 'admin'] as const) : (['author', 'member', 'moderator', 'admin'] as const)
  // What nobody can do without having done something before is tried by anybody.
  const kind = kinds.find((one) => expected[one] === 'ok') ?? 'member'
  const place = await aPlace(await aMember())
  const member = kind === 'author' ? place.thread.author : await aMember({ standing: kind })
  const asker = await byToken(kind, member)
  return { asker, sent: await RIGHT[operation.id]!(place, member) }
}

/** Waits until what was written has been told to whom it concerns: that makes rows, too. */
async function settled(): Promise<void> {
  while ((await db().event.count({ where: { deliveredAt: null } })) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** How many rows each table has, but for what upkeep empties and fills by itself, in its own time, and where it notes how far it is. */
async function rows(): Promise<Record<string, number>> {
  const counted = await db().$queryRaw<{ name: string; rows: number }[]>`
    SELECT relname AS name, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]::text::int AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('SearchNews', 'SearchWord', 'Setting')`
  return Object.fromEntries(counted.map(({ name, rows: many }) => [name, many]))
}

/** What is wrong with an answer to a wrong request; none: it is a problem with one of these statuses, as it is described. */
function whyNot(operation: Operation, answer: Answer, statuses: readonly number[]): string[] {
  try {
    read(operation, answer)
    return statuses.includes(answer.status) ? [] : [`is answered ${answer.status}`]
  } catch (error) {
    return [String(error)]
  }
}

/** Sends what nobody should send; answers what was not refused as it should be. That nothing was stored is held for all of it at once. */
async function refusedAll<T>(wrong: readonly T[], tried: (one: T) => Promise<string[]>): Promise<void> {
  await settled()
  const before = await rows()
  expect((await everywhere(wrong, tried)).flat()).toEqual([])
  expect(await rows()).toEqual(before)
}

test.each(WRONG)('%s', async (_, { method = 'POST', path = '/threads', type = 'application/json', raw }, status) => {
  const asker = await byToken('member', await aMember())
  const before = await rows()
  const answer = await ask(`${forum.address}/api/v1${path}`, { method, headers: { ...asker.headers, ...(type && { 'content-type': type }) }, body: raw })
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json'])
  expect(await rows()).toEqual(before)
})

test('an address that there is not, whatever is done to it, is a problem', async () => {
  const paths = ['/api/nothing', '/api/v1', '/api/v1/', '/api/v1/threads/1/nothing', '/api/v1/posts/%', '/api/v1/posts/%ff', '/api/v1/nothing?q=%']
  for (const path of paths) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND']) {
      const answer = await ask(forum.address + path, { method })
      if (answer.status === 308) continue
      expect([path, method, answer.status, answer.headers['content-type']]).toEqual([path, method, method === 'PROPFIND' ? 501 : 404, 'application/problem+json'])
      if (method !== 'HEAD') problem.strict().parse(JSON.parse(answer.body))
    }
  }
  for (const path of ['/api/v1/users/%00', '/api/v1/users/%ed%a0%80', '/api/v1/posts/%2e%2e%2f']) expect([path, (await ask(forum.address + path)).status]).toEqual([path, 404])
})

describe.each([...new Set(OPERATIONS.map(({ path }) => path))])('%s', (path) => {
  test('what it does not offer is 405, with what it offers', async () => {
    const offered: string[] = OPERATIONS.filter((one) => one.path === path).map(({ method }) => method)
    const allowed = [...offered, ...(offered.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort()
    const address = `${forum.address}/api/v1${path.replace(/\{\w+\}/g, '1')}`
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((one) => !offered.includes(one))) {
      const answer = await ask(address, { method })
      expect([method, answer.status, answer.headers.allow?.split(', ').sort()]).toEqual([method, method === 'OPTIONS' ? 204 : 405, allowed])
      if (method !== 'OPTIONS') expect(problem.strict().parse(JSON.parse(answer.body))).toMatchObject({ status: 405 })
    }
  })
})

describe.each(each)('%s', (_, operation) => {
  const { params, query, method, path } = operation
  const { parameters } = described.paths[path]![method.toLowerCase()]!

  test('each field of its query, wrong, twice or unknown, is refused by its name', async () => {
    const { asker, sent } = await whoMay(operation)
    const asked = Object.entries({ ...sent.query })
    const wrong = [
      ...parameters.filter((one) => one.in === 'query').flatMap(({ name, example }) => [
        [...asked.filter(([other]) => other !== name), [name, String(example)], [name, String(example)]], ...[...HOSTILE.slice(0, 6), '', 'x'.repeat(6_000)].map((value) => [...asked.filter(([other]) => other !== name), [name, value]]),
      ] as [string, string][][]),
      [...asked, ['unknown', '1']], [...asked, ['constructor', '1']],
    ] as [string, string][][]
    await refusedAll(wrong, async (fields) => {
      const twice = new Set(fields.map(([name]) => name)).size < fields.length
      const fits = !twice && query.safeParse(Object.fromEntries(fields)).success
      // What fits is a question like any other, and one that can be a change: the next test sends those.
      if (fits && method !== 'GET') return []
      const answer = await send(forum, operation, asker, { ...sent, query: fields as never })
      const why = fits ? (answer.status < 500 || answer.status === 503 ? whyNot(operation, answer, [operation.status, answer.status]) : ['a failure']) : whyNot(operation, answer, [422])
      return why.map((one) => `${operation.id}?${new URLSearchParams(fields).toString().slice(0, 200)} ${one}`)
    })
  })

  test('a place in its address that there cannot be is 404', async () => {
    const { asker, sent } = await whoMay(operation)
    const wrong = Object.keys(params.shape).flatMap((name) => [...HOSTILE.filter((text) => text !== '\ud800'), '0', '1.5', 'x'.repeat(2_000), ' '].map((value) => ({ ...sent.params, [name]: value })))
    await refusedAll(wrong.filter((given) => !params.safeParse(given).success), async (given) => {
      return whyNot(operation, await send(forum, operation, asker, { ...sent, params: given }), [404]).map((one) => `${operation.id} ${JSON.stringify(given).slice(0, 200)} ${one}`)
    })
  })
})

describe.each(ofBodies)('%s', (_, operation) => {
  const { requestBody } = described.paths[operation.path]![operation.method.toLowerCase()]!

  test('each field of its body, wrong in turn, is refused by its name and stores nothing', async () => {
    const { asker, sent } = await whoMay(operation)
    const wrong = wrongObjects(requestBody!.content['application/json']!.schema, sent.body as Record<string, unknown>).filter(([, body]) => !operation.body.safeParse(JSON.parse(JSON.stringify(body))).success)
    expect(wrong.length).toBeGreaterThan(0)
    await refusedAll(wrong, async ([what, body]) => {
      const answer = await send(forum, operation, asker, { ...sent, body })
      const why = whyNot(operation, answer, JSON.stringify(body).length > 500_000 ? [413, 422] : [422])
      if (answer.status === 422 && !(JSON.parse(answer.body) as { errors?: unknown[] }).errors?.length) why.push('names no field')
      return why.map((one) => `${operation.id} with ${what} ${one}`)
    })
  })

  test('a body that is no JSON, or of another kind, too deep or too large, is a problem and stores nothing', async () => {
    const { asker, sent } = await whoMay(operation)
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const wrong: [Sent, number][] = [
      [{ raw: '{"a"' }, 400], [{ raw: '' }, 400], [{ raw: '{}}' }, 400], [{ raw: 'undefined' }, 400], [{ raw: '\ufeff\u0000' }, 400], [{ raw: deep }, 422], [{ raw: 'null' }, 422], [{ raw: '[]' }, 422], [{ raw: '{"__proto__":{}}' }, 422],
      [{ raw: JSON.stringify('x'.repeat(600_000)) }, 413], ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonp'].map((type): [Sent, number] => [{ raw: '{}', headers: { 'content-type': type } }, 415]),
    ]
    const unfit = wrong.filter(([{ raw }, status]) => status !== 422 || !operation.body.safeParse(JSON.parse(raw!)).success)
    await refusedAll(unfit, async ([more, status]) => {
      const answer = await send(forum, operation, asker, { ...sent, body: undefined, ...more, headers: { ...sent.headers, ...more.headers } })
      return whyNot(operation, answer, [status]).map((one) => `${operation.id} with ${more.raw?.slice(0, 40)} as ${more.headers?.['content-type'] ?? 'JSON'} ${one}`)
    })
  })

  test('texts that nobody types are kept or refused, and never a failure', async () => {
    const { asker, sent } = await whoMay(operation)
    const right = sent.body as Record<string, unknown>
    const texts = Object.entries(right).filter(([, value]) => typeof value === 'string').flatMap(([name]) => HOSTILE.map((value) => ({ ...right, [name]: value })))
    const wrong = await everywhere(texts, async (body) => {
      const answer = await send(forum, operation, asker, { ...sent, body })
      return (answer.status < 500 ? whyNot(operation, answer, [answer.status]) : ['a failure']).map((one) => `${operation.id} ${JSON.stringify(body).slice(0, 200)} ${one}`)
    })
    expect(wrong.flat()).toEqual([])
  })
})
