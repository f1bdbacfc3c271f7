import { holdScripts } from './setup/scripts'
import { expect, test, type Page } from './setup/test'

// The conversation that a new forum begins with (prisma/demo/threads): "sandwich" is open to all; post 10 is sealed under the Korean original.
const OPEN = { words: 'wrapping a sandwich', snippet: 'like wrapping a sandwich' }
const SEALED = '"she clears his name"'

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' })
const status = (page: Page) => page.getByRole('main').getByRole('status')

async function search(page: Page, words: string): Promise<void> {
  await page.goto('/search')
  await field(page).fill(words)
  await field(page).press('Enter')
}

test('a guest searches, follows what was found to the post, and finds the search as it was on the way back @noscript', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click()
  await expect(page.getByText('How to search')).toBeVisible()
  await field(page).fill(OPEN.words)
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await expect(status(page)).toContainText('found.')
  const hit = page.getByRole('article').filter({ hasText: OPEN.snippet })
  await expect(hit.locator('mark').first()).toBeVisible()
  await hit.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/how-do-i-seal[^#]*#p3$/)
  await expect(page.getByRole('article', { name: /^Post 3 by/ })).toContainText('sandwich')
  await page.goBack()
  await expect(field(page)).toHaveValue(OPEN.words)
  await expect(hit).toBeVisible()
})

test('sealed words are found by whoever has seen the film, and are nowhere for everybody else @noscript', async ({ page }) => {
  await search(page, SEALED)
  await expect(status(page)).toHaveText('Nothing found.')
  await page.context().addCookies([{ name: 'seen', value: 'kr-2013:whole', url: page.url() }])
  await search(page, SEALED)
  await expect(status(page)).toHaveText('1 post found.')
  await expect(page.getByRole('article')).toContainText('she clears his name')
})

test('what is wrong with a search is said beside its field, and what was typed stays @noscript', async ({ page }) => {
  await page.goto('/search?q=trial&from=2026-02-30&category=story')
  await expect(page.getByText('Give a day as 2026-01-31.')).toBeVisible()
  await expect(field(page)).toHaveValue('trial')
  await expect(page.getByLabel('Category')).toHaveValue('story')
})

test('a reader types, and what is found follows; the arrow keys lead into it and back', async ({ page }) => {
  await page.goto('/film')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/search$/)
  await expect(field(page)).toBeFocused()
  await field(page).pressSequentially('wrapping a sandw', { delay: 15 })
  await expect(page.getByRole('article').filter({ hasText: OPEN.snippet })).toBeVisible()
  await expect(page).toHaveURL(/\/search\?q=wrapping\+a\+sandw$/)
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('article').first().getByRole('link').first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).toBeFocused()
  await field(page).fill('')
  await expect(page.getByText('How to search')).toBeVisible()
})

test('a key that is pressed before the page’s script has come is heard once it has', async ({ page }) => {
  const go = await holdScripts(page)
  await page.goto('/film', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('/')
  go()
  await expect(page).toHaveURL(/\/search$/)
  await expect(field(page)).toBeFocused()
})

test('a Korean reader finds part of a compound in the language of the page', async ({ page }) => {
  await page.goto('/ko/search?q=%EB%8B%A4%EC%8B%9C')
  await expect(page.getByRole('heading', { level: 1, name: '검색' })).toBeVisible()
  await expect(page.getByRole('link', { name: '7번방, 십 년 만에 다시 보고 왔어요' }).first()).toBeVisible()
})
