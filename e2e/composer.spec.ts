import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { pathOf } from './setup/threads'

const THREAD = 'How do I seal half a sentence? Practise here'
const TOUCH = 44

const body = (page: Page) => page.getByRole('textbox', { name: 'Your comment' })
const tools = (page: Page) => page.getByRole('group', { name: 'Format' })

async function openThread(page: Page): Promise<void> {
  await page.goto(await pathOf(page, THREAD))
  await expect(page.getByRole('heading', { level: 1, name: THREAD })).toBeVisible()
  // The buttons work from when the page's script runs.
  await expect(page.locator('article button[data-seal]').first()).toBeVisible()
}

async function select(page: Page, words: string): Promise<void> {
  await body(page).evaluate((area: HTMLTextAreaElement, text) => {
    area.focus()
    area.setSelectionRange(area.value.indexOf(text), area.value.indexOf(text) + text.length)
  }, words)
}

const selected = (page: Page) => body(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))

test('the spoiler button seals what is selected under the scope picked, keeps it selected, and can be undone', async ({ page }) => {
  await openThread(page)
  await body(page).fill('In the end he lives, they say.')
  await tools(page).getByLabel('Spoiler of').selectOption('tr-2019')
  await tools(page).getByLabel('up to minute').fill('1:35')
  await select(page, 'he lives')
  await tools(page).getByRole('button', { name: 'Spoiler' }).click()
  await expect(body(page)).toHaveValue('In the end ||he lives||{version=tr-2019 until=95}, they say.')
  await expect(body(page)).toBeFocused()
  expect(await selected(page)).toBe('he lives')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('In the end he lives, they say.')

  await body(page).fill('One.\n\nTwo.\n\nThree.')
  await select(page, 'One.\n\nTwo.')
  await page.keyboard.press('Control+Shift+S')
  await expect(body(page)).toHaveValue(':::spoiler{version=tr-2019 until=95}\nOne.\n\nTwo.\n:::\n\nThree.')
  await expect(page.getByRole('status').filter({ hasText: 'Marked as a spoiler.' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('One.\n\nTwo.\n\nThree.')
})

test('the other buttons and their keys mark what is selected', async ({ page }) => {
  await openThread(page)
  await body(page).fill('one two')
  await select(page, 'two')
  await page.keyboard.press('Control+b')
  await expect(body(page)).toHaveValue('one **two**')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+i')
  await expect(body(page)).toHaveValue('one *two*')
  await page.keyboard.press('Control+z')
  await tools(page).getByRole('button', { name: 'Link' }).click()
  await expect(body(page)).toHaveValue('one [two](https://)')
  expect(await selected(page)).toBe('https://')
  await body(page).fill('one\ntwo')
  await select(page, 'one\ntwo')
  await tools(page).getByRole('button', { name: 'Quote' }).click()
  await tools(page).getByRole('button', { name: 'List' }).click()
  await expect(body(page)).toHaveValue('- > one\n- > two')
})

test('a thread begins with its own newest scope, and then with the one that was last used in it on this device', async ({ page }) => {
  await openThread(page)
  const scope = tools(page).getByLabel('Spoiler of')
  const first = await scope.inputValue()
  await scope.selectOption('ph-2019')
  await page.reload()
  await expect(scope).toHaveValue(first)
  await scope.selectOption('ph-2019')
  await body(page).fill('words')
  await select(page, 'words')
  await tools(page).getByRole('button', { name: 'Spoiler' }).click()
  await expect(body(page)).toHaveValue('||words||{version=ph-2019}')
  await page.reload()
  await expect(scope).toHaveValue('ph-2019')
  await page.goto('/new')
  await expect(scope).toHaveValue('any')
  await page.getByLabel('Category').selectOption('story')
  await expect(scope).toHaveValue('kr-2013')
})

test('what the button sealed is sealed when it is posted', async ({ page, request }) => {
  await signInAs(page, aNewName())
  await openThread(page)
  const secret = `goes home ${Date.now()}`
  await body(page).fill(`At last he ${secret} with her.`)
  await select(page, secret)
  await tools(page).getByLabel('Spoiler of').selectOption('mx-2025')
  await tools(page).getByRole('button', { name: 'Spoiler' }).click()
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').last()).toContainText('Mexican remake')
  const html = await (await request.get(new URL(page.url()).pathname)).text()
  expect(html).toContain('At last he')
  expect(html).not.toContain(secret)
})

test('on a phone each control is large enough for a finger and the page does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openThread(page)
  for (const one of await tools(page).locator('button, select, input').filter({ visible: true }).all()) {
    const box = (await one.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(TOUCH)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('the keys of the composer stand in the list of keys', async ({ page }) => {
  await openThread(page)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await expect(list.getByText('While you write')).toBeVisible()
  await expect(list).toContainText('Ctrl or ⌘ + Shift + S')
})

test('without script the field says how to mark a spoiler @noscript', async ({ page, javaScriptEnabled }) => {
  await page.goto(await pathOf(page, THREAD))
  const help = page.getByText('To seal words, write ||words||{version=', { exact: false })
  await (javaScriptEnabled === false ? expect(help).toBeVisible() : expect(help).toBeHidden())
  await (javaScriptEnabled === false ? expect(tools(page)).toBeHidden() : expect(tools(page)).toBeVisible())
})
