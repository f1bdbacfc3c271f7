import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

// Long enough that a window does not hold it, so that there is something to scroll.
const LONG = Array.from({ length: 40 }, (_, at) => `Paragraph ${at + 1}: what the cell taught me about bread, balloons and counting to seven.`).join('\n\n')

async function writeHere(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your comment').fill(text)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText(text.split('\n\n').at(-1)!)).toBeVisible()
}

/** Opens a thread and waits until its page listens. */
async function listen(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse((answer) => answer.url().includes('/events') && answer.ok())
  await page.goto(path)
  await listening
}

function topOf(page: Page, number: number): Promise<number> {
  return post(page, number).evaluate((element) => element.getBoundingClientRect().top)
}

const numbers = (page: Page) => page.locator('[data-post]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.post)))

test('comments of somebody else are counted while one reads, come at a press, and nothing that is read moves', async ({ page, anotherBrowser }) => {
  await signInAs(page, aNewName())
  const path = await start(page, { title: `What is new ${aNewName()}`, body: `${LONG}\n\n||a secret||{version=mx-2025} that stays open while it is read` })
  const reader = await (await anotherBrowser()).newPage()
  await listen(reader, path)
  // The reader opens a stretch and is in the middle of the post.
  await post(reader, 1).getByRole('button', { name: /^Spoiler, .*Reveal$/ }).click()
  await expect(post(reader, 1).getByText('a secret')).toBeVisible()
  await reader.evaluate(() => window.scrollTo(0, 900))
  const before = await topOf(reader, 1)

  await writeHere(page, 'The first new word')
  await writeHere(page, 'The second new word')
  const pill = reader.getByRole('button', { name: '2 new comments', exact: true })
  await expect(pill).toBeVisible()
  expect(await topOf(reader, 1)).toBe(before)
  expect(await numbers(reader)).toEqual([1])
  await expect(reader.getByRole('status').filter({ hasText: /^[12] new comments?$/ })).toHaveCount(1)

  await pill.press('Enter')
  await expect(post(reader, 3)).toContainText('The second new word')
  expect(await numbers(reader)).toEqual([1, 2, 3])
  expect(Math.abs((await topOf(reader, 1)) - before)).toBeLessThan(2)
  await expect(post(reader, 1).getByText('a secret')).toBeVisible()
  // What came is like the rest of the page: its menu opens, and the way to it is one press away.
  const way = reader.getByRole('link', { name: 'Go to the first new one' })
  await expect(way).toBeFocused()
  await way.press('Enter')
  await expect(post(reader, 2)).toBeInViewport()
  await expect(way).toHaveCount(0)
  await post(reader, 2).locator('summary', { hasText: 'More about post 2' }).click()
  await expect(post(reader, 2).getByText('Copy its address')).toBeVisible()
})

test('whoever was cut off is told of all that came meanwhile, once', async ({ page, anotherBrowser, allowErrors }) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await signInAs(page, aNewName())
  const path = await start(page, { title: `Cut off ${aNewName()}`, body: LONG })
  const context = await anotherBrowser()
  const reader = await context.newPage()
  await listen(reader, path)
  await writeHere(page, 'Before the cut')
  await expect(reader.getByRole('button', { name: '1 new comment', exact: true })).toBeVisible()

  await context.setOffline(true)
  await writeHere(page, 'While nobody hears')
  await writeHere(page, 'And again')
  await expect(reader.getByRole('button', { name: '1 new comment', exact: true })).toBeVisible()
  await context.setOffline(false)
  const pill = reader.getByRole('button', { name: '3 new comments', exact: true })
  await expect(pill).toBeVisible()
  await writeHere(page, 'And after')
  await reader.getByRole('button', { name: '4 new comments', exact: true }).click()
  await expect(post(reader, 5)).toContainText('And after')
  expect(await numbers(reader)).toEqual([1, 2, 3, 4, 5])
  await expect(reader.getByRole('button', { name: /new comment/ })).toHaveCount(0)
})

test('what a moderator seals is sealed on a page that is open, and what is read below it stays where it is', async ({ page, anotherBrowser }) => {
  await signInAs(page, aNewName())
  const path = await start(page, { title: `Sealed while read ${aNewName()}`, body: `${LONG}\n\nthe lamplighter forgives the clerk` })
  await writeHere(page, `${LONG}\n\nwhat is read meanwhile`)
  const reader = await (await anotherBrowser()).newPage()
  await listen(reader, path)
  await expect(post(reader, 1)).toContainText('lamplighter')
  await post(reader, 2).evaluate((element) => element.scrollIntoView())
  const before = await topOf(reader, 2)

  const moderator = await (await anotherBrowser()).newPage()
  await signInAs(moderator, 'moderator')
  await moderator.goto(`${path.replace(/(\/t\/\d+)\/.*/, '$1')}/p/1/flag`)
  await moderator.getByLabel('Spoiler', { exact: false }).first().check()
  await moderator.getByLabel('Version').selectOption('kr-2013')
  await moderator.getByRole('button', { name: 'Report' }).click()
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Thank you')

  await expect(post(reader, 1).getByRole('button', { name: /^Spoiler, .*Reveal$/ })).toBeAttached()
  await expect(post(reader, 1)).not.toContainText('lamplighter')
  expect(Math.abs((await topOf(reader, 2)) - before)).toBeLessThan(2)
})
