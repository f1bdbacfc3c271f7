import { choose, report } from './setup/moderating'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Locator, type Page } from './setup/test'
import { start } from './setup/threads'

const OPEN = 'I hummed the tune all the way home'
const TOLD = 'the lamplighter forgives the clerk'

/** Starts a thread whose opening post tells, unmarked, what it should not; answers the thread's address. */
async function startTelling(page: Page, title: string): Promise<string> {
  await start(page, { title, body: `${OPEN}, and then ${TOLD}. What a film.` })
  return page.url()
}

test.describe('moderating a spoiler', { tag: '@noscript' }, () => {
  test('a member reports, a moderator seals a part, the log tells it without telling, and it is undone', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    const title = `What the tune does to me ${aNewName()}`
    const [reader, moderator, guest] = await Promise.all([0, 1, 2].map(async () => (await anotherBrowser()).newPage())) as [Page, Page, Page]
    await signInAs(page, aNewName())
    const thread = await startTelling(page, title)
    await signInAs(reader, 'fan')
    await report(reader, thread)
    await guest.goto(thread)
    await expect(guest.getByText(TOLD)).toBeVisible()

    await signInAs(moderator, 'moderator', '/moderation')
    const item = moderator.getByRole('listitem').filter({ hasText: title })
    await expect(item).toContainText('Spoiler, by a member')
    await expect(item.getByText(TOLD)).toBeHidden()
    await item.getByText('Read the post').click()
    await expect(item.getByText(TOLD)).toBeVisible()
    await item.getByRole('link', { name: 'History, source and sealing a part' }).click()
    const part = moderator.getByRole('region', { name: 'Seal just a part' })
    await choose(part, javaScriptEnabled !== false, TOLD)
    await expect(part.getByLabel('Version')).toHaveValue('kr-2013')
    await part.getByLabel('Reason', { exact: true }).selectOption('gives-ending-away')
    await part.getByLabel('Your own words').fill(`It says that ${TOLD}`)
    await part.getByRole('button', { name: 'Seal these words' }).click()
    await expect(part.getByText('Say why without repeating the words of the post.')).toBeVisible()
    await part.getByLabel('Your own words').fill('Lovely post; just this bit')
    if (javaScriptEnabled === false) await expect(part.getByLabel('The words to seal')).toHaveValue(TOLD)
    await part.getByRole('button', { name: 'Seal these words' }).click()
    await expect(moderator.getByText('Done. A part of the post was sealed.')).toBeVisible()
    const decided = moderator.url()

    await guest.goto(thread)
    await expect(guest.getByText(OPEN)).toBeVisible()
    await expect(guest.getByText(TOLD)).toHaveCount(0)
    expect(await guest.content()).not.toContain('lamplighter')
    await guest.goto('/moderation/log')
    const entry = guest.getByRole('listitem').filter({ hasText: title }).first()
    await expect(entry).toContainText('A part of the post was sealed')
    await expect(entry).toContainText('Spoilers: Korean original')
    await expect(entry).toContainText('It tells how a version ends. Lovely post; just this bit')
    expect(await guest.content()).not.toContain('lamplighter')
    await guest.goto('/ko/moderation/log')
    await expect(guest.getByRole('listitem').filter({ hasText: title }).first()).toContainText('작품의 결말이 드러나요.')

    await expect(async () => {
      await page.goto('/notifications')
      await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('A part of your post was sealed as a spoiler', { timeout: 1000 })
    }).toPass()
    expect(await page.content()).not.toContain('lamplighter')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByText('You have read everything.')).toBeVisible()

    await moderator.goto(decided)
    await moderator.getByRole('main').getByRole('button', { name: 'Undo' }).first().click()
    await expect(moderator.getByText(/^Done\. Decision \d+ was undone\.$/)).toBeVisible()
    await guest.goto(thread)
    await expect(guest.getByText(TOLD)).toBeVisible()
    await guest.goto('/moderation/log')
    const entries = guest.getByRole('listitem').filter({ hasText: title })
    await expect(entries.first()).toContainText(/Decision \d+ was undone/)
    await expect(entries.nth(1)).toContainText(/Undone by decision \d+/)

    // The report waits again; nobody leaves it there.
    await moderator.goto('/moderation')
    const again = moderator.getByRole('listitem').filter({ hasText: title })
    await again.getByText('Decide', { exact: true }).first().click()
    await again.getByLabel('Dismiss the reports', { exact: false }).check()
    await again.getByLabel('Reason', { exact: true }).selectOption('no-breach')
    await again.getByRole('button', { name: 'Decide' }).click()
    await expect(moderator.getByText('Done. The reports were dismissed.')).toBeVisible()
  })

  test('a moderator’s own report seals the whole post at once, and a second moderator who comes late is told', async ({ page, anotherBrowser }) => {
    const title = `Who stands at the window ${aNewName()}`
    const [moderator, admin] = await Promise.all([0, 1].map(async () => (await anotherBrowser()).newPage())) as [Page, Page]
    await signInAs(page, aNewName())
    const thread = await startTelling(page, title)
    await signInAs(moderator, 'moderator')
    await report(moderator, thread)
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('The post is sealed as of now')
    await page.goto(thread)
    await expect(page.getByText(TOLD)).toHaveCount(0)

    await signInAs(admin, 'admin', '/moderation')
    await moderator.goto('/moderation')
    const [first, late] = [moderator, admin].map((one) => one.getByRole('listitem').filter({ hasText: title })) as [Locator, Locator]
    for (const card of [first, late]) await card.getByText('Decide', { exact: true }).first().click()
    await first.getByLabel('Keep the seal', { exact: false }).check()
    await first.getByLabel('Reason', { exact: true }).selectOption('gives-ending-away')
    await first.getByRole('button', { name: 'Decide' }).click()
    await expect(moderator.getByText('Done. The seal was confirmed.')).toBeVisible()
    await late.getByLabel('Dismiss the reports', { exact: false }).check()
    await late.getByLabel('Reason', { exact: true }).selectOption('no-breach')
    await late.getByRole('button', { name: 'Decide' }).click()
    await expect(admin.getByText(/^Somebody was quicker[.:] the seal was confirmed\./i)).toBeVisible()
  })

  test('a guest is led to sign-in and back, a member may not see the queue, and the log is for everybody', async ({ page, allowErrors }) => {
    allowErrors(/403/)
    await page.goto('/moderation/log')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Moderation log')
    await page.goto('/moderation')
    await expect(page).toHaveURL(/\/sign-in\?to=%2Fmoderation$/)
    await signInAs(page, 'fan')
    expect((await page.goto('/moderation'))?.status()).toBe(403)
    expect((await page.goto('/moderation/posts/1'))?.status()).toBe(403)
    await page.goto('/notifications')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications')
  })
})
