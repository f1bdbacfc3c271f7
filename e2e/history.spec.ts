import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { start } from './setup/threads'

/** Starts a thread and answers its number. */
async function startNumbered(page: Page, title: string, body: string): Promise<string> {
  return /\/t\/(\d+)\//.exec(await start(page, { title, body }))![1]!
}

test.describe('the past', { tag: '@noscript' }, () => {
  test('an author seals what they had left open; a guest reads in the history what changed, and opens a revision by an act of their own', async ({ page, anotherBrowser }) => {
    await signInAs(page, aNewName())
    const thread = await startNumbered(page, `Said too much at first ${aNewName()}`, 'They meet, and the father sings in the end. Bring water.')
    await page.goto(`/t/${thread}/p/1/edit`)
    await page.getByLabel('Your post').fill('They meet, and ||the father sings in the end||{version=kr-2013}. Bring handkerchiefs.')
    await page.getByLabel('Why you changed it').fill('The father sings, and I said so')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/#p1$/)

    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(`/t/${thread}`)
    await guest.getByRole('link', { name: 'edited: see what changed in post 1' }).click()
    await expect(guest.getByRole('heading', { level: 1, name: 'History of post 1' })).toBeVisible()
    expect(await guest.content()).not.toContain('father sings')
    await expect(guest.locator('ins')).toHaveText(/added:\s+handkerchiefs\s+end of change/)
    await expect(guest.getByText('There is a reason. It is sealed')).toBeVisible()
    await guest.getByRole('link', { name: 'Open revision 1, which holds spoilers for Korean original' }).click()
    await expect(guest).toHaveURL(/history\?open=1#r1$/)
    await expect(guest.getByRole('listitem').filter({ hasText: 'As it was first posted' })).toContainText('the father sings in the end')
    await expect(guest.getByText('and I said so')).toHaveCount(0)
    await guest.getByRole('link', { name: 'Close it again' }).click()
    await expect(guest.getByText('father sings')).toHaveCount(0)
  })

  test('a moderator retitles a thread with a reason and takes it back; its old address leads on and says nothing', async ({ page, anotherBrowser }) => {
    await signInAs(page, aNewName())
    const [said, plain] = [`The father sings ${aNewName()}`, `About the father ${aNewName()}`]
    const thread = await startNumbered(page, said, 'An opening')
    const old = new URL(page.url()).pathname

    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator', `/t/${thread}/edit`)
    await moderator.getByRole('textbox', { name: 'Title' }).fill(plain)
    await moderator.getByRole('button', { name: 'Save' }).click()
    await expect(moderator.getByText('Say why in a few words.')).toBeVisible()
    await moderator.getByRole('combobox', { name: 'Reason' }).selectOption('The title gave a part of the story away.')
    await moderator.getByRole('button', { name: 'Save' }).click()
    await expect(moderator.getByRole('heading', { level: 1, name: plain })).toBeVisible()

    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(old)
    await expect(guest.getByRole('heading', { level: 1, name: plain })).toBeVisible()
    expect(guest.url()).not.toContain('sings')
    expect(await guest.content()).not.toContain(said)
    await guest.goto('/moderation/log')
    await expect(guest.getByRole('listitem').filter({ hasText: plain })).toContainText('The title of the thread was changed')
    expect(await guest.content()).not.toContain(said)

    await moderator.goto(`/t/${thread}/edit`)
    await expect(moderator.getByRole('region', { name: 'Earlier titles' })).toContainText(said)
    const entry = moderator.getByRole('listitem').filter({ hasText: 'The title of the thread was changed' })
    await entry.getByText('Undo this').click()
    await entry.getByRole('combobox', { name: 'Reason' }).selectOption('It was a slip of the hand.')
    await entry.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(moderator.getByText('Undone.', { exact: true })).toBeVisible()
    await guest.goto(`/t/${thread}`)
    await expect(guest.getByRole('heading', { level: 1, name: said })).toBeVisible()
  })
})
