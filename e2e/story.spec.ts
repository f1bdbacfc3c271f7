import { act, choose, handleOf, report } from './setup/moderating'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

const OPEN = 'I hummed the tune all the way home'
const TOLD = 'the lamplighter forgives the clerk'

/** Somebody new whom an administrator has made a member: their reports count. */
async function aMember(page: Page, admin: Page): Promise<void> {
  await signInAs(page, aNewName())
  await act(admin, await handleOf(page), 'Change the standing', 'Change the standing', () => admin.getByLabel('Standing', { exact: true }).selectOption('member'))
}

/** Waits until a notice about a thread says this. */
async function isTold(page: Page, title: string, words: string): Promise<void> {
  await expect(async () => {
    await page.goto('/notifications')
    await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toContainText(words, { timeout: 1000 })
  }).toPass()
  expect(await page.content()).not.toContain('lamplighter')
}

test('three report an unmarked spoiler: it is sealed at once; a moderator seals just a part, the author appeals, another undoes it, and the log tells it all without telling', async ({ page, anotherBrowser }) => {
  const title = `Whose tune it was ${aNewName()}`
  const [moderator, admin, guest, first, second, third] = await Promise.all([0, 1, 2, 3, 4, 5].map(async () => (await anotherBrowser()).newPage())) as [Page, Page, Page, Page, Page, Page]
  await signInAs(admin, 'admin')
  await signInAs(moderator, 'moderator')
  await aMember(first, admin)
  await aMember(second, admin)
  await signInAs(third, 'fan')
  await signInAs(page, aNewName())
  const thread = await start(page, { title, body: `${OPEN}, and then ${TOLD}. What a film.` })
  const isSealed = async (sealed: boolean, open: boolean) => {
    await guest.goto(thread)
    await expect(guest.getByText(OPEN)).toHaveCount(open ? 1 : 0)
    await expect(guest.getByText(TOLD)).toHaveCount(sealed ? 0 : 1)
    expect((await guest.content()).includes('lamplighter')).toBe(!sealed)
  }

  await report(first, thread)
  await report(second, thread)
  await isSealed(false, true)
  await report(third, thread)
  await isSealed(true, false)

  await moderator.goto('/moderation')
  await moderator.getByRole('listitem').filter({ has: moderator.getByRole('heading', { name: title }) }).getByRole('link', { name: 'History, source and sealing a part' }).click()
  const part = moderator.getByRole('region', { name: 'Seal just a part' })
  await choose(part, true, TOLD)
  await part.getByLabel('Reason', { exact: true }).selectOption('gives-ending-away')
  await part.getByRole('button', { name: 'Seal these words' }).click()
  await expect(moderator.getByText('Done. A part of the post was sealed.')).toBeVisible()
  await isSealed(true, true)
  await isTold(first, title, 'A moderator looked at what you reported, and acted on it')

  await isTold(page, title, 'A part of your post was sealed as a spoiler')
  await page.getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'A part of your post' }).getByRole('link', { name: 'Appeal against this' }).click()
  await page.getByLabel('What should we know?').fill('It is on the poster, and in the very first minute.')
  await page.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(page.getByText('Your appeal is with the moderators.')).toBeVisible()

  await admin.goto('/moderation/appeals')
  await admin.getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Look at it' }).click()
  await admin.getByLabel('Undo it', { exact: true }).check()
  await admin.getByLabel('Reason', { exact: true }).selectOption('appeal-heard')
  await admin.getByRole('button', { name: 'Decide' }).click()
  await expect(admin.getByText('Decided. They are told.')).toBeVisible()
  await isTold(page, title, 'You were right to appeal')
  // Undone is what the moderator did: the reports wait again, and so does the seal that they made.
  await isSealed(true, false)
  const item = admin.getByRole('listitem').filter({ has: admin.getByRole('heading', { name: title }) })
  await admin.goto('/moderation')
  await item.getByText('Decide', { exact: true }).first().click()
  await item.getByLabel('Unseal the whole post', { exact: false }).check()
  await item.getByLabel('Reason', { exact: true }).selectOption('premise-only')
  await item.getByRole('button', { name: 'Decide' }).click()
  await expect(admin.getByText('Done. The post was unsealed.')).toBeVisible()
  await isSealed(false, true)

  await guest.goto('/moderation/log')
  const entries = guest.getByRole('listitem').filter({ hasText: title })
  await expect(entries.nth(0)).toContainText('The post was unsealed')
  await expect(entries.nth(1)).toContainText(/Decision \d+ was undone/)
  await expect(entries.nth(2)).toContainText('A part of the post was sealed')
  await expect(entries.nth(3)).toContainText('The whole post was sealed')
  expect(await guest.content()).not.toContain('lamplighter')
})

test('fifty reports are decided together, each with its own entry', async ({ page, anotherBrowser, baseURL }) => {
  const admin = await (await anotherBrowser()).newPage()
  const moderator = await (await anotherBrowser()).newPage()
  await signInAs(page, 'fan')
  await signInAs(admin, 'admin')
  await signInAs(moderator, 'moderator')
  const title = `Words by the dozen ${aNewName()}`
  const thread = (await start(page, { title, body: 'Not one of them is about the film.' })).split('/')[2]!
  const send = async (from: Page, path: string, data: object) => {
    const answer = await from.request.post(`/api/v1${path}`, { data, headers: { origin: baseURL! } })
    expect(answer.ok()).toBe(true)
    return (await answer.json()) as { id: string }
  }
  // Nobody may write and report so much in a minute: several do, and nobody reports their own.
  const posts: string[] = []
  for (let count = 0; count < 50; count += 1) posts.push((await send(count % 2 ? page : admin, `/threads/${thread}/posts`, { body: `Buy ${count} of these.` })).id)
  for (const [count, post] of posts.entries()) await send(count % 2 ? admin : moderator, `/posts/${post}/flags`, { reason: 'spam' })

  await moderator.goto('/moderation?reason=spam')
  await moderator.getByRole('link', { name: 'Show 50 and select them all' }).click()
  await expect(moderator.getByRole('checkbox', { name: title, checked: true })).toHaveCount(50)
  const bulk = moderator.locator('.queue-bulk')
  await expect(bulk.getByText('50 selected')).toBeVisible()
  await bulk.getByLabel('Delete the posts', { exact: false }).check()
  await bulk.getByLabel('Reason', { exact: true }).selectOption('advertises')
  await bulk.getByRole('button', { name: 'Decide for all selected' }).click()
  await expect(moderator.getByText('50 of 50 were decided.')).toBeVisible()
  await expect(moderator.getByRole('checkbox', { name: title })).toHaveCount(0)
  const entries = await bulk.getByRole('link', { name: /^Done: decision \d+$/ }).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(new Set(entries).size).toBe(50)
  await page.goto(entries[49]!)
  await expect(page.getByText('The post was deleted').first()).toBeVisible()
  await page.goto(`/t/${thread}`)
  await expect(page.getByText(/^Buy \d+ of these\.$/)).toHaveCount(0)
})
