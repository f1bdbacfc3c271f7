import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

const field = (page: Page) => page.getByRole('textbox', { name: 'Your comment' })
const waiting = (page: Page) => page.getByRole('region', { name: 'Waiting to be sent' })
const send = (page: Page) => page.getByRole('button', { name: 'Comment', exact: true })
const posts = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

async function writing(page: Page, words: string): Promise<string> {
  await signInAs(page, aNewName())
  const path = await start(page, { title: `Where the connection is lost ${aNewName()}`, body: 'Write here without a connection.' })
  await field(page).pressSequentially(words)
  // What stands by the writer is there.
  await expect(page.getByText('Saved on your account')).toBeVisible()
  return path
}

test.beforeEach(({ allowErrors }) => allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|ERR_NETWORK/))

test('without a connection a comment waits, also over a reload, and goes out exactly once', async ({ page, context }) => {
  const path = await writing(page, 'Sent from a tunnel.')
  await context.setOffline(true)
  await send(page).click()
  await expect(waiting(page)).toContainText('waits to be sent')
  await expect(field(page)).toHaveValue('')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('waiting:')).length)).toBe(1)
  await context.setOffline(false)
  await page.reload()
  // Where it went out while the page was left, the next one may have been made before it: there it is new.
  await expect(posts(page, 'Sent from a tunnel.').or(page.getByRole('button', { name: '1 new comment' }))).toBeVisible()
  await expect(waiting(page).getByText('waits to be sent')).toHaveCount(0)
  await page.goto(path)
  await expect(posts(page, 'Sent from a tunnel.')).toHaveCount(1)
})

test('a comment whose answer was lost is sent again and posted once', async ({ page, context }) => {
  const path = await writing(page, 'Did this arrive?')
  let lost = 0
  // The server does the act, and its answer is lost on the way.
  await page.route((url) => url.pathname.startsWith('/t/'), async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback()
    lost += 1
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await send(page).click()
  await expect(posts(page, 'Did this arrive?')).toHaveCount(1)
  expect(lost).toBe(1)
  await expect(waiting(page).getByText('waits to be sent')).toHaveCount(0)
  await page.goto(path)
  await expect(posts(page, 'Did this arrive?')).toHaveCount(1)
  await context.unrouteAll()
})

test('where too much is sent from one network, a comment stays in its form with when it can be sent', async ({ page, allowErrors }) => {
  allowErrors(/429/)
  await writing(page, 'One of very many.')
  // As lib/pages/often.ts answers, which tests/pages holds.
  await page.route((url) => url.pathname.startsWith('/t/'), (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 429, contentType: 'text/plain', headers: { 'retry-after': '60' }, body: '429 1' }) : route.fallback()))
  await send(page).click()
  await expect(page.getByText('You can go on in 1 minute')).toBeVisible()
  await expect(field(page)).toHaveValue('One of very many.')
  await page.unrouteAll()
  await send(page).click()
  await expect(posts(page, 'One of very many.')).toHaveCount(1)
})

test('what waits can be taken back into its form and changed', async ({ page, context }) => {
  await writing(page, 'A first try.')
  await context.setOffline(true)
  await send(page).click()
  await waiting(page).getByRole('button', { name: /^Take back/ }).click()
  await expect(field(page)).toHaveValue('A first try.')
  await expect(waiting(page)).toHaveCount(0)
  await field(page).fill('A second try.')
  await context.setOffline(false)
  await send(page).click()
  await expect(posts(page, 'A second try.')).toHaveCount(1)
  await expect(posts(page, 'A first try.')).toHaveCount(0)
})

test('two presses post once', async ({ page }) => {
  const path = await writing(page, 'Pressed twice.')
  await send(page).dblclick()
  await expect(posts(page, 'Pressed twice.')).toHaveCount(1)
  await page.goto(path)
  await expect(posts(page, 'Pressed twice.')).toHaveCount(1)
})
