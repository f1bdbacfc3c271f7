import { aThread, rowOf } from './setup/scene'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'

test('what is read is marked by hand, up to a post and from one on', async ({ page, anotherBrowser }) => {
  const scene = await aThread(await anotherBrowser(), 3)
  await signInAs(page, aNewName(), `/t/${scene.id}/p/2/more`)
  await page.getByRole('button', { name: 'Mark as read up to here' }).click()
  await expect(page.getByText('You have read this thread up to post 2.')).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: 'Unread', exact: true }).click()
  await expect(rowOf(page, scene.title).getByText('1 unread comment')).toBeAttached()
  await rowOf(page, scene.title).getByRole('link', { name: scene.title }).click()
  await expect(page).toHaveURL(/#p3$/)
  await page.goto('/unread')
  await page.getByRole('button', { name: `Mark “${scene.title}” as read` }).click()
  await expect(page.getByText('You have read everything')).toBeVisible()
  await page.goto(`/t/${scene.id}/p/3/more`)
  await page.getByRole('button', { name: 'Mark as unread from here on' }).click()
  await expect(rowOf(page, scene.title).getByText('1 unread comment')).toBeAttached()
})

test('a thread is followed on its page, a category on its own, and both stand among what one follows', async ({ page, anotherBrowser }) => {
  const scene = await aThread(await anotherBrowser(), 1)
  await signInAs(page, aNewName(), scene.path)
  await page.locator('.thread-head .follow-button').click()
  await page.getByRole('button', { name: /^Follow/ }).click()
  await expect(page).toHaveURL(/\/p\/1\/more$/)
  await expect(page.locator('.follow-button')).toHaveText('Following')
  await page.goto('/c/story')
  await page.locator('.follow-button').click()
  await page.getByRole('button', { name: /^Mute/ }).click()
  await expect(page).toHaveURL(/\/followed$/)
  await expect(rowOf(page, scene.title)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'The story' }).filter({ has: page.locator('.follow-button') })).toContainText('Muted')
})
