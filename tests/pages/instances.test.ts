import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { LISTENER } from '@/lib/events/listener'
import { aCategory, aMember, aThread } from '@/tests/factories'
import { byToken, named, send } from '../api/asking'
import { ask, serveForum, type Forum } from '../canary/forum'

// Two forums as they are deployed side by side: processes of their own, on one database, each with its pages in memory. Nothing is measured in
// seconds: what is waited for would not come by itself within the minute that a page is fresh.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 900_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-beside-'))
const SOON = { timeout: 40_000, interval: 50 }

let here: Forum
let beside: Forum
/** The process of the database that `beside` hears changes from. */
let ear: number

const ears = async () => (await db().$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${LISTENER}`).map(({ pid }) => pid)

beforeAll(async () => {
  await aCategory()
  here = await serveForum()
  await vi.waitFor(async () => expect(await ears()).toHaveLength(1), SOON)
  const [first] = await ears()
  beside = await serveForum({ DATA_DIR: folder })
  await vi.waitFor(async () => expect(await ears()).toHaveLength(2), SOON)
  ear = (await ears()).find((pid) => pid !== first)!
})

afterAll(async () => {
  await Promise.all([here?.stop(), beside?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

const page = (forum: Forum, thread: { id: number; slug: string }) => ask(`${forum.address}/t/${thread.id}/${thread.slug}`)

/** Asks until a page comes from memory. */
async function keep(forum: Forum, thread: { id: number; slug: string }): Promise<string> {
  await expect.poll(async () => (await page(forum, thread)).headers['x-cache'], SOON).toBe('HIT')
  return (await page(forum, thread)).body
}

test('what is written on one forum is on the page that the other had kept, within a moment', async () => {
  const thread = await aThread()
  const asker = await byToken('writer', await aMember())
  expect(await keep(beside, thread)).not.toContain('A word from here')
  expect((await send(here, named('reply'), asker, { params: { id: thread.id }, body: { body: 'A word from here' } })).status).toBe(201)
  await expect.poll(async () => (await page(beside, thread)).body.includes('A word from here'), SOON).toBe(true)
  // And its writer sees it at once, where they wrote it.
  expect((await page(here, thread)).body).toContain('A word from here')
  expect(await keep(here, thread)).toContain('A word from here')
  expect((await send(beside, named('reply'), asker, { params: { id: thread.id }, body: { body: 'A word from beside' } })).status).toBe(201)
  await expect.poll(async () => (await page(here, thread)).body.includes('A word from beside'), SOON).toBe(true)
})

test('a forum whose ear was cut off listens again, and shows nothing that it may have missed', async () => {
  const thread = await aThread()
  await keep(here, thread)
  await keep(beside, thread)
  // A change of which nobody is told: as if the word of it had been lost with the connection.
  await db().$executeRaw`UPDATE "Thread" SET title = 'Renamed in the silence' WHERE id = ${thread.id}`
  for (const forum of [here, beside]) expect(await keep(forum, thread)).not.toContain('Renamed in the silence')
  await db().$executeRaw`SELECT pg_terminate_backend(${ear}::int)`
  await expect.poll(async () => (await page(beside, thread)).body.includes('Renamed in the silence'), SOON).toBe(true)
  await expect.poll(async () => (await ears()).filter((pid) => pid !== ear).length, SOON).toBe(2)
  // Its pages are kept again, and it hears again.
  const asker = await byToken('writer', await aMember())
  await keep(beside, thread)
  expect((await send(here, named('reply'), asker, { params: { id: thread.id }, body: { body: 'Heard again' } })).status).toBe(201)
  await expect.poll(async () => (await page(beside, thread)).body.includes('Heard again'), SOON).toBe(true)
})

test('a name and a standing that change are on the other’s kept pages at once', async () => {
  const author = await aMember({ standing: 'newcomer' })
  const thread = await aThread({ by: author })
  const asker = await byToken('renamed', author)
  expect(await keep(beside, thread)).toContain(author.name)
  const renamed = await send(here, named('changeMe'), asker, { body: { name: 'Soyeon of the other window' } })
  expect([renamed.status, renamed.body]).toEqual([200, expect.any(String)])
  await expect.poll(async () => (await page(beside, thread)).body.includes('Soyeon of the other window'), SOON).toBe(true)
})

test('HEAD says of a kept page what GET sends; a range of it is not taken, and it comes whole', async () => {
  const thread = await aThread()
  await keep(here, thread)
  const address = `${here.address}/t/${thread.id}/${thread.slug}`
  const get = await ask(address)
  const head = await ask(address, { method: 'HEAD' })
  expect([head.status, head.body, head.headers['content-length'], head.headers.etag]).toEqual([200, '', String(get.bytes.length), get.headers.etag])
  const part = await ask(address, { headers: { range: 'bytes=0-9' } })
  expect([part.status, part.bytes.length, part.headers['accept-ranges']]).toEqual([200, get.bytes.length, 'none'])
  const same = await ask(address, { headers: { 'if-none-match': String(get.headers.etag), range: 'bytes=0-9' } })
  expect([same.status, same.body]).toEqual([304, ''])
})
