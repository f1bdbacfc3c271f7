import { expect, test, type Page } from './setup/test'
import { pathOf } from './setup/threads'
import { aNewName, signInAs } from './setup/sign-in'

const THREAD = 'The Turkish ending beside the Korean one: which do you carry home?'
const PRIVATE = 'Your private feed (Atom)'

/** How many stretches of a feed are sealed, and the answer's status. */
async function sealsIn(page: Page, address: string): Promise<{ status: number; seals: number }> {
  const answer = await page.request.get(address)
  return { status: answer.status(), seals: ((await answer.text()).match(/Reveal\]/g) ?? []).length }
}

test('a member without script makes a private feed address, which opens what they have seen until they remove it', async ({ page }) => {
  await page.goto(await pathOf(page, THREAD))
  await page.getByRole('link', { name: 'Feed of this thread' }).waitFor()
  const feed = (await page.getByRole('link', { name: 'Feed of this thread' }).getAttribute('href'))!
  expect(await page.locator('head link[type="application/atom+xml"]').getAttribute('href')).toContain(feed)
  const open = await sealsIn(page, feed)
  expect(open.seals).toBeGreaterThan(5)

  await signInAs(page, aNewName(), '/settings')
  await page.getByRole('main').getByRole('group', { name: /Turkish remake/ }).getByLabel('All of it').check()
  await page.getByRole('button', { name: 'Save what you have seen' }).click()
  await page.getByRole('button', { name: 'Make a private address' }).click()
  const key = new URL(await page.getByLabel(PRIVATE).inputValue()).search
  const own = await sealsIn(page, feed + key)
  expect(own.status).toBe(200)
  expect(own.seals).toBeLessThan(open.seals)
  expect(await sealsIn(page, feed)).toEqual(open)

  await page.getByRole('button', { name: 'Make a new address' }).click()
  const next = new URL(await page.getByLabel(PRIVATE).inputValue()).search
  expect((await sealsIn(page, feed + key)).status).toBe(404)
  expect(await sealsIn(page, feed + next)).toEqual(own)

  await page.getByRole('button', { name: 'Remove the address' }).click()
  await expect(page.getByLabel(PRIVATE)).toHaveCount(0)
  expect((await sealsIn(page, feed + next)).status).toBe(404)
})
