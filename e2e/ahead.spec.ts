import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

interface Asked {
  method: string
  path: string
  /** Whether the router asked for it itself. */
  router: boolean
}

/** What is asked for of pages' payloads from now on. */
function payloads(page: Page): Asked[] {
  const asked: Asked[] = []
  page.on('request', (request) => {
    const { rsc, purpose } = request.headers()
    if (rsc) asked.push({ method: request.method(), path: new URL(request.url()).pathname, router: purpose === undefined })
  })
  return asked
}

const aheadOf = (page: Page) => page.waitForResponse((answer) => answer.request().headers()['purpose'] === 'intent' && answer.request().method() === 'GET')
const firstThread = (page: Page) => page.getByRole('article').getByRole('heading').getByRole('link').first()

test('a page is fetched when a pointer rests on its link, and is there when the link is pressed', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' })
  const asked = payloads(page)
  const link = firstThread(page)
  const path = await link.evaluate((a: HTMLAnchorElement) => a.pathname)
  const came = aheadOf(page)
  await link.hover()
  expect((await came).headers()['content-type']).toContain('text/x-component')
  await (await came).finished()
  await link.click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await expect(page.locator('[data-post]').first()).toBeVisible()
  await expect.poll(() => asked.filter((one) => one.path === path)).toEqual([{ method: 'GET', path, router: false }, { method: 'HEAD', path, router: false }])
})

test('what was written between is there a moment later', async ({ page, anotherBrowser }) => {
  await signInAs(page, aNewName())
  const title = `Fetched ahead ${aNewName()}`
  await start(page, { title, body: 'Who fetches the yellow bag?' })
  const reader = await (await anotherBrowser()).newPage()
  await reader.goto('/?sort=new', { waitUntil: 'networkidle' })
  const came = aheadOf(reader)
  const link = reader.getByRole('link', { name: title })
  await link.hover()
  expect((await came).status()).toBe(200)
  await page.getByLabel('Your comment').fill('The whole cell does')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(post(page, 2)).toBeVisible()
  await link.click()
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(post(reader, 2)).toContainText('The whole cell does')
})

test('what is sent meanwhile may have changed the page: the router asks for it itself', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' })
  const link = firstThread(page)
  const path = await link.evaluate((a: HTMLAnchorElement) => a.pathname)
  const came = aheadOf(page)
  await link.hover()
  await came
  const asked = payloads(page)
  await page.evaluate(() => fetch('/api/v1/threads', { method: 'OPTIONS' }))
  await link.click()
  await expect(page.locator('[data-post]').first()).toBeVisible()
  expect(asked.filter((one) => one.path === path)).toEqual([{ method: 'GET', path, router: true }])
})

test('what was fetched while something was being sent is not handed over either', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' })
  const link = firstThread(page)
  const path = await link.evaluate((a: HTMLAnchorElement) => a.pathname)
  let answered = (): void => undefined
  const held = new Promise<void>((resolve) => (answered = resolve))
  await page.route('/api/v1/threads', async (route) => {
    await held
    await route.continue()
  })
  const sent = page.evaluate(() => fetch('/api/v1/threads', { method: 'OPTIONS' }).then(() => undefined))
  const came = aheadOf(page)
  await link.hover()
  expect((await came).status()).toBe(200)
  answered()
  await sent
  const asked = payloads(page)
  await link.click()
  await expect(page.locator('[data-post]').first()).toBeVisible()
  expect(asked.filter((one) => one.path === path)).toEqual([{ method: 'GET', path, router: true }])
})

test('nothing is fetched for who saves data, of what is only crossed, or of what is one’s own; a link with the focus is meant as well', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: sessionStorage.getItem('saves') === '1' } }))
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.evaluate(() => sessionStorage.setItem('saves', '1'))
  await page.reload({ waitUntil: 'networkidle' })
  const asked = payloads(page)
  await firstThread(page).hover()
  await firstThread(page).focus()
  await page.waitForTimeout(300)
  expect(asked).toEqual([])

  await page.evaluate(() => sessionStorage.setItem('saves', '0'))
  await page.mouse.move(1, 1)
  await page.reload({ waitUntil: 'networkidle' })
  await firstThread(page).evaluate((link) => {
    link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    link.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }))
  })
  await page.waitForTimeout(300)
  expect(asked).toEqual([])

  const own = aheadOf(page)
  await page.locator('a[data-within][href^="/sign-in"], a[data-within][href="/new"]').first().focus()
  expect((await own).status()).toBe(204)

  const came = aheadOf(page)
  await firstThread(page).focus()
  expect((await came).status()).toBe(200)
})
