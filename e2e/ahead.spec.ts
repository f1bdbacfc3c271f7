import { expect, test, type Page } from './setup/test'

/** The requests for pages' payloads that are made ahead, from now on, by their paths. */
function ahead(page: Page): string[] {
  const paths: string[] = []
  page.on('request', (request) => {
    if (request.headers()['purpose'] === 'prefetch') paths.push(new URL(request.url()).pathname)
  })
  return paths
}

const links = (page: Page) => page.getByRole('article').getByRole('heading').getByRole('link')

test('a page is fetched when a pointer rests on its link, from the page cache, and is there when the link is pressed', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' })
  const fetched = ahead(page)
  const link = links(page).first()
  const path = new URL(await link.evaluate((a: HTMLAnchorElement) => a.href)).pathname
  const answer = page.waitForResponse((one) => one.request().headers()['purpose'] === 'prefetch')
  await link.hover()
  expect((await answer).headers()['content-type']).toContain('text/x-component')
  expect(fetched).toEqual([path])
  await (await answer).finished()
  // Nothing but what is there already can show the page now, until it is looked at again whether it is still the same.
  const asked: string[] = []
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.request().headers()['if-none-match']) statuses.push(response.status())
  })
  await page.route(`**${path}**`, (route) => {
    asked.push(route.request().headers()['if-none-match'] ? 'again' : 'anew')
    return route.request().headers()['if-none-match'] ? route.continue() : route.abort()
  })
  await link.click()
  await expect(page).toHaveURL(new RegExp(path))
  await expect(page.locator('[data-post]').first()).toBeVisible()
  // What lives on the page may ask for more of it later.
  await expect.poll(() => asked[0]).toBe('again')
  // Looked at, and hardly anything was sent for it.
  await expect.poll(() => statuses[0]).toBe(304)
})

test('the page that comes next is fetched from the cache', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.reload({ waitUntil: 'networkidle' })
  const link = links(page).first()
  const path = await link.evaluate((a: HTMLAnchorElement) => a.pathname)
  await page.request.get(path, { headers: { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{"children":[["locale","en","d",null],{"children":["",{}]}]}]') } })
  const answer = page.waitForResponse((one) => one.request().headers()['purpose'] === 'prefetch')
  await link.hover()
  expect((await answer).headers()['x-cache']).toBe('HIT')
})

test('nothing is fetched ahead for whoever saves data, nor of what is somebody’s own, nor of what is only crossed', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: sessionStorage.getItem('saves') === '1' }, configurable: true }))
  await page.goto('/', { waitUntil: 'networkidle' })
  const fetched = ahead(page)
  await page.evaluate(() => sessionStorage.setItem('saves', '1'))
  await page.reload({ waitUntil: 'networkidle' })
  await links(page).first().hover()
  await page.waitForTimeout(500)
  expect(fetched).toEqual([])
  await page.evaluate(() => sessionStorage.setItem('saves', '0'))
  await page.reload({ waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Sign in' }).first().focus()
  await page.waitForTimeout(500)
  await page.locator('a[href="/new"], a[href^="/sign-in"]').first().hover()
  await page.waitForTimeout(500)
  expect(fetched).toEqual([])
  const box = (await links(page).first().boundingBox())!
  await page.mouse.move(box.x + 2, box.y + 2)
  await page.mouse.move(1, 1)
  await page.waitForTimeout(500)
  expect(fetched).toEqual([])
  await links(page).first().focus()
  await expect.poll(() => fetched.length).toBe(1)
})
