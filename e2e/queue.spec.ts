import { report } from './setup/moderating'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Locator, type Page } from './setup/test'
import { start } from './setup/threads'

const OPEN = 'I hummed the tune all the way home'

const itemOf = (page: Page, title: string): Locator => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })

/** The keys of the queue are heard once its list of them can be opened. */
const listening = (page: Page) => expect(page.getByRole('main').getByRole('button', { name: 'Keys' })).toBeVisible()

/** Selects words in an element as a hand with a mouse does. */
async function select(text: Locator, words: string): Promise<void> {
  await text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const at = node.data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      getSelection()!.removeAllRanges()
      getSelection()!.addRange(range)
      return
    }
    throw new Error('these words are not there')
  }, words)
}

test('a moderator selects words as they are shown, presses s, and seals just those; the author hears of it', async ({ page, anotherBrowser }) => {
  const title = `What the tune does to me ${aNewName()}`
  const [reader, moderator, guest] = await Promise.all([0, 1, 2].map(async () => (await anotherBrowser()).newPage())) as [Page, Page, Page]
  await signInAs(page, aNewName())
  const thread = await start(page, { title, body: `${OPEN}, and then *the lamplighter* forgives the clerk. What a film.` })
  await signInAs(reader, 'moderator')
  await report(reader, thread)
  await guest.goto(thread)
  await expect(guest.getByText(OPEN)).toHaveCount(0)

  await signInAs(moderator, 'admin', '/moderation')
  await listening(moderator)
  const item = itemOf(moderator, title)
  await item.getByText('Read the post').click()
  await select(item.locator('.judged-text > .prose').first(), 'forgives the clerk')
  await moderator.keyboard.press('s')
  await expect(moderator).toHaveURL(/shown=\d+-\d+-\d+#part$/)
  const part = moderator.getByRole('region', { name: 'Seal just a part' })
  await expect(part.getByRole('status')).toContainText('forgives the clerk')
  await part.getByLabel('Reason', { exact: true }).selectOption('gives-ending-away')
  await part.getByRole('button', { name: 'Seal these words' }).click()
  await expect(moderator.getByText('Done. A part of the post was sealed.')).toBeVisible()

  await guest.goto(thread)
  await expect(guest.getByText(OPEN)).toBeVisible()
  expect(await guest.content()).not.toContain('forgives')
  await expect(async () => {
    await page.goto('/notifications')
    await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toContainText('sealed as a spoiler', { timeout: 1000 })
  }).toPass()
})

test('the queue is stepped through and decided by keys, and one decision is undone by u', async ({ page, anotherBrowser }) => {
  const title = `Who lights the lamps ${aNewName()}`
  const moderator = await (await anotherBrowser()).newPage()
  await signInAs(page, aNewName())
  const thread = await start(page, { title, body: `${OPEN}.` })
  await signInAs(moderator, 'moderator')
  await moderator.goto(thread.replace(/(\/t\/\d+)\/.*/, '$1/p/1/flag'))
  await moderator.getByLabel('Off topic', { exact: false }).check()
  await moderator.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Thank you')
  await moderator.goto('/moderation')
  await listening(moderator)
  await moderator.keyboard.press('?')
  await expect(moderator.getByRole('dialog')).toContainText('dismiss the reports')
  await moderator.keyboard.press('Escape')
  await itemOf(moderator, title).getByRole('checkbox').first().focus()
  await moderator.keyboard.press('x')
  await moderator.keyboard.press('Enter')
  await expect(moderator.getByText('Done. The reports were dismissed.')).toBeVisible()
  await expect(itemOf(moderator, title)).toHaveCount(0)
  await moderator.keyboard.press('u')
  await expect(moderator.getByText(/Decision \d+ was undone/).first()).toBeVisible()
  await expect(itemOf(moderator, title)).toBeVisible()
})

test.describe('several at once', { tag: '@noscript' }, () => {
  test('reports of a thread, its title and its author are decided together, each with its own entry', async ({ page, anotherBrowser }) => {
    const name = aNewName()
    const title = `A title that says too much ${aNewName()}`
    const [reader, moderator] = await Promise.all([0, 1].map(async () => (await anotherBrowser()).newPage())) as [Page, Page]
    await signInAs(page, name)
    const thread = await start(page, { title, body: `${OPEN}.` })
    await signInAs(reader, 'fan')
    for (const [where, reason] of [['/flag', 'Off topic'], ['/flag/title', 'Spam']] as const) {
      await reader.goto(thread.replace(/(\/t\/\d+)\/.*/, `$1${where}`))
      await reader.getByLabel(reason, { exact: false }).first().check()
      await reader.getByRole('button', { name: 'Report', exact: true }).click()
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Thank you')
    }
    await reader.goto(thread.replace(/(\/t\/\d+)\/.*/, '$1/flag/title'))
    await reader.getByRole('button', { name: 'Take my report back' }).click()
    await expect(reader.getByText('You have taken your report back.')).toBeVisible()
    await reader.getByRole('button', { name: 'Report', exact: true }).click()

    await signInAs(moderator, 'moderator', '/moderation')
    const items = itemOf(moderator, title)
    await expect(items).toHaveCount(2)
    for (const item of await items.all()) await item.getByRole('checkbox').first().check()
    const bulk = moderator.locator('.queue-bulk')
    if (!(await bulk.getByLabel('Dismiss the reports', { exact: false }).isVisible())) await bulk.getByText('Decide several at once').click()
    await bulk.getByLabel('Dismiss the reports', { exact: false }).check()
    await bulk.getByLabel('Reason', { exact: true }).selectOption('no-breach')
    await bulk.getByRole('button', { name: 'Decide for all selected' }).click()
    await expect(moderator.getByText('2 of 2 were decided.')).toBeVisible()
    await expect(items).toHaveCount(0)
  })
})
