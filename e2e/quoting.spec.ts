import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

async function aThreadToQuote(page: Page): Promise<void> {
  // Somebody new has seen nothing.
  await signInAs(page, aNewName())
  await start(page, { title: `What we say to each other ${aNewName()}`, body: 'In the open, ||a first secret||{version=mx-2025} and >!a second one!<{version=ph-2019}.' })
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
