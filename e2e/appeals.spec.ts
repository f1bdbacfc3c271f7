import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

const TOLD = 'the lamplighter forgives the clerk'
const PLEA = 'The poster of the film says that the lamplighter forgives the clerk'

/** Starts a thread by the page's member; answers its address and the opening post's id. */
async function aTelling(page: Page, title: string): Promise<{ address: string; postId: string }> {
  await start(page, { title, body: `I know now that ${TOLD}.` })
  const address = page.url()
  const answer = await page.request.get(address.replace(/(?:\/[a-z]{2})?\/t\/(\d+)\/.*/, '/api/v1/threads/$1/posts'))
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return { address, postId: items[0]!.id }
}

/** Seals a whole post, as a moderator who looks at it. */
async function seal(moderator: Page, postId: string): Promise<void> {
  await moderator.goto(`/moderation/posts/${postId}`)
  const decide = moderator.getByRole('region', { name: 'Decide' })
  await decide.getByLabel('Seal the whole post').check()
  await decide.getByLabel('Version').selectOption('kr-2013')
  await decide.getByLabel('Reason', { exact: true }).selectOption('gives-ending-away')
  await decide.getByRole('button', { name: 'Decide' }).click()
  await expect(moderator.getByText('Done. The whole post was sealed.')).toBeVisible()
}

/** Finds in one's notices that a post was sealed, and appeals from there. */
async function appeal(author: Page, title: string): Promise<void> {
  await expect(async () => {
    await author.goto('/notifications')
    await expect(author.getByRole('listitem').filter({ hasText: title })).toContainText('Your post was sealed as a spoiler', { timeout: 1000 })
  }).toPass()
  await author.getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Appeal against this' }).click()
  await expect(author.getByRole('heading', { level: 1 })).toHaveText('Appeal against a decision')
  await author.getByLabel('What should we know?').fill('No')
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(author.getByText('Say a little more: at least 10 characters.')).toBeVisible()
  await author.getByLabel('What should we know?').fill(PLEA)
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(author.getByText('Your appeal is with the moderators.')).toBeVisible()
  await expect(author.getByText(PLEA)).toBeVisible()
}

/** Opens the appeal about a thread, from the list of those that wait. */
async function open(moderator: Page, title: string): Promise<void> {
  await moderator.goto('/moderation/appeals')
  const row = moderator.getByRole('listitem').filter({ hasText: title })
  await expect(row).toContainText(PLEA)
  await row.getByRole('link', { name: 'Look at it' }).click()
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Decide an appeal')
}

test.describe('an appeal', { tag: '@noscript' }, () => {
  test('is heard by another moderator, who overturns: the post is open again, and the log tells it without telling', async ({ page, anotherBrowser }) => {
    const title = `Who forgives whom ${aNewName()}`
    const [moderator, admin, guest] = await Promise.all([0, 1, 2].map(async () => (await anotherBrowser()).newPage())) as [Page, Page, Page]
    await signInAs(page, aNewName())
    const { address, postId } = await aTelling(page, title)
    await signInAs(moderator, 'moderator')
    await signInAs(admin, 'admin')
    await seal(moderator, postId)
    await guest.goto(address)
    await expect(guest.getByText(TOLD)).toHaveCount(0)
    await appeal(page, title)

    await open(moderator, title)
    await expect(moderator.getByText('You made this decision yourself, and another moderator is about')).toBeVisible()
    await open(admin, title)
    const late = admin.url()
    await admin.getByLabel('Undo it', { exact: true }).check()
    await admin.getByLabel('Reason', { exact: true }).selectOption('appeal-heard')
    await admin.getByLabel('Your own words').fill(PLEA)
    await admin.getByRole('button', { name: 'Decide' }).click()
    await expect(admin.getByText('Say why without repeating the words of the post.')).toBeVisible()
    await admin.getByLabel('Your own words').fill('Thank you for writing')
    await admin.getByRole('button', { name: 'Decide' }).click()
    await expect(admin.getByText('Decided. They are told.')).toBeVisible()
    await expect(admin.getByRole('region', { name: 'How it was decided' })).toContainText('was undone')
    await moderator.goto(late)
    await expect(moderator.getByRole('region', { name: 'How it was decided' })).toContainText('Thank you for writing')

    await guest.goto(address)
    await expect(guest.getByText(TOLD)).toBeVisible()
    await guest.goto('/moderation/log?act=undo')
    const entry = guest.getByRole('listitem').filter({ hasText: title })
    await expect(entry).toContainText('What they said on appeal was right. Thank you for writing')
    await expect(entry).toContainText('On the appeal against decision')
    expect(await guest.content()).not.toContain('lamplighter')
    await entry.getByRole('link', { name: /^Decision \d+$/ }).first().click()
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Decision \d+$/)
    expect(await guest.content()).not.toContain('lamplighter')

    await expect(async () => {
      await page.goto('/notifications')
      await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toContainText('You were right to appeal: the decision was undone', { timeout: 1000 })
    }).toPass()
  })

  test('is heard by another moderator, who upholds: the author is told why, and it stays sealed', async ({ page, anotherBrowser }) => {
    const title = `Whom one forgives ${aNewName()}`
    const [moderator, admin, guest] = await Promise.all([0, 1, 2].map(async () => (await anotherBrowser()).newPage())) as [Page, Page, Page]
    await signInAs(page, aNewName())
    const { address, postId } = await aTelling(page, title)
    await signInAs(moderator, 'moderator')
    await seal(moderator, postId)
    await appeal(page, title)
    await signInAs(admin, 'admin')
    await open(admin, title)
    await admin.getByLabel('It stands', { exact: true }).check()
    await admin.getByLabel('Reason', { exact: true }).selectOption('stands-on-review')
    await admin.getByRole('button', { name: 'Decide' }).click()
    await expect(admin.getByText('Decided. They are told.')).toBeVisible()
    await guest.goto(address)
    await expect(guest.getByText(TOLD)).toHaveCount(0)
    await guest.goto('/ko/moderation/log?act=uphold')
    await expect(guest.getByRole('listitem').filter({ hasText: title })).toContainText('다른 운영자가 다시 살펴봤고, 같은 판단이에요.')
    expect(await guest.content()).not.toContain('lamplighter')
    await guest.setViewportSize({ width: 360, height: 740 })
    await guest.goto('/moderation/figures')
    await guest.getByText('The numbers').first().click()
    await expect(guest.getByRole('table').first().getByRole('rowheader')).toHaveCount(12)
    expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expect(async () => {
      await page.goto('/notifications')
      await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toContainText('Your appeal was looked at again: the decision stands', { timeout: 1000 })
    }).toPass()
  })
})

test('the log can be asked for some of it, at 360 px', { tag: '@noscript' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/moderation/log')
  await page.getByText('Show only').click()
  await page.getByLabel('What was done').selectOption('seal')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/act=seal/)
  await expect(page.getByLabel('What was done')).toHaveValue('seal')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
