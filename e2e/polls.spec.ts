import { aNewName, choosePerson, signInAs } from './setup/sign-in'
import { expect, test, type Locator, type Page } from './setup/test'
import { post, start } from './setup/threads'

const POLL = `:::poll
Whom did you cry for first?

- Yong-gu
- the whole cell
- ||the warden||{version=tr-2019}
:::`

const ONE = { name: 'Poll, choose one' }

/** Starts a thread with a poll as somebody new, and is on it. */
async function startPoll(page: Page, body = POLL): Promise<string> {
  await signInAs(page, aNewName(), '/new')
  return start(page, { title: `A question for all of you ${Date.now().toString(36)}`, body })
}

/** The results beside each option, as they are read. */
async function results(poll: Locator): Promise<string[]> {
  return (await poll.locator('.poll-share').allTextContents()).map((text) => text.trim())
}

test.describe('polls', { tag: '@noscript' }, () => {
  test('a member votes, sees the results that nobody sees before, votes anew and withdraws', async ({ page, anotherBrowser }) => {
    const thread = await startPoll(page)
    const poll = page.getByRole('group', ONE)
    await expect(poll).toContainText('You see the results once you have voted.')
    await expect.poll(() => results(poll)).toEqual(['', '', ''])
    await poll.getByRole('radio', { name: 'Yong-gu' }).check()
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(poll).toContainText('1 person voted.')
    await expect.poll(() => results(poll)).toEqual(['100% · 1 vote · your choice', '0% · 0 votes', '0% · 0 votes'])

    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(thread)
    await expect(guest.getByRole('group', ONE)).toContainText('You see the results once you have voted.')
    await expect.poll(() => results(guest.getByRole('group', ONE))).toEqual(['', '', ''])

    await poll.getByRole('radio', { name: 'the whole cell' }).check()
    await poll.getByRole('button', { name: 'Change my vote' }).click()
    await expect.poll(() => results(poll)).toEqual(['0% · 0 votes', '100% · 1 vote · your choice', '0% · 0 votes'])
    await expect(poll.getByRole('radio', { name: 'the whole cell' })).toBeChecked()
    await poll.getByRole('button', { name: 'Withdraw my vote' }).click()
    await expect(poll).toContainText('You see the results once you have voted.')
    await expect.poll(() => results(poll)).toEqual(['', '', ''])
  })

  test('a guest who votes is led to sign-in and back to the post, and votes there', async ({ page, anotherBrowser }) => {
    const thread = await startPoll(page)
    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(thread)
    await guest.getByRole('radio', { name: 'Yong-gu' }).check()
    await guest.getByRole('button', { name: 'Vote', exact: true }).click()
    await guest.getByRole('button', { name: 'Continue with the demo account' }).click()
    await choosePerson(guest, aNewName())
    await guest.waitForURL(/\/welcome|\/p\/1\/more/)
    if (guest.url().includes('/welcome')) await guest.getByRole('link', { name: 'Later' }).click()
    await expect(guest).toHaveURL(/\/p\/1\/more/)
    const poll = guest.getByRole('group', ONE)
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(guest.getByText('Choose an option first.')).toBeVisible()
    await poll.getByRole('radio', { name: 'Yong-gu' }).check()
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(poll).toContainText('1 person voted.')
  })

  test('a sealed option has its seal for a name, is opened beside its control, and is voted for either way', async ({ page, javaScriptEnabled }) => {
    await startPoll(page)
    const poll = page.getByRole('group', ONE)
    const sealed = poll.getByRole('radio', { name: /^Spoiler, Turkish remake/ })
    await expect(sealed).toBeVisible()
    await expect(poll).not.toContainText('warden')
    if (javaScriptEnabled) {
      await poll.getByRole('button', { name: /^Spoiler, Turkish remake.*Reveal$/ }).click()
      await expect(poll).toContainText('the warden')
    }
    await poll.locator('input').nth(2).check()
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(poll).toContainText('1 person voted.')
    await expect.poll(() => results(poll)).toEqual(['0% · 0 votes', '0% · 0 votes', '100% · 1 vote · your choice'])
  })

  test('what people voted on cannot be changed; what stands around it can', async ({ page }) => {
    const thread = await startPoll(page)
    const poll = page.getByRole('group', ONE)
    await poll.getByRole('radio', { name: 'Yong-gu' }).check()
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(poll).toContainText('1 person voted.')
    await page.goto(`/t/${/\/t\/(\d+)/.exec(thread)![1]}/p/1/edit`)
    const field = page.getByLabel('Your post')
    await field.fill(POLL.replace('Yong-gu', 'Ye-sung'))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('its question and options stay as they are', { exact: false })).toBeVisible()
    await field.fill(`${POLL}\n\nThank you all.`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(post(page, 1)).toContainText('Thank you all.')
    await expect(page.getByRole('group', ONE)).toContainText('the whole cell')
  })
})

test('results come to who voted when they come back, and nothing moves', async ({ page }) => {
  const thread = await startPoll(page, POLL.replace(':::poll', ':::poll{multiple until=2999-12-31}'))
  const poll = page.getByRole('group', { name: 'Poll, choose as many as you like' })
  const places = () => poll.evaluate((element) => [...element.querySelectorAll('*')].filter((one) => !one.closest('.poll-result')).map((one) => one.getBoundingClientRect()).map(({ top, height }) => `${Math.round(top + window.scrollY)} ${Math.round(height)}`).join())
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(thread)
    await expect(poll).toContainText('Open until December 31, 2999.')
    const before = await places()
    await poll.getByRole('checkbox', { name: 'Yong-gu' }).check()
    await poll.getByRole('checkbox', { name: 'the whole cell' }).check()
    await poll.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Your vote is counted. 1 person voted.' })).toHaveCount(1)
    expect(await places()).toBe(before)
    await page.reload()
    await expect(poll).toContainText('100% · 1 vote · your choice')
    expect(await places()).toBe(before)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await poll.getByRole('button', { name: 'Withdraw my vote' }).press('Enter')
    await expect(poll.getByRole('button', { name: 'Vote', exact: true })).toBeFocused()
  }
})

test('the composer’s button puts in a poll, and the preview shows it, not to be used', async ({ page }) => {
  await signInAs(page, aNewName(), '/new')
  await page.getByLabel('Your post').click()
  await page.getByRole('button', { name: 'Poll', exact: true }).click()
  // What the button puts in comes with a script of its own: one types once it stands there.
  await expect(page.getByLabel('Your post')).toHaveValue(/:::poll\n/)
  await expect(page.getByLabel('Your post')).toBeFocused()
  await page.keyboard.type('Who knew?')
  await page.getByText('Preview', { exact: true }).first().click()
  const poll = page.getByRole('group', ONE)
  await expect(poll).toContainText('Who knew?')
  await expect(poll.getByRole('radio', { name: 'Another option' })).toBeDisabled()
})

test('what one chooses before the results have come stays chosen', async ({ page }) => {
  const thread = await startPoll(page)
  let answer = () => {}
  const asked = new Promise<void>((resolve) => void page.route('**/api/v1/posts/*/polls', async (route) => {
    await new Promise<void>((go) => {
      answer = go
      resolve()
    })
    await route.continue()
  }))
  await page.goto(thread)
  await asked
  const poll = page.getByRole('group', ONE)
  await poll.getByRole('radio', { name: 'Yong-gu' }).check()
  const came = page.waitForResponse(/\/polls$/)
  answer()
  await (await came).finished()
  await expect(poll.getByRole('radio', { name: 'Yong-gu' })).toBeChecked()
  await poll.getByRole('button', { name: 'Vote', exact: true }).click()
  await expect(poll).toContainText('1 person voted.')
})
