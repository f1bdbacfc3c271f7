import { holdScripts } from './setup/scripts'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start } from './setup/threads'

/** Answers a post on its own page, as it is done without script, and is back on the thread. */
async function answer(page: Page, path: string, number: number, text: string): Promise<void> {
  await page.goto(`${path.replace(/(\/t\/\d+).*/, '$1')}/reply?to=${number}`)
  await page.getByLabel('Your comment').fill(text)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page).toHaveURL(/#p\d+$/)
}

async function aTalk(page: Page): Promise<string> {
  await signInAs(page, aNewName())
  const path = await start(page, { title: `Who answers whom ${aNewName()}`, body: 'The first word, ||a first secret||{version=mx-2025} and no more.' })
  await answer(page, path, 1, `An answer to the first ${aNewName()}`)
  await answer(page, path, 1, `Another answer ${aNewName()}`)
  return path
}

test.describe('in-reply-to and replies @noscript', () => {
  test('the post that is answered is one press away, as sealed as ever, and so is who answered it', async ({ page, javaScriptEnabled }) => {
    const path = await aTalk(page)
    await page.goto(path)
    const answered = post(page, 3).getByText('in reply to #1', { exact: false })
    if (javaScriptEnabled === false) {
      await answered.click()
      await expect(page).toHaveURL(/#p1$/)
      await post(page, 1).getByRole('link', { name: '2 replies to post 1' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Replies to post 1' })).toBeVisible()
      await expect(post(page, 1).getByRole('link', { name: /^Spoiler, .*Reveal$/ })).toBeVisible()
      await page.getByRole('main').getByRole('list').last().getByRole('link', { name: /#3/ }).click()
      await expect(page).toHaveURL(/#p3$/)
      return
    }
    const button = post(page, 3).getByRole('button', { name: /^in reply to #1/ })
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await button.press('Enter')
    const opened = post(page, 3).getByRole('group', { name: /^Post 1 by/ })
    await expect(opened).toContainText('The first word')
    await expect(page.getByText('a first secret')).toHaveCount(0)
    await opened.getByRole('button', { name: /^Spoiler, .*Reveal$/ }).click()
    await expect(opened.getByText('a first secret')).toBeVisible()
    await expect(post(page, 1).getByText('a first secret', { exact: true })).toHaveCount(0)
    await button.press('Space')
    await expect(opened).toHaveCount(0)
    await expect(button).toBeFocused()

    await post(page, 1).getByRole('button', { name: '2 replies to post 1' }).click()
    await expect(post(page, 1).getByRole('link', { name: /#2/ }).last()).toBeVisible()
    await expect(post(page, 1).getByRole('link', { name: /#3/ })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe(path)
  })
})

test.describe('jumps @noscript', () => {
  test('a form leads to a number, to a day and to the end, and says beside a field what is wrong with it', async ({ page }) => {
    const path = await aTalk(page)
    const jump = `${path.replace(/(\/t\/\d+).*/, '$1')}/jump`
    await page.goto(jump)
    await page.getByLabel('Post number').fill('2')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect(page).toHaveURL(/#p2$/)

    await page.goto(jump)
    await page.getByLabel('Post number').fill('77')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect(page.getByLabel('Post number')).toHaveValue('77')
    await expect(page.getByLabel('Post number')).toHaveAccessibleDescription(/Write a number from 1 to 3\.$/)

    await page.goto(`${jump}?date=2026-02-30`)
    await expect(page.getByLabel('Or a day')).toHaveAccessibleDescription(/Write a day, such as/)
    await page.goto(jump)
    await page.getByLabel('Or a day').fill('2013-01-23')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect(page).toHaveURL(/#p1$/)
    await page.goto(`${jump}?to=end`)
    await expect(page).toHaveURL(/#p3$/)
  })
})

test('what is selected in an opened stretch is quoted under its scopes; q does it from the keyboard, and r answers', async ({ page }) => {
  await signInAs(page, aNewName())
  await start(page, { title: `Quoting a part ${aNewName()}`, body: 'In the open he says one thing, ||and then a second thing||{version=mx-2025} and goes.\n\nAnother paragraph.' })
  await post(page, 1).getByRole('button', { name: /^Spoiler, .*Reveal$/ }).click()
  await expect(post(page, 1).getByText('and then a second thing')).toBeVisible()
  await select(page, 'one thing', 'a second')
  await page.getByRole('button', { name: 'Quote this' }).click()
  const field = page.getByLabel('Your comment')
  await expect(field).toHaveValue(/>\n> one thing, >!and then a second!<\{version=mx-2025\}\n\n$/)

  await field.fill('')
  await select(page, 'second', 'second')
  await page.keyboard.press('q')
  await expect(field).toHaveValue(/>\n> >!second!<\{version=mx-2025\}\n\n$/)
  await field.fill('')
  await field.blur()
  await post(page, 1).focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('link', { name: 'In reply to #1', exact: true })).toBeVisible()
  await expect(field).toBeFocused()
})

test('what is selected before the page’s script has come is offered once it has', async ({ page }) => {
  await signInAs(page, aNewName())
  await start(page, { title: `Selected early ${aNewName()}`, body: 'In the open he says one thing and goes.' })
  const go = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await expect(post(page, 1).getByText('one thing')).toBeVisible()
  await select(page, 'one thing', 'goes')
  go()
  await page.getByRole('button', { name: 'Quote this' }).click()
  await expect(page.getByLabel('Your comment')).toHaveValue(/>\n> one thing and goes\n\n$/)
})

/** Selects from one word of the first post to another, as a pointer does. */
async function select(page: Page, from: string, to: string): Promise<void> {
  await post(page, 1).evaluate((article, [first, last]) => {
    const find = (words: string) => {
      const walker = document.createTreeWalker(article.querySelector('.prose')!, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) if ((walker.currentNode as Text).data.includes(words)) return walker.currentNode as Text
      throw new Error(`no ${words}`)
    }
    const [begin, end] = [find(first!), find(last!)]
    ;(document.activeElement as HTMLElement | null)?.blur()
    getSelection()!.setBaseAndExtent(begin, begin.data.indexOf(first!), end, end.data.indexOf(last!) + last!.length)
  }, [from, to])
}

test('on paper stand the posts, with seals as seals and the addresses of links, and nothing to press', async ({ page }) => {
  await signInAs(page, aNewName())
  await start(page, { title: `For paper ${aNewName()}`, body: 'See [the notes](https://notes.example/cell), ||a printed secret||{version=mx-2025} stays.' })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const body = post(page, 1).locator('.prose')
  await expect(body).toContainText('Mexican remake')
  await expect(body).not.toContainText('a printed secret')
  expect(await body.getByRole('link', { name: 'the notes' }).evaluate((link) => getComputedStyle(link, '::after').content)).toContain('https://notes.example/cell')
  for (const chrome of [page.getByRole('banner'), page.getByLabel('Your comment'), post(page, 1).getByText('Reply', { exact: true })]) await expect(chrome).toBeHidden()
  const colours = await body.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(document.documentElement).backgroundColor])
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
})
