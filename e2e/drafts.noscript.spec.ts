import { aNewName, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'

test('drafts are saved by a button, listed, thrown away and had back', async ({ page }) => {
  await signInAs(page, aNewName())
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Title' }).fill('A thread for later')
  await page.getByLabel('Your post').fill('Words for later.')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Drafts' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Words for later.' })).toBeVisible()
  await page.getByRole('button', { name: 'Throw away: A thread for later' }).click()
  await expect(page.getByText('No drafts')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'A thread for later' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('A thread for later')
  await expect(page.getByLabel('Your post')).toHaveValue('Words for later.')
})
