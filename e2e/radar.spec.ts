import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { pathOf, start } from './setup/threads'

const THREAD = 'How do I seal half a sentence? Practise here'
const TOLD = 'Yong-gu is executed at the end'

/** Comments in a thread, on the page of its own that has nothing else. */
async function openReply(page: Page, address: string): Promise<void> {
  await page.goto(address.replace(/(\/t\/\d+)\/.*/, '$1/reply'))
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Your comment' })
const advice = (page: Page) => page.getByRole('group', { name: 'Perhaps a spoiler' })

test('a newcomer who types a spoiler is told so once, seals it at a tap, can take that back, and posts', async ({ page }) => {
  const name = aNewName()
  await signInAs(page, name)
  await openReply(page, await pathOf(page, THREAD))
  await body(page).fill(`What a night, ${name}. ${TOLD}, and I wept.`)
  await expect(advice(page)).toContainText('may be a spoiler (Korean original)')
  await expect(page.getByRole('status').filter({ hasText: 'may be a spoiler' })).toHaveCount(1)
  const seal = advice(page).getByRole('button', { name: /^Seal it/ })
  expect((await seal.first().boundingBox())!.height).toBeGreaterThanOrEqual(44)
  for (let left = await seal.count(); left > 0; left = await seal.count()) {
    await seal.first().click()
    await expect(seal).toHaveCount(left - 1)
  }
  await expect(body(page)).toHaveValue(/\|\|[^|]*executed[^|]*\|\|\{version=kr-2013\}/)
  await expect(body(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(body(page)).not.toHaveValue(/\|\|/)
  await expect(advice(page)).toBeVisible()
  await seal.first().click()
  await expect(body(page)).toHaveValue(/\|\|/)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').filter({ hasText: `What a night, ${name}.` })).toBeVisible()
})

test('advice can be left alone, and about a title it asks for other words and seals nothing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Title' }).fill(TOLD)
  await expect(advice(page)).toContainText('Everyone sees titles')
  await expect(advice(page).getByRole('button', { name: /^Seal it/ })).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await advice(page).getByRole('button', { name: /^Leave it/ }).click()
  await expect(advice(page)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Title' }).press('End')
  await page.keyboard.type('.')
  await expect(advice(page)).toHaveCount(0)
})

test.describe('what tells', { tag: '@noscript' }, () => {
  test('of a newcomer is held with a kind word, read by nobody else, and let go by a moderator', async ({ page, anotherBrowser }) => {
    const name = aNewName()
    const host = await (await anotherBrowser()).newPage()
    await signInAs(host, 'fan')
    const thread = await start(host, { title: `By what light ${aNewName()}`, body: 'Say how you sat there.' })
    await signInAs(page, name)
    await openReply(page, thread)
    await body(page).fill(`${name} sat lamplit. ${TOLD}, and I wept.`)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(page.getByText('a moderator will look at it soon')).toBeVisible()
    const number = /\/p\/(\d+)\//.exec(page.url())![1]!
    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(thread)
    await expect(guest.locator(`#p${number}`)).toContainText('This post is waiting for a moderator.')
    const reader = await (await anotherBrowser()).newPage()
    await signInAs(reader, 'fan')
    const at = `/t/${/\/t\/(\d+)/.exec(thread)![1]}`
    expect(await guest.content()).not.toContain(`${name} sat lamplit`)
    for (const address of [`${at}/feed.xml`, `${at}/feed.json`, `${at}/p/${number}/history`, `${at}/p/${number}/reveal`, `${at}/p/${number}/more`, `${at}/reply?to=${number}&quote=1`, `/search?q=${name}+sat`]) {
      for (const asking of [guest, reader]) expect(await (await asking.request.get(address)).text(), address).not.toContain(`${name} sat lamplit`)
    }

    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator', '/moderation')
    const item = moderator.getByRole('listitem').filter({ hasText: 'Held: nobody but its author and moderators can read it' }).filter({ hasText: name })
    await item.getByRole('link', { name: 'History, source and sealing a part' }).click()
    await moderator.getByText('What the radar says').click()
    await expect(moderator.getByRole('list', { name: 'What the radar says' })).toContainText('executed')
    const decide = moderator.getByRole('region', { name: 'Decide' })
    await decide.getByLabel('Dismiss the reports').check()
    await decide.getByLabel('Reason', { exact: true }).selectOption('no-breach')
    await decide.getByRole('button', { name: 'Decide' }).click()
    await expect(moderator.getByText('The post waits no longer.')).toBeVisible()

    await guest.reload()
    await expect(guest.locator(`#p${number}`)).toContainText(`${name} sat lamplit`)
  })

  test('as a title has to be confirmed, and what was typed stays', async ({ page }) => {
    await signInAs(page, 'fan', '/new')
    await page.getByRole('textbox', { name: 'Title' }).fill(TOLD)
    await page.getByLabel('Category').selectOption('story')
    await page.getByLabel('Your post').fill(`A quiet word from ${aNewName()}`)
    await page.getByRole('button', { name: 'Start thread' }).click()
    await expect(page.getByText('Please put it another way, or say that you are sure.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(TOLD)
    await page.getByLabel('I am sure the title gives nothing away').check()
    await page.getByRole('button', { name: 'Start thread' }).click()
    await expect(page.getByRole('heading', { level: 1, name: TOLD })).toBeVisible()
  })
})
