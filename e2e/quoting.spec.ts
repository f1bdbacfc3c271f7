import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'

const post = (page: Page, number: number) => page.getByRole('article', { name: new RegExp(`^Post ${number} by`) })

async function aThreadToQuote(page: Page): Promise<void> {
  const title = `What we say to each other ${aNewName()}`
  // Somebody new has seen nothing.
  await signInAs(page, aNewName())
  await page.goto('/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Category').selectOption('story')
  await page.getByLabel('Your post').fill('In the open, ||a first secret||{version=mx-2025} and >!a second one!<{version=ph-2019}.')
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('a reader quotes a post with what they opened: it comes in marks into the form, and the rest is left out', async ({ page }) => {
  await aThreadToQuote(page)
  await post(page, 1).getByRole('button', { name: /^Spoiler, .*Reveal$/ }).first().click()
  await expect(post(page, 1).getByText('a first secret')).toBeVisible()
  await post(page, 1).locator('summary', { hasText: 'More about post 1' }).click()
  await post(page, 1).getByRole('link', { name: 'Quote', exact: true }).click()
  const field = page.getByLabel('Your comment')
  await expect(field).toHaveValue(/In the open, >!a first secret!<\{version=mx-2025\} and \[…\]\.\n\n$/)
  await expect(field).toBeFocused()
  await field.pressSequentially('I saw that too.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(post(page, 2).getByText('I saw that too.')).toBeVisible()
  await expect(post(page, 2).getByText('a first secret')).toHaveCount(0)
  await expect(post(page, 2).getByRole('button', { name: /^Spoiler, .*Reveal$/ })).toHaveCount(1)
})

test('without script the quote is in the form of the page that answers', { tag: '@noscript' }, async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'with script the form of the page itself is filled')
  await aThreadToQuote(page)
  await post(page, 1).getByRole('link', { name: 'More about post 1' }).click()
  await page.getByRole('link', { name: 'Quote it' }).click()
  await expect(page.getByLabel('Your comment')).toHaveValue(/In the open, \[…\] and \[…\]\.\s*$/)
})
