import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

const field = (page: Page) => page.getByRole('textbox', { name: 'Your comment' })
const saved = (page: Page) => expect(page.getByText('Saved on your account')).toBeVisible()

async function aThread(page: Page): Promise<string> {
  return start(page, { title: `Where drafts are kept ${aNewName()}`, body: 'Write here and go away.' })
}

test('a draft survives a reload, and on another device it is there when its writer begins to write', async ({ page, anotherBrowser }) => {
  const name = aNewName()
  await signInAs(page, name)
  const path = await aThread(page)
  await field(page).pressSequentially('Half a thought')
  await saved(page)
  await page.reload()
  await expect(field(page)).toHaveValue('Half a thought')

  const other = await (await anotherBrowser()).newPage()
  await signInAs(other, name)
  await other.goto(path)
  await field(other).focus()
  await expect(field(other)).toHaveValue('Half a thought')
  await other.goto('/drafts')
  await expect(other.getByRole('listitem').filter({ hasText: 'Half a thought' })).toBeVisible()
  await other.getByRole('link', { name: 'Go on writing' }).click()
  await expect(field(other)).toHaveValue('Half a thought')
})

test('two devices that wrote different words show both, and nothing is lost', async ({ page, anotherBrowser, allowErrors }) => {
  allowErrors(/409/)
  const name = aNewName()
  await signInAs(page, name)
  const path = await aThread(page)
  const other = await (await anotherBrowser()).newPage()
  await signInAs(other, name)
  await field(page).pressSequentially('From the desk.')
  await saved(page)
  await other.goto(path)
  await field(other).focus()
  await expect(field(other)).toHaveValue('From the desk.')
  await saved(other)
  await field(other).fill('From the phone.')
  await saved(other)
  await expect(async () => expect(await draftOf(other, path)).toBe('From the phone.')).toPass()

  await field(page).fill('From the desk, later.')
  const conflict = page.getByRole('group', { name: 'You wrote something else here on another device' })
  await expect(conflict).toContainText('From the desk, later.')
  await expect(conflict).toContainText('From the phone.')
  await conflict.getByRole('button', { name: 'Both, one after the other' }).click()
  await expect(field(page)).toHaveValue('From the desk, later.\n\nFrom the phone.')
  await saved(page)
  await expect(async () => expect(await draftOf(other, path)).toBe('From the desk, later.\n\nFrom the phone.')).toPass()
})

async function draftOf(page: Page, path: string): Promise<string | undefined> {
  const answer = await page.request.get(`/api/v1/me/drafts/reply-${path.split('/')[2]}`)
  return ((await answer.json()) as { draft: { body: string } | null }).draft?.body
}

test('after signing out the draft is not on the device for the next person, and there again for its writer', async ({ page }) => {
  const name = aNewName()
  await signInAs(page, name)
  const path = await aThread(page)
  await field(page).pressSequentially('Not for the next one here.')
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Not for the next one')
  await page.goto(path)
  await expect(field(page)).toHaveValue('')

  await signInAs(page, aNewName())
  await page.goto(path)
  await field(page).focus()
  await expect(field(page)).toHaveValue('')

  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signInAs(page, name)
  await page.goto(path)
  await field(page).focus()
  await expect(field(page)).toHaveValue('Not for the next one here.')
})

test('what was posted is no draft any more, on any device', async ({ page, anotherBrowser }) => {
  const name = aNewName()
  await signInAs(page, name)
  const path = await aThread(page)
  const other = await (await anotherBrowser()).newPage()
  await signInAs(other, name)
  await field(page).pressSequentially('To be posted.')
  await saved(page)
  await other.goto(path)
  await field(other).focus()
  await expect(field(other)).toHaveValue('To be posted.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').filter({ hasText: 'To be posted.' })).toBeVisible()
  await expect(field(page)).toHaveValue('')
  await other.reload()
  await field(other).focus()
  await expect(field(other)).toHaveValue('')
  await page.goto('/drafts')
  await expect(page.getByText('No drafts')).toBeVisible()
})

test('an edit that is not finished is there again, and a change by somebody else is shown before it is saved', async ({ page, anotherBrowser }) => {
  const name = aNewName()
  await signInAs(page, name)
  const path = await aThread(page)
  const edit = `/t/${path.split('/')[2]}/p/1/edit`
  await page.goto(edit)
  await page.getByLabel('Your post').fill('My change, unfinished.')
  await saved(page)
  const other = await (await anotherBrowser()).newPage()
  await signInAs(other, 'moderator')
  await other.goto(edit)
  await other.getByLabel('Your post').fill('A moderator was quicker.')
  await other.getByLabel('Your own words').fill('A name was wrong in it')
  await other.getByRole('button', { name: 'Save' }).first().click()
  await expect(other.getByRole('article').filter({ hasText: 'A moderator was quicker.' })).toBeVisible()

  await page.goto(edit)
  await expect(page.getByLabel('Your post')).toHaveValue('My change, unfinished.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Somebody changed this post' })
  await expect(alert).toContainText('A moderator was quicker.')
  await expect(page.getByLabel('Your post')).toHaveValue('My change, unfinished.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('article').filter({ hasText: 'My change, unfinished.' })).toBeVisible()
})
