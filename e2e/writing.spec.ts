import { aNewName, choosePerson, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start, write } from './setup/threads'

/** What one may do with a post: from its menu where there is script, from its page where there is none. */
async function choose(page: Page, number: number, script: boolean, act: string): Promise<void> {
  if (!script) await post(page, number).getByRole('link', { name: `More about post ${number}` }).click()
  else {
    await post(page, number).locator('summary', { hasText: `More about post ${number}` }).click()
    const item = post(page, number).getByRole('link', { name: act, exact: true }).or(post(page, number).getByRole('button', { name: act, exact: true }))
    return item.click()
  }
  const item = page.getByRole('main').getByRole('link', { name: act }).or(page.getByRole('main').getByRole('button', { name: act }))
  await item.click()
}

test.describe('writing', { tag: '@noscript' }, () => {
  test('a newcomer writes a thread as a guest, signs in for the first time, finds it kept, and starts it', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    const name = aNewName()
    const title = `What the window means to me ${name}`
    const body = 'It is open here, ||and sealed in this sentence||{version=kr-2013 until=60}.\n\n:::spoiler{version=kr-2013}\nA whole paragraph of the ending.\n:::'
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'New thread' }).click()
    await write(page, { title, body, version: 'tr-2019' })
    await page.getByRole('button', { name: 'Start thread' }).click()
    await page.getByRole('button', { name: 'Continue with the demo account' }).click()
    await choosePerson(page, name)
    await page.getByRole('main').getByRole('group', { name: /Turkish remake/ }).getByLabel('All of it').check()
    await page.getByRole('button', { name: 'Save and go on' }).click()

    await expect(page.getByRole('heading', { level: 1, name: 'Start a thread' })).toBeVisible()
    await expect(page.getByLabel('Title')).toHaveValue(title)
    await expect(page.getByLabel('Your post')).toHaveValue(body)
    await expect(page.getByLabel('Version')).toHaveValue('tr-2019')
    await expect(page.getByLabel('Category')).toHaveValue('story')
    if (javaScriptEnabled !== false) {
      await page.getByText('Preview', { exact: true }).click()
      await expect(page.getByText('A whole paragraph of the ending.').last()).toBeVisible()
    }
    await page.getByRole('button', { name: 'Start thread' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText('This whole thread is about Turkish remake.', { exact: false })).toBeVisible()
    await expect(post(page, 1)).toContainText('It is open here')
    await expect(post(page, 1)).not.toContainText('A whole paragraph of the ending.')

    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(page.url())
    await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(await guest.content()).not.toContain('It is open here')
    await guest.goto('/?sort=new')
    await expect(guest.getByRole('article').filter({ hasText: title })).toContainText('Spoilers: Turkish remake')
  })

  test('a member comments on a post, sends it twice, and it is there once', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    const title = `Who else heard the door ${aNewName()}`
    await signInAs(page, aNewName())
    const thread = await start(page, { title, body: 'An opening without a spoiler' })
    const other = await (await anotherBrowser()).newPage()
    await signInAs(other, 'fan')
    await other.goto(thread)
    await post(other, 1).getByRole('link', { name: 'Reply' }).click()
    // A page of its own, or with script the form above what is read.
    if (javaScriptEnabled === false) await expect(other.getByRole('heading', { level: 1, name: `Comment on “${title}”` })).toBeVisible()
    else await expect(other.getByRole('link', { name: 'In reply to #1' }).last()).toBeVisible()
    await other.getByLabel('Your comment').fill('I did, ||and then it closed||{version=kr-2013}.')
    const send = other.getByRole('button', { name: 'Comment', exact: true })
    if (javaScriptEnabled === false) await send.click()
    else await send.dblclick()
    await expect(post(other, 2).getByText(/^in reply to #1/)).toBeVisible()
    await expect(post(other, 2)).toContainText('I did,')
    if (javaScriptEnabled === false) {
      // Back to the form, as it was, and sent once more.
      await other.goBack()
      await other.getByLabel('Your comment').fill('I did, ||and then it closed||{version=kr-2013}.')
      await other.getByRole('button', { name: 'Comment', exact: true }).click()
      await expect(post(other, 2)).toBeVisible()
    }
    await other.goto(thread)
    await expect(other.getByRole('article')).toHaveCount(2)
    await expect(other.getByText('1 comment', { exact: true })).toBeVisible()
  })

  test('what is wrong stands beside its field, and what was typed stays', async ({ page }) => {
    await signInAs(page, aNewName())
    await page.goto('/new')
    await write(page, { title: 'Short', body: '\u3164 \u200b', version: 'kr-2013' })
    const until = page.getByRole('group', { name: 'Is the whole thread a spoiler?' }).getByLabel('up to minute')
    await until.fill('9:99')
    await page.getByRole('button', { name: 'Start thread' }).click()
    await expect(page.getByLabel('Title')).toHaveAccessibleDescription(/A title needs at least 8 characters\./)
    await expect(page.getByLabel('Your post')).toHaveAccessibleDescription(/Write something first\./)
    await expect(page.getByRole('group', { name: 'Is the whole thread a spoiler?' })).toContainText(/minute|version/)
    await expect(page.getByLabel('Title')).toHaveValue('Short')
    await expect(until).toHaveValue('9:99')
    await expect(page.getByLabel('Version')).toHaveValue('kr-2013')
    await expect(page.getByLabel('Category')).toHaveValue('story')
    const title = `Long enough this time ${aNewName()}`
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Your post').fill('And a text')
    await until.fill('1:35')
    await page.getByRole('button', { name: 'Start thread' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText('Korean original, after 1:35', { exact: false }).first()).toBeVisible()
  })

  test('of two tabs that edit one post the second is told of the first, keeps its text, and can look', async ({ page, context, javaScriptEnabled }) => {
    await signInAs(page, aNewName())
    const thread = await start(page, { title: `Edited in two places ${aNewName()}`, body: 'The text as it was' })
    const late = await context.newPage()
    for (const tab of [page, late]) await tab.goto(`${thread.replace(/\/[^/]*$/, '')}/p/1/edit`)
    await page.getByLabel('Your post').fill('The text of the first tab')
    await late.getByLabel('Your post').fill('The text of the second tab')
    await page.getByRole('button', { name: 'Save' }).last().click()
    await expect(post(page, 1)).toContainText('The text of the first tab')
    await expect(post(page, 1)).toContainText('edited')
    await late.getByRole('button', { name: 'Save' }).last().click()
    await expect(late.getByRole('main').getByRole('alert')).toContainText('Somebody changed this post while you were editing.')
    await expect(late.getByLabel('Your post')).toHaveValue('The text of the second tab')
    await late.getByRole('link', { name: 'See the newer version' }).click()
    await expect(post(late, 1)).toContainText('The text of the first tab')
    await choose(late, 1, javaScriptEnabled !== false, javaScriptEnabled === false ? 'Edit it' : 'Edit')
    await expect(late.getByRole('heading', { level: 1, name: 'Edit post 1' })).toBeVisible()
  })

  test('an author deletes their comment and takes that back', async ({ page, anotherBrowser, javaScriptEnabled }) => {
    await signInAs(page, aNewName())
    const thread = await start(page, { title: `Said and taken back ${aNewName()}`, body: 'An opening' })
    await page.getByLabel('Your comment').fill('A word too many')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(post(page, 2)).toContainText('A word too many')
    await choose(page, 2, javaScriptEnabled !== false, javaScriptEnabled === false ? 'Delete it' : 'Delete')
    await expect(page.getByText('This post is deleted.')).toBeVisible()
    const guest = await (await anotherBrowser()).newPage()
    await guest.goto(thread)
    await expect(post(guest, 2)).toContainText('This post was deleted by its author.')
    expect(await guest.content()).not.toContain('A word too many')
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click()
    await expect(post(page, 2)).toContainText('A word too many')
    await guest.reload()
    await expect(post(guest, 2)).toContainText('A word too many')
  })

  test('a Korean member writes and reads in Korean', async ({ page }) => {
    const title = `창가에 서 있던 사람은 누구였을까요 ${aNewName()}`
    await page.goto('/ko')
    await page.getByRole('banner').getByRole('link', { name: '로그인' }).click()
    await page.getByRole('button', { name: '데모 계정으로 계속하기' }).click()
    await page.getByLabel('Somebody else').or(page.getByLabel('다른 사람')).fill(aNewName())
    await page.getByRole('button', { name: /^(?:Continue|계속)/ }).last().click()
    await page.getByRole('link', { name: '나중에' }).click()
    await expect(page).toHaveURL(/\/ko$/)
    await page.getByRole('banner').getByRole('link', { name: '새 글' }).click()
    await page.getByLabel('제목').fill(title)
    await page.getByLabel('게시판').selectOption('story')
    await page.getByLabel('글', { exact: true }).fill('여기는 열려 있고 ||여기는 봉인되어 있어요||{version=kr-2013}.')
    await page.getByRole('button', { name: '글타래 열기' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
    await expect(page.getByText('스포일러, 한국 원작, 약 5단어. 열기').or(page.getByLabel('스포일러, 한국 원작, 약 5단어. 열기'))).toBeVisible()
    await page.getByLabel('댓글', { exact: true }).fill('저도 궁금해요')
    await page.getByRole('button', { name: '댓글 달기' }).click()
    await expect(page.getByRole('article')).toHaveCount(2)
    await expect(page).toHaveURL(/\/ko\/t\/\d+\//)
  })
})

test('a text that was being written is there again in a new tab', async ({ page, context }) => {
  await page.goto('/new')
  await write(page, { title: 'Half a thought about', body: 'It was raining, and' })
  await page.close()
  const tab = await context.newPage()
  await tab.goto('/new')
  await expect(tab.getByLabel('Title')).toHaveValue('Half a thought about')
  await expect(tab.getByLabel('Your post')).toHaveValue('It was raining, and')
  await expect(tab.getByLabel('Category')).toHaveValue('story')
})

test('the spoiler button seals what is selected, and the preview says what is unclear', async ({ page }) => {
  await page.goto('/new')
  const body = page.getByLabel('Your post')
  await body.fill('He goes home in the end')
  await body.selectText()
  await page.getByRole('group', { name: 'Format' }).getByRole('button', { name: 'Spoiler' }).click()
  await expect(body).toHaveValue('||He goes home in the end||{version=any}')
  await page.getByText('Preview', { exact: true }).click()
  await expect(page.getByTitle('Spoiler · any version')).toHaveText('He goes home in the end')
  await body.fill('||He goes home in the end')
  await expect(page.getByText('A spoiler mark is opened and not closed', { exact: false })).toBeVisible()
})

test('nothing on a page to write on moves when the composer comes', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 })
  await page.addInitScript(() => {
    const moved: number[] = []
    Object.assign(window, { moved })
    new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: 'layout-shift', buffered: true })
  })
  await signInAs(page, aNewName(), '/new')
  await page.goto('/new')
  await expect(page.locator('.preview > summary')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start thread' })).toBeInViewport()
  expect(await page.evaluate(() => new Promise<number[]>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve((window as unknown as { moved: number[] }).moved)))))).toEqual([])
})
