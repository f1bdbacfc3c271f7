import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../tests/setup/free-port'
import { startForum, type Forum } from './setup/forum'
import { identityProvider, type IdentityProvider } from './setup/identity-provider'
import { choosePerson } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'

// One forum that is first the demo's and then has a provider of its own: who joined by the demo has only their session to prove it by.
test.describe.configure({ mode: 'serial' })

let forum: Forum
let provider: IdentityProvider
let site: string
let settings: Record<string, string>
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cell-seven-linking-'))

test.beforeAll(async () => {
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  settings = { PORT: String(port), HOST: '127.0.0.1', SITE_URL: site, DATA_DIR: dataDir, DEMO_DATA: '0', DEMO: '' }
  provider = await identityProvider(site, await freePort())
  forum = await startForum(settings)
})

test.afterAll(async () => {
  await forum?.stop()
  await provider?.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

test('two providers with one address lead to one account only after proof of both', async ({ page, anotherBrowser, allowErrors }) => {
  // The forum is away for a moment while it gets its provider.
  allowErrors(/ERR_CONNECTION_REFUSED/)
  await page.goto(`${site}/sign-in?to=/about`)
  await page.getByRole('button', { name: 'Continue with the demo account' }).click()
  await choosePerson(page, 'ana')
  await page.getByRole('link', { name: 'Later' }).click()

  await forum.stop()
  const { issuer, clientId, clientSecret } = provider
  forum = await startForum({ ...settings, AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_ID: clientId, AUTH_OIDC_SECRET: clientSecret, AUTH_OIDC_NAME: 'Elsewhere' })

  const stranger = await (await anotherBrowser()).newPage()
  await signInElsewhere(stranger, { sub: 'ana-there', email: 'ana@demo.invalid', verified: true })
  await expect(stranger.getByRole('heading', { name: 'You have an account here already' })).toBeVisible()
  await stranger.goto(`${site}/settings`)
  await expect(stranger).toHaveURL(/\/sign-in/)

  const liar = await (await anotherBrowser()).newPage()
  await signInElsewhere(liar, { sub: 'liar', email: 'ana@demo.invalid', verified: false })
  await expect(liar.getByRole('heading', { level: 1, name: /^Welcome/ })).toBeVisible()

  await page.goto(`${site}/settings`)
  await page.getByRole('button', { name: 'Connect Elsewhere' }).click()
  await answer(page, { sub: 'liar', email: 'ana@demo.invalid', verified: true })
  await expect(page.getByRole('heading', { name: 'Already connected elsewhere' })).toBeVisible()
  // Else the provider would remember who they are there.
  await page.context().clearCookies({ name: '_session' })
  await page.goto(`${site}/settings`)
  await page.getByRole('button', { name: 'Connect Elsewhere' }).click()
  await answer(page, { sub: 'ana-there', email: 'ana@demo.invalid', verified: true })
  await expect(page.getByRole('button', { name: 'Disconnect Elsewhere' })).toBeVisible()

  await stranger.context().clearCookies()
  await signInElsewhere(stranger, { sub: 'ana-there', email: 'ana@demo.invalid', verified: true })
  await stranger.goto(`${site}/settings`)
  await expect(stranger.getByRole('definition').getByText('@ana')).toBeVisible()
})

test('a provider that does not answer is told of on a page of ours', async ({ page }) => {
  await provider.close()
  await page.goto(`${site}/sign-in?to=/about`)
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Elsewhere does not answer at the moment')
  await page.getByRole('link', { name: 'Back to where you were' }).click()
  await expect(page).toHaveURL(/\/about$/)
})

interface Claims {
  sub: string
  email: string
  verified: boolean
}

async function signInElsewhere(page: Page, claims: Claims): Promise<void> {
  await page.goto(`${site}/sign-in?to=/about`)
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await answer(page, claims)
}

async function answer(page: Page, { sub, email, verified }: Claims): Promise<void> {
  await page.getByLabel('sub').fill(sub)
  await page.getByLabel('name').fill(sub)
  await page.getByLabel('email').fill(email)
  await page.getByLabel('verified').setChecked(verified)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.origin === site)
}
