import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

const idOf = (path: string) => /\/t\/(\d+)/.exec(path)![1]!

/** Comments in the thread that the page is on. */
async function comment(page: Page, thread: string, body: string): Promise<void> {
  await page.goto(`/t/${idOf(thread)}/reply`)
  await page.getByLabel('Your comment').fill(body)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText(body)).toBeVisible()
}

/** Says why and sends one of the forms of a moderator's page. */
async function decide(page: Page, region: string, send: string): Promise<void> {
  const form = page.getByRole('region', { name: region, exact: true })
  await form.getByLabel('Your own words').fill('Easier to find so')
  await form.getByRole('button', { name: send }).click()
}

/** Takes back what the entry of the page's history says was done. */
async function takeBack(page: Page, entry: string): Promise<void> {
  const item = page.getByRole('listitem').filter({ hasText: entry }).first()
  await item.getByText('Undo this').click()
  await item.getByLabel('Your own words').fill('On a second look it was better before')
  await item.getByRole('button', { name: 'Undo' }).click()
}

test.describe('arranging threads', { tag: '@noscript' }, () => {
  test('a moderator merges two threads, splits posts off, and takes both back: every permalink leads to its post all the while', async ({ page, anotherBrowser }) => {
    const [one, two] = [`Where the balloon goes ${aNewName()}`, `About the balloon ${aNewName()}`]
    await signInAs(page, aNewName())
    const from = await start(page, { title: one, body: `First of one ${one}` })
    await comment(page, from, `Second of one ${one}`)
    const into = await start(page, { title: two, body: `First of two ${two}` })
    const reader = await (await anotherBrowser()).newPage()
    const leads = async (threadId: string, number: number, words: string, at: string) => {
      await reader.goto(`/t/${threadId}/p/${number}`)
      await expect(reader).toHaveURL(new RegExp(`${at}$`))
      await expect(reader.locator(new URL(reader.url()).hash)).toContainText(words)
    }
    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator', `/t/${idOf(from)}/arrange`)
    await moderator.getByRole('region', { name: 'Merge', exact: true }).getByLabel('Which thread takes them?').fill(into)
    await decide(moderator, 'Merge', 'Merge')
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('The thread was merged into another')
    await leads(idOf(from), 2, `Second of one ${one}`, '#p3')
    await reader.goto(from)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(two)
    await expect(post(reader, 2)).toContainText(`First of one ${one}`)

    await takeBack(moderator, 'The thread was merged into another')
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('was undone')
    await leads(idOf(from), 2, `Second of one ${one}`, '#p2')
    await leads(idOf(into), 3, `Second of one ${one}`, '#p2')

    await moderator.goto(`/t/${idOf(from)}/arrange?posts=2`)
    const split = moderator.getByRole('region', { name: 'Split off posts' })
    await expect(split.getByLabel('Which posts?')).toHaveValue('2')
    await split.getByLabel('Title of the new thread').fill(`A talk of its own ${two}`)
    await decide(moderator, 'Split off posts', 'Move them')
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('Posts were moved to another thread')
    await leads(idOf(from), 2, `Second of one ${one}`, '#p1')
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(`A talk of its own ${two}`)
    await reader.goto(from)
    await expect(reader.locator('#p2')).toContainText('Post 2 was moved to')
    await takeBack(moderator, 'Posts were moved to another thread')
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('was undone')
    await leads(idOf(from), 2, `Second of one ${one}`, '#p2')
    await leads(idOf(into), 3, `Second of one ${one}`, '#p2')
  })

  test('a moderator locks a thread and unlocks it, deletes a post and brings it back; its author is told', async ({ page, anotherBrowser }) => {
    const title = `What the snow was for ${aNewName()}`
    await signInAs(page, aNewName())
    const thread = await start(page, { title, body: `An opening ${title}` })
    await comment(page, thread, `A comment ${title}`)
    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator', `/t/${idOf(thread)}/arrange`)
    await moderator.getByLabel('Lock it').check()
    await decide(moderator, 'What should happen?', 'Do it')
    await expect(moderator.getByRole('main').getByRole('status')).toContainText('The thread was locked')
    await page.goto(thread)
    await expect(page.getByText('This thread is locked', { exact: false }).first()).toBeVisible()
    await takeBack(moderator, 'The thread was locked')
    await page.goto(thread)
    await expect(page.getByText('This thread is locked', { exact: false })).toHaveCount(0)

    await moderator.goto(`/t/${idOf(thread)}/p/2/more`)
    await moderator.getByText('Moderate this post').click()
    await moderator.getByLabel('Delete it').check()
    await moderator.getByLabel('Reason', { exact: true }).selectOption('said-twice')
    await moderator.getByRole('button', { name: 'Do it' }).click()
    await expect(moderator.getByText('The post was deleted').first()).toBeVisible()
    await page.goto(thread)
    await expect(post(page, 2)).not.toContainText(`A comment ${title}`)
    await page.goto('/notifications')
    await expect(page.getByText('A moderator deleted your post').first()).toBeVisible()
    await moderator.goto(`/t/${idOf(thread)}/p/2/more`)
    await moderator.getByText('Moderate this post').click()
    await moderator.getByLabel('Bring it back').check()
    await moderator.getByLabel('Reason', { exact: true }).selectOption('nothing-wrong')
    await moderator.getByRole('button', { name: 'Do it' }).click()
    await page.goto(thread)
    await expect(post(page, 2)).toContainText(`A comment ${title}`)
  })
})
