import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

async function handleOf(page: Page): Promise<string> {
  return ((await (await page.request.get('/api/v1/me')).json()) as { person: { handle: string } }).person.handle
}

/** Comments in a thread from the page that is for it. */
async function comment(page: Page, path: string, text: string, query = ''): Promise<void> {
  await page.goto(`${path.replace(/\/t\/(\d+)\/.*/, '/t/$1')}/reply${query}`)
  const field = page.getByLabel('Your comment').first()
  await field.fill((await field.inputValue()) + text)
  await page.getByRole('button', { name: 'Comment', exact: true }).first().click()
  await page.waitForURL(/#p\d+$/)
}

/** What is told is decided after it happened: somebody's page says it within seconds. */
async function told(page: Page, what: RegExp | string): Promise<void> {
  await expect(async () => {
    await page.goto('/notifications')
    await expect(page.getByRole('heading', { level: 3, name: what }).first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 40_000 })
}

test.describe('the bell @noscript', () => {
  test('somebody hears of a comment in their thread, an answer, a call and a quote, each once and for the most personal reason', async ({ page, anotherBrowser }) => {
    const [author, other] = [aNewName(), aNewName()]
    await signInAs(page, author)
    const title = `Who is told what ${author}`
    const path = await start(page, { title, body: 'An opening that can be quoted' })
    const handle = await handleOf(page)
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, other)

    await comment(reader, path, 'A comment to nobody in particular')
    await told(page, `1 new comment in “${title}” New`)
    await comment(reader, path, 'An answer with ||a sealed xylophone||{version=tr-2019}', '?to=1')
    await told(page, `${other} answered you in “${title}” New`)
    await expect(page.getByRole('main')).toContainText('An answer with')
    await expect(page.getByRole('main')).not.toContainText('xylophone')
    await comment(reader, path, `Look here, @${handle}, if you like`)
    await told(page, `${other} mentioned you in “${title}” New`)

    const call = page.getByRole('listitem').filter({ hasText: 'mentioned you' })
    await call.getByRole('button', { name: 'Mark as read' }).click()
    await expect(call.getByRole('button', { name: 'Mark as read' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByText('You have read everything.')).toBeVisible()
  })

  test('somebody who is quoted elsewhere hears of it', async ({ page, anotherBrowser }) => {
    const [author, other] = [aNewName(), aNewName()]
    await signInAs(page, author)
    const path = await start(page, { title: `What others quote ${author}`, body: 'An opening that is quoted' })
    const place = path.replace(/\/t\/(\d+)\/.*/, '/t/$1/p/1')
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, other)
    const title = `A thread that quotes ${author}`
    await start(reader, { title, body: `> An opening that is quoted\n\n[#1](${place})\n\nThat is how it was.` })
    await told(page, `${other} quoted you in “${title}” New`)
  })

  test('a thread that is muted tells nothing, and what is turned off in settings is not told', async ({ page, anotherBrowser, baseURL }) => {
    const [author, other] = [aNewName(), aNewName()]
    await signInAs(page, author)
    const muted = await start(page, { title: `A muted thread ${author}`, body: 'An opening' })
    const title = `A thread that is followed ${author}`
    const loud = await start(page, { title, body: 'Another opening' })
    const id = /\/t\/(\d+)/.exec(muted)![1]
    expect((await page.request.put(`/api/v1/threads/${id}/follow`, { data: { level: 'mute' }, headers: { origin: baseURL! } })).ok()).toBe(true)
    await page.goto('/settings')
    await page.getByLabel('somebody mentions me').uncheck()
    await page.getByRole('button', { name: 'Save what you are told' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    const handle = await handleOf(page)
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, other)
    await comment(reader, muted, `An answer, @${handle}`, '?to=1')
    await comment(reader, loud, `Only a call, @${handle}`)
    await told(page, `1 new comment in “${title}” New`)
    await expect(page.getByRole('listitem').filter({ hasText: author })).toHaveCount(1)
  })
})

test('the bell counts what is unread, and opening the post reads it', async ({ page, anotherBrowser }) => {
  const [author, other] = [aNewName(), aNewName()]
  await signInAs(page, author)
  const title = `What is opened is read ${author}`
  const path = await start(page, { title, body: 'An opening' })
  const reader = await (await anotherBrowser()).newPage()
  await signInAs(reader, other)
  await comment(reader, path, 'An answer', '?to=1')
  await told(page, `${other} answered you in “${title}” New`)
  const account = page.getByRole('banner').locator('.account summary')
  await expect(account).toHaveAccessibleName(/1 unread notification/)
  await page.getByRole('link', { name: `${other} answered you in “${title}”` }).click()
  await expect(page.getByRole('article', { name: /^Post 2 by/ })).toBeVisible()
  await expect(account).not.toHaveAccessibleName(/unread/)
  await page.goto('/notifications')
  await expect(page.getByText('You have read everything.')).toBeVisible()
})
