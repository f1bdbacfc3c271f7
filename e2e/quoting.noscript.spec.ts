import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

async function aThreadToQuote(page: Page): Promise<void> {
  // Somebody new has seen nothing.
  await signInAs(page, aNewName())
  await start(page, { title: `What we say to each other ${aNewName()}`, body: 'In the open, ||a first secret||{version=mx-2025} and >!a second one!<{version=ph-2019}.' })
}

test('without script the quote is in the form of the page that answers', { tag: '@noscript' }, async ({ page }) => {
  await aThreadToQuote(page)
  await post(page, 1).getByRole('link', { name: 'More about post 1' }).click()
  await page.getByRole('link', { name: 'Quote it' }).click()
  await expect(page.getByLabel('Your comment')).toHaveValue(/In the open, \[…\] and \[…\]\.\s*$/)
})
