import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Locator, type Page } from './setup/test'
import { post } from './setup/threads'

// The conversation that a new forum begins with (prisma/demo/threads/practice.json), and one that is about the original as a whole.
const THREAD = 'How do I seal half a sentence? Practise here'
const WHOLE_THREAD = '7번방, 십 년 만에 다시 보고 왔어요'
const AN_HOUR = 'the way the cell goes quiet'
const TURKISH = 'and somebody else dies'
const KOREAN = 'she clears his name'

const control = (page: Page) => page.getByRole('banner').locator('details').filter({ hasText: 'How spoilers open' })

// By their tags: on the first page stand newer ones, where the forum was used already.
async function openThread(page: Page, name = THREAD): Promise<void> {
  await page.goto(name === THREAD ? '/tag/how-to' : '/tag/다시보기')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The header's menu, opened. */
async function menuOf(page: Page): Promise<Locator> {
  const menu = control(page)
  if (!(await menu.evaluate((element: HTMLDetailsElement) => element.open))) await menu.locator('summary').click()
  return menu
}

/** Where one says what one has seen: in the header's menu; without script on a page of its own, to which the header leads. */
async function placeToSay(page: Page, script: boolean): Promise<Locator> {
  if (script) return menuOf(page)
  await page.getByRole('banner').getByRole('link', { name: 'What have you seen?' }).click()
  return page.getByRole('main')
}

/** Chooses there; where there is no script, saves it and is back. */
async function choose(page: Page, script: boolean, what: (menu: Locator) => Promise<void>): Promise<void> {
  const menu = await placeToSay(page, script)
  await what(menu)
  if (!script) await menu.getByRole('button', { name: 'Save what you have seen' }).click()
}

/** Looks at what stands there, and comes back. */
async function expectSaid(page: Page, script: boolean, radio: (place: Locator) => Locator): Promise<void> {
  await expect(radio(await placeToSay(page, script))).toBeChecked()
  if (!script) await page.goBack()
}

const opens = (choice: string) => (menu: Locator) => menu.getByRole('radio', { name: choice }).check()
const seen = (version: RegExp) => (menu: Locator) => menu.getByRole('group', { name: version }).getByLabel('All of it').check()

test.describe('how spoilers open', { tag: '@noscript' }, () => {
  test('a guest who never chose opens what they have seen, is asked when they want to be, and opens everything', async ({ page, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false
    await openThread(page)
    await expectSaid(page, script, (place) => place.getByRole('radio', { name: 'Open what I have seen' }))
    await choose(page, script, seen(/Korean original/))
    await expect(post(page, 10)).toContainText(KOREAN)
    await expect(page.getByText(TURKISH)).toHaveCount(0)

    await choose(page, script, opens('Always ask'))
    await expect(page.getByText(KOREAN)).toHaveCount(0)
    await expect(page.getByText(AN_HOUR)).toHaveCount(0)
    // What they said stays said: in the control, and when they choose again.
    await expectSaid(page, script, (place) => place.getByRole('group', { name: /Korean original/ }).getByLabel('All of it'))
    if (script) {
      await expect(page.getByRole('banner')).toContainText('Seen: Korean original · Always ask')
      await expect(post(page, 10).getByRole('button', { name: 'I’ve seen this version' })).toBeHidden()
    }

    await choose(page, script, opens('Open everything'))
    await expect(page.getByText(TURKISH).first()).toBeVisible()
    await expect(post(page, 10)).toContainText(KOREAN)
    await expect(page.getByRole('article').locator('[data-seal]')).toHaveCount(0)

    await choose(page, script, opens('Open what I have seen'))
    await expect(page.getByText(TURKISH)).toHaveCount(0)
    await expect(post(page, 10)).toContainText(KOREAN)
  })

  test('a thread that is about one version says why its posts are open or sealed', async ({ page, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false
    await openThread(page, WHOLE_THREAD)
    const first = post(page, 1)
    await expect(page.getByText(script ? 'Its posts stay sealed until you have seen that' : 'Its posts are sealed for you now.')).toBeVisible()
    await choose(page, script, opens('Open everything'))
    await expect(page.getByText(script ? 'You chose to open everything, so its posts are open to you.' : 'By what you said or chose, its posts are open to you.')).toBeVisible()
    await expect(first.locator('[data-seal]')).toHaveCount(0)
    await choose(page, script, async (menu) => {
      await seen(/Korean original/)(menu)
      if (script) await expect(page.getByRole('banner')).toContainText('Seen: Korean original')
      await opens('Always ask')(menu)
    })
    await expect(page.getByText(script ? 'You chose to be asked, so its posts stay sealed' : 'Its posts are sealed for you now.')).toBeVisible()
    await expect(first.locator('[data-seal]').first()).toBeVisible()
  })

  test('a member’s choice is on the account: it is there on another device and is changed in settings', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false
    const name = aNewName()
    await openThread(page)
    await choose(page, script, opens('Open everything'))
    await expect(page.getByText(TURKISH).first()).toBeVisible()
    await signInAs(page, name)

    const other = await (await anotherBrowser()).newPage()
    await signInAs(other, name, '/settings')
    const settings = other.getByRole('main').getByRole('group', { name: 'How spoilers open' })
    await expect(settings.getByRole('radio', { name: 'Open everything' })).toBeChecked()
    await openThread(other)
    await expect(other.getByText(TURKISH).first()).toBeVisible()
    await other.goto('/settings')
    await settings.getByRole('radio', { name: 'Always ask' }).check()
    await other.getByRole('button', { name: 'Save what you have seen' }).click()
    await expect(other.getByText('Saved.', { exact: true })).toBeVisible()
    await openThread(other)
    await expect(other.getByText(TURKISH)).toHaveCount(0)
  })
})

test('a choice is said to a screen reader once it holds', async ({ page }) => {
  await openThread(page)
  await choose(page, true, opens('Always ask'))
  await expect(page.getByRole('status').filter({ hasText: 'Saved. Every spoiler stays sealed until you reveal it.' })).toHaveCount(1)
  await choose(page, true, opens('Open everything'))
  await expect(page.getByRole('status').filter({ hasText: 'Saved. Nothing is sealed for you any more.' })).toHaveCount(1)
})
