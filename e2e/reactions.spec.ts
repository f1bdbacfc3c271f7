import { aNewName, choosePerson, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

/** A thread by somebody new; its path. */
async function aThread(page: Page, body = 'An opening without a spoiler'): Promise<{ path: string; name: string }> {
  const name = aNewName()
  await signInAs(page, name)
  return { path: await start(page, { title: `What stays with you ${name}`, body }), name }
}

const heart = (page: Page, number = 1) => post(page, number).getByRole('group', { name: `Reactions to post ${number}` }).getByRole('button', { name: /^Heart/ })

test.describe('reactions @noscript', () => {
  test('a guest who presses one is led to sign-in and back to the post', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    const { path } = await aThread(page)
    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(path)
    await heart(guest).click()
    await guest.getByRole('button', { name: 'Continue with the demo account' }).click()
    await choosePerson(guest, 'fan')
    await expect(post(guest, 1)).toBeVisible()
    expect(new URL(guest.url()).hash).toBe('#p1')
    if (javaScriptEnabled === false) {
      // Without script the page about the post says what is one's own, and takes it back.
      await heart(guest).click()
      await expect(heart(guest)).toHaveAttribute('aria-pressed', 'true')
      await expect(heart(guest)).toHaveAccessibleName('Heart 1')
      await heart(guest).click()
      await expect(heart(guest)).toHaveAttribute('aria-pressed', 'false')
    }
  })

  test('a post is kept with a note and a reminder, changed, removed and brought back; nobody else sees it', async ({ page, anotherBrowser }) => {
    const { path } = await aThread(page, 'Open to all ||a sealed xylophone||{version=tr-2019}')
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, aNewName())
    await reader.goto(`${path.replace(/\/t\/(\d+)\/.*/, '/t/$1')}/p/1/bookmark`)
    await reader.getByLabel('A note to yourself').fill('Read it once more')
    await reader.getByLabel('Remind me').selectOption('week')
    await reader.getByRole('button', { name: 'Save the bookmark' }).click()
    await expect(reader.getByRole('status').filter({ hasText: 'The post is bookmarked.' })).toBeVisible()
    const kept = reader.getByRole('article')
    await expect(kept).toContainText('Read it once more')
    await expect(kept).toContainText('Open to all')
    await expect(kept).toContainText('Reminds you')
    await expect(kept).not.toContainText('xylophone')
    await kept.getByRole('link', { name: 'Change' }).click()
    await expect(reader.getByLabel('A note to yourself')).toHaveValue('Read it once more')
    await expect(reader.getByLabel('Remind me')).toHaveValue('as-it-is')
    await reader.getByLabel('A note to yourself').fill('Read it twice')
    await reader.getByRole('button', { name: 'Save the bookmark' }).click()
    await expect(kept).toContainText('Read it twice')
    await kept.getByRole('button', { name: 'Remove' }).click()
    await expect(reader.getByText('No bookmarks yet')).toBeVisible()
    await reader.getByRole('button', { name: 'Undo' }).click()
    await expect(kept).toContainText('Read it twice')
    await page.goto('/bookmarks')
    await expect(page.getByText('No bookmarks yet')).toBeVisible()
  })

  test('somebody is blocked from their page, and no longer from settings', async ({ page, anotherBrowser }) => {
    const { name } = await aThread(page)
    const me = (await (await page.request.get('/api/v1/me')).json()) as { person: { handle: string } }
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, aNewName())
    await reader.goto(`/u/${me.person.handle}`)
    await expect(reader.getByText('1 thread', { exact: true })).toBeVisible()
    await reader.getByRole('link', { name: 'Block or unblock' }).click()
    await reader.getByRole('button', { name: `Block ${name}` }).click()
    await expect(reader.getByRole('heading', { level: 1, name: `You have blocked ${name}` })).toBeVisible()
    await reader.goto('/settings')
    await reader.getByRole('button', { name: `Unblock ${name}` }).click()
    await expect(reader.getByRole('heading', { level: 1, name: `Block ${name}?` })).toBeVisible()
  })
})

test('a press shows at once, moves nothing, lasts, and is counted for everybody; on one’s own posts there is none', async ({ page, anotherBrowser }) => {
  const { path } = await aThread(page)
  await expect(heart(page)).toBeDisabled()
  const reader = await (await anotherBrowser()).newPage()
  await signInAs(reader, aNewName())
  await reader.goto(path)
  await expect(heart(reader)).toHaveAttribute('aria-pressed', 'false')
  const replyBefore = await post(reader, 1).getByRole('link', { name: 'Reply', exact: true }).boundingBox()
  const answered = reader.waitForResponse((response) => response.url().includes('/reactions/heart'))
  await heart(reader).click()
  await expect(heart(reader)).toHaveAttribute('aria-pressed', 'true')
  await expect(heart(reader)).toHaveAccessibleName('Heart 1')
  expect(await post(reader, 1).getByRole('link', { name: 'Reply', exact: true }).boundingBox()).toEqual(replyBefore)
  expect((await answered).status()).toBe(200)
  await reader.reload()
  await expect(heart(reader)).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(heart(page)).toHaveAccessibleName('Heart 1')
  await heart(reader).press('Enter')
  await expect(heart(reader)).toHaveAttribute('aria-pressed', 'false')
  await expect(heart(reader)).toHaveAccessibleName('Heart')
})

test('from a post’s menu it is bookmarked at once', async ({ page, anotherBrowser }) => {
  const { path } = await aThread(page)
  const reader = await (await anotherBrowser()).newPage()
  await signInAs(reader, aNewName())
  await reader.goto(path)
  await expect(heart(reader)).toHaveAttribute('aria-pressed', 'false')
  await post(reader, 1).locator('summary', { hasText: 'More about post 1' }).click()
  await post(reader, 1).getByRole('link', { name: 'Bookmark', exact: true }).click()
  await expect(reader.getByText('Bookmarked. Add a note', { exact: true }).first()).toBeAttached()
  await post(reader, 1).locator('summary', { hasText: 'More about post 1' }).click()
  await expect(post(reader, 1).getByRole('link', { name: 'Bookmarked. Add a note' })).toBeVisible()
  await reader.goto('/bookmarks')
  await expect(reader.getByRole('article')).toHaveCount(1)
})

test('the post of somebody whom one has blocked is folded without moving the page, and can be shown', async ({ page, anotherBrowser }) => {
  const { path, name } = await aThread(page, 'Words that one need not read')
  const me = (await (await page.request.get('/api/v1/me')).json()) as { person: { handle: string } }
  const reader = await (await anotherBrowser()).newPage()
  await signInAs(reader, aNewName())
  await reader.goto(`/u/${me.person.handle}/block`)
  await reader.getByRole('button', { name: `Block ${name}` }).click()
  await expect(reader.getByRole('heading', { name: `You have blocked ${name}` })).toBeVisible()
  await reader.goto(path)
  const folded = reader.getByText('#1: a post by somebody you blocked.')
  await expect(folded).toBeVisible()
  await expect(reader.getByText('Words that one need not read')).toBeHidden()
  const shift = await reader.evaluate(() => performance.getEntriesByType('layout-shift').reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0))
  expect(shift).toBeLessThan(0.05)
  await reader.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(reader.getByText('Words that one need not read')).toBeVisible()
})
