import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { temporaryCluster } from '@/lib/launch/temporary-cluster'
import { freePort } from '../tests/setup/free-port'
import { databaseGate, type DatabaseGate } from './setup/database-gate'
import { startForum, type Forum } from './setup/forum'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

// A forum of its own, whose database can be taken away from it.
test.describe.configure({ mode: 'serial' })

let cluster: Awaited<ReturnType<typeof temporaryCluster>>
let database: DatabaseGate
let forum: Forum
let site: string
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-bad-day-'))

test.beforeAll(async () => {
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  cluster = await temporaryCluster(process.cwd())
  database = await databaseGate(cluster.url('bad_day'))
  forum = await startForum({ PORT: String(port), HOST: '127.0.0.1', SITE_URL: site, DATA_DIR: dataDir, DATABASE_URL: database.url, DEMO: '1', DEMO_DATA: '0' })
})

test.afterAll(async () => {
  await forum?.stop()
  database?.close()
  await cluster?.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

test.use({ baseURL: async ({}, use) => use(site) })

// What a page asks for meanwhile is answered 500, and its stream ends.
test.beforeEach(({ allowErrors }) => allowErrors(/50[03]|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/))

const WORDS = 'Written while nobody could keep it.\n\n||And sealed.||'

const posts = (page: Page) => page.getByRole('article').filter({ hasText: 'Written while nobody could keep it.' })
const send = (page: Page) => page.getByRole('button', { name: 'Comment', exact: true })

/** The forum notices by itself that its database is there again. */
async function recover(page: Page): Promise<void> {
  database.open()
  await expect.poll(async () => (await page.request.get('/readyz')).status(), { timeout: 60_000 }).toBe(200)
}

test('the database is gone while somebody writes: pages go on, the text stays with a word beside it, and sent again it is there once @noscript', async ({ page, javaScriptEnabled }) => {
  await signInAs(page, aNewName())
  const thread = await start(page, { title: `A bad day ${aNewName()}`, body: 'Write here while the database is gone.' })
  await page.goto(thread)
  await page.getByRole('textbox', { name: 'Your comment' }).fill(WORDS)
  database.shut()
  await send(page).click()
  if (javaScriptEnabled === false) {
    await expect(page.getByRole('heading', { name: 'Something went wrong on our side' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'What you wrote' })).toHaveValue(WORDS)
  } else {
    await expect(page.getByRole('alert').filter({ hasText: 'try again' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue(WORDS)
  }
  const kept = await page.request.get(thread)
  expect([kept.status(), await kept.text()]).toEqual([200, expect.stringContaining('Write here while the database is gone.')])
  await recover(page)
  await (javaScriptEnabled === false ? page.getByRole('button', { name: 'Try again' }) : send(page)).click()
  await expect(posts(page)).toHaveCount(1)
  await page.goto(thread)
  await expect(posts(page)).toHaveCount(1)
})
