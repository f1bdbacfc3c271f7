import { expect, test, type Locator, type Page } from './setup/test'
import { post } from './setup/threads'

// The conversation that a new forum begins with (prisma/demo/threads/practice.json): every kind of mark, each where it stands in the thread.
const THREAD = 'How do I seal half a sentence? Practise here'
const TURKISH = 'and somebody else dies'
const NESTED = 'Turkey: he lives.'
const KOREAN_BLOCK = 'Korea: he’s executed.'
const WHOLE_POST = 'she clears his name'
const AN_HOUR = 'the way the cell goes quiet'
const ALL_SEALED = [TURKISH, NESTED, 'executed', WHOLE_POST, AN_HOUR, 'mock trial', '빵 상자']

async function openThread(page: Page): Promise<string> {
  await page.goto('/tag/how-to')
  await page.getByRole('link', { name: THREAD }).click()
  await expect(page.getByRole('heading', { level: 1, name: THREAD })).toBeVisible()
  await expect(post(page, 4).getByRole('button', { name: /Reveal$/ }).first()).toBeVisible()
  return new URL(page.url()).pathname
}

async function topOf(locator: Locator): Promise<number> {
  return locator.evaluate((element) => element.getBoundingClientRect().top)
}

test('what is sealed is in no byte of the page, neither as a document nor as the router asks for it', async ({ page, request }) => {
  const path = await openThread(page)
  const document = await (await request.get(path)).text()
  const payload = await (await request.get(path, { headers: { rsc: '1' } })).text()
  for (const text of [document, payload]) {
    expect(text).toContain('Nobody is born knowing the marks')
    for (const words of ALL_SEALED) expect(text).not.toContain(words)
  }
})

test('a guest opens a sealed stretch with the keyboard, hears it once, closes it, and the page stays where it was', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => void (request.url().endsWith('/reveal') && asked.push(request.url())))
  await openThread(page)
  const seal = post(page, 4).getByRole('button', { name: 'Spoiler, Turkish remake, about 5 words. Reveal' }).nth(1)
  await expect(seal).toHaveAttribute('aria-expanded', 'false')
  await seal.scrollIntoViewIfNeeded()
  const before = await topOf(seal)
  await seal.focus()
  await page.keyboard.press('Enter')
  const opened = post(page, 4).getByRole('button', { name: 'Hide spoiler, Turkish remake' })
  await expect(opened).toHaveAttribute('aria-expanded', 'true')
  await expect(opened).toBeFocused()
  await expect(post(page, 4).getByText(TURKISH)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: `Spoiler opened. ${TURKISH}` })).toHaveCount(1)
  expect(Math.abs((await topOf(opened)) - before)).toBeLessThan(2)

  await page.keyboard.press('Space')
  await expect(post(page, 4).getByText(TURKISH)).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Spoiler hidden.' })).toHaveCount(1)
  await expect(seal).toBeFocused()
  await page.keyboard.press('Space')
  await expect(post(page, 4).getByText(TURKISH)).toBeVisible()
  expect(asked).toHaveLength(1)

  await page.reload()
  await expect(post(page, 4).getByRole('button', { name: 'Spoiler, Turkish remake, about 5 words. Reveal' })).toHaveCount(2)
  await expect(page.getByText(TURKISH)).toHaveCount(0)
})

test('what is nested in a sealed block stays sealed when the block is opened', async ({ page }) => {
  await openThread(page)
  const block = post(page, 9)
  await block.getByRole('button', { name: /^Spoiler, Korean original, about \d+ words\. Reveal$/ }).click()
  await expect(block.getByText("Korea: he's executed.").or(block.getByText(KOREAN_BLOCK))).toBeVisible()
  await expect(block.getByText(NESTED)).toHaveCount(0)
  const inner = block.getByRole('button', { name: 'Spoiler, Korean original and Turkish remake, about 5 words. Reveal' })
  await inner.click()
  await expect(block.getByText(NESTED)).toBeVisible()
})

test('"I’ve seen this version" opens it everywhere and keeps the place; taking it back seals it again', async ({ page }) => {
  await openThread(page)
  const whole = post(page, 10)
  const seen = whole.getByRole('button', { name: 'I’ve seen this version' })
  await seen.scrollIntoViewIfNeeded()
  const before = await topOf(whole)
  await seen.click()
  await expect(whole.getByText(WHOLE_POST)).toBeVisible()
  await expect(post(page, 2).getByText(AN_HOUR)).toBeVisible()
  await expect(post(page, 9).getByText(NESTED)).toHaveCount(0)
  await expect(page.getByRole('banner').getByText('Seen: Korean original')).toBeVisible()
  // What opened above it pushes the post down, not out of sight.
  expect(Math.abs((await topOf(whole)) - before)).toBeLessThan(page.viewportSize()!.height)

  await page.goto('/tag/다시보기')
  await page.getByRole('link', { name: '7번방, 십 년 만에 다시 보고 왔어요' }).click()
  await expect(page.getByText('You have seen that, so its posts are open to you.')).toBeVisible()
  await expect(post(page, 1).getByRole('button', { name: /Reveal$/ })).toHaveCount(0)

  await page.getByRole('banner').getByText('Seen: Korean original').click()
  await page.getByRole('group', { name: /Korean original/ }).getByLabel('Not yet').check()
  await expect(page.getByText('Its posts stay sealed until you have seen that')).toBeVisible()
  await expect(post(page, 1).getByRole('button', { name: /^Spoiler, Korean original/ })).toBeVisible()
  await expect(page.getByRole('banner').getByText('What have you seen?').first()).toBeVisible()
})

test('a minute that one has seen opens what lies before it', async ({ page }) => {
  await openThread(page)
  await page.getByRole('banner').getByText('What have you seen?').first().click()
  const original = page.getByRole('group', { name: /Korean original/ })
  await original.getByLabel('Up to').check()
  await original.getByLabel('Minute').fill('60')
  await original.getByLabel('Minute').blur()
  await expect(page.getByRole('banner').getByText('Seen: Korean original 1:00')).toBeVisible()
  await expect(post(page, 2).getByText(AN_HOUR)).toBeVisible()
  await expect(page.getByText(WHOLE_POST)).toHaveCount(0)
})

test('the film guide opens a sealed part in its place', async ({ page }) => {
  await page.goto('/film')
  const seal = page.getByRole('button', { name: /^Spoiler, Korean original, after 1:00, about \d+ words\. Reveal$/ }).first()
  await seal.click()
  await expect(page.getByRole('button', { name: 'Hide spoiler, Korean original, after 1:00' }).first()).toBeVisible()
})

test('somebody without a connection is told that it did not open, and where else it opens', async ({ page, allowErrors }) => {
  allowErrors(/Failed to load resource/)
  await openThread(page)
  await page.route('**/reveal', (route) => route.abort())
  await post(page, 4).getByRole('button', { name: /Turkish remake.*Reveal$/ }).first().click()
  await expect(post(page, 4).getByText('That did not open.', { exact: false })).toBeVisible()
  await page.unroute('**/reveal')
  await post(page, 4).getByRole('link', { name: 'open it on its own page' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Post 4, opened' })).toBeVisible()
})

test('every seal of a thread opens and closes by Enter, Space, click and finger, keeps the focus and its place', async ({ browser, baseURL, contextOptions }) => {
  const context = await browser.newContext({ ...contextOptions, baseURL, hasTouch: true, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await openThread(page)
  const seals = await page.locator('article button[data-seal]').elementHandles()
  expect(seals.length).toBeGreaterThan(5)
  const ways = [
    (seal: (typeof seals)[number]) => seal.press('Enter'), (seal: (typeof seals)[number]) => seal.press(' '),
    (seal: (typeof seals)[number]) => seal.click(), (seal: (typeof seals)[number]) => seal.tap(),
  ]
  for (const [at, seal] of seals.entries()) {
    for (const [turn, expanded] of [[0, 'true'], [1, 'false']] as const) {
      await seal.scrollIntoViewIfNeeded()
      const before = (await seal.boundingBox())!.y
      await ways[(at + turn * 2) % ways.length]!(seal)
      await expect.poll(() => seal.getAttribute('aria-expanded')).toBe(expanded)
      expect(Math.abs((await seal.boundingBox())!.y - before)).toBeLessThan(2)
      expect(await seal.evaluate((element) => element === document.activeElement)).toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    }
  }
  await context.close()
})
