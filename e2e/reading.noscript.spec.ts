import { expect, test, type Page } from './setup/test'
import { post } from './setup/threads'

const THREAD = 'How do I seal half a sentence? Practise here'

async function openThread(page: Page): Promise<void> {
  await page.goto('/tag/how-to')
  await page.getByRole('link', { name: THREAD }).click()
  await expect(page.getByRole('heading', { level: 1, name: THREAD })).toBeVisible()
}

test('a guest without script follows a sealed stretch to the page that opens it alone, and comes back', async ({ page }) => {
  await openThread(page)
  await post(page, 9).getByRole('link', { name: /^Spoiler, Korean original, about \d+ words\. Reveal$/ }).click()
  await expect(page).toHaveURL(/\/p\/9\/reveal\?s=\d$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Post 9, opened' })).toBeVisible()
  await expect(page.getByText('It holds spoilers for Korean original.', { exact: false })).toBeVisible()
  await expect(post(page, 9)).toContainText('executed')
  await expect(page.getByText('Turkey: he lives.')).toHaveCount(0)
  await page.getByRole('link', { name: 'Open everything in this post' }).click()
  await expect(page.getByText('Turkey: he lives.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: /^Back to the thread/ }).click()
  await expect(page).toHaveURL(/\/t\/\d+\/how-do-i-seal[^#]*#p9$/)
  await expect(post(page, 9).getByRole('link', { name: /Reveal$/ })).toBeVisible()
})

test('a guest without script says that they have seen a version beside what it seals, and everything of it is open', async ({ page }) => {
  await openThread(page)
  await post(page, 10).getByRole('button', { name: 'I’ve seen this version' }).click()
  await expect(page.getByRole('heading', { level: 1, name: THREAD })).toBeVisible()
  await expect(post(page, 10)).toContainText('she clears his name')
  await expect(post(page, 2)).toContainText('the way the cell goes quiet')

  await page.getByRole('banner').getByRole('link', { name: 'What have you seen?' }).click()
  await expect(page.getByRole('group', { name: /Korean original/ }).getByLabel('All of it')).toBeChecked()
  await page.getByRole('group', { name: /Korean original/ }).getByLabel('Not yet').check()
  await page.getByRole('main').getByRole('button', { name: 'Save what you have seen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: THREAD })).toBeVisible()
  await expect(page.getByText('she clears his name')).toHaveCount(0)
})

test('a guest without script opens a part of the film guide', async ({ page }) => {
  await page.goto('/film')
  await page.getByRole('link', { name: /^Spoiler, Korean original, after 1:00.*Reveal$/ }).first().click()
  await expect(page).toHaveURL(/\/film\/\w+\/reveal\?s=\d+$/)
  await expect(page.getByText('bread box', { exact: false }).first()).toBeVisible()
})
