import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Standing, type Stand } from './standing'

// Bounded, on loopback, and by a clock that is turned by hand: nothing depends on how fast a machine is.

let forum: Standing
afterEach(() => forum.close())

async function standing(stand: Stand, terms?: { bytes?: number }): Promise<Standing> {
  return (forum = await new Standing(stand, terms).open())
}

const FAILS: Stand = (_, res) => (res.writeHead(500, { 'content-type': 'text/html' }).end('<html id="__next_error__"><body></body></html>'), null)

test('the database is gone: kept pages go on, marked as old, others say so, and all is well by itself when it is back', async () => {
  const works: Stand = () => `made ${forum.drawn.length}`
  await standing(works)
  await forum.ask('/film')
  forum.stand = FAILS
  forum.cache.beSure(false)
  forum.time = 30_000
  for (let time = 0; time < 5; time += 1) {
    const answer = await forum.ask('/film')
    expect([answer.status, answer.how, answer.body, answer.headers.age]).toEqual([200, 'STALE', expect.stringContaining('made 1'), '30'])
  }
  // It was tried once, and not again for each who asked.
  expect(forum.drawn).toHaveLength(2)
  forum.time = 4_000_000
  expect((await forum.ask('/film')).how).toBe('STALE')
  expect((await forum.ask('/about')).status).toBe(500)
  forum.stand = works
  forum.cache.beSure(true)
  const again = await forum.ask('/film')
  expect([again.status, again.how]).toEqual([200, 'MISS'])
  expect((await forum.ask('/about')).status).toBe(200)
})

test('the database is gone for less than anybody notices: a payload that says so with status 200 is not shown while there is another', async () => {
  await standing(() => 'x')
  await forum.ask('/film', { rsc: '1' })
  forum.stand = (_, res) => (res.writeHead(200, { 'content-type': 'text/x-component' }).end('0:["$","p"]\n1:E{"digest":"7"}\n'), null)
  forum.time = 200_000
  const answer = await forum.ask('/film', { rsc: '1' })
  expect([answer.how, answer.body]).toEqual(['STALE', '0:"x"\n'])
})

test('who draws throws: who waits is told, what is kept is shown', async () => {
  await standing(() => 'x')
  await forum.ask('/film')
  forum.stand = () => Promise.reject(new Error('gone'))
  forum.time = 200_000
  expect((await forum.ask('/film')).how).toBe('STALE')
  expect((await forum.ask('/about')).status).toBe(500)
})

test('a crowd on one page that is not kept has it drawn once', async () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  await standing(async ({ covers }) => {
    await opened
    return String(covers('kr-2013'))
  })
  const crowd = Array.from({ length: 200 }, (_, at) => forum.ask('/t/4/title', at % 2 ? { cookie: `seen=tr-2019:${at}` } : {}))
  await expect.poll(() => forum.drawn.length).toBe(1)
  open()
  const answers = await Promise.all(crowd)
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
  expect(forum.drawn).toHaveLength(1)
})

test('a crawl of many addresses leaves no more in memory than there is room for', async () => {
  const bytes = 300_000
  await standing(() => 'x'.repeat(10_000), { bytes })
  for (let at = 0; at < 400; at += 1) await forum.ask(`/t/${at}/title`)
  expect(forum.cache.shelf.bytes).toBeLessThanOrEqual(bytes)
  expect(forum.cache.shelf.size).toBeGreaterThan(5)
  expect((await forum.ask('/t/399/title')).how).toBe('HIT')
  expect((await forum.ask('/t/1/title')).how).toBe('MISS')
  forum.stand = () => 'x'.repeat(bytes)
  await forum.ask('/t/500/title')
  expect(forum.cache.shelf.bytes).toBeLessThanOrEqual(bytes)
})

test('whatever is typed behind an address, into a cookie or an encoding, makes no page of its own', async () => {
  await standing(({ covers }) => `${covers('kr-2013@60')} ${covers('any')}`)
  const odd = fc.string({ unit: fc.constantFrom(...'ab%&=?+;,:"\\/ 0é'.split('')), maxLength: 40 })
  const text = odd.map((one) => encodeURIComponent(one))
  await fc.assert(fc.asyncProperty(text, text, odd, fc.integer({ min: 0, max: 500 }), async (query, cookie, accept, minute) => {
    const headers = { cookie: `seen=kr-2013:${minute},${cookie}; opens=${cookie}; x=${cookie}`, 'accept-encoding': accept.replace(/[^\x20-\x7e]/g, ''), 'accept-language': cookie }
    const { status } = await forum.ask(`/film?${query}&page=${query}&x[]=${query}`, headers)
    expect(status).toBe(200)
  }), { numRuns: 200 })
  expect(forum.cache.shelf.size).toBe(1)
  expect(forum.drawn.length).toBeLessThanOrEqual(3)
})

test('somebody who claims all that can be claimed gets no page dropped that others need, and few made', async () => {
  const scopes = ['kr-2013', 'in-2017', 'tr-2019', 'ph-2019', 'id-2022', 'id-2024']
  await standing(({ covers }) => scopes.map((scope) => covers(scope)).join())
  await forum.ask('/t/4/title')
  for (let set = 1; set < 2 ** scopes.length; set += 1) {
    await forum.ask('/t/4/title', { cookie: `seen=${scopes.filter((_, at) => set & (2 ** at)).map((scope) => `${scope}:whole`).join()}` })
  }
  expect((await forum.ask('/t/4/title')).how).toBe('HIT')
  expect(forum.cache.shelf.bytes).toBeLessThan(9 * 5_000)
})

test('readers who take nothing of what they are sent keep nobody else waiting', async () => {
  await standing(() => 'the yellow balloon '.repeat(50_000))
  await forum.ask('/film')
  const slow: Socket[] = []
  try {
    for (let count = 0; count < 300; count += 1) {
      const socket = connect(forum.port, '127.0.0.1').pause()
      socket.on('error', () => undefined)
      socket.write('GET /film HTTP/1.1\r\nHost: x\r\n\r\n')
      slow.push(socket)
    }
    for (let count = 0; count < 20; count += 1) expect((await forum.ask('/film', { 'accept-encoding': 'br' })).how).toBe('HIT')
    expect(forum.drawn).toHaveLength(1)
  } finally {
    slow.forEach((socket) => socket.destroy())
  }
})
