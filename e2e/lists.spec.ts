import { aThread, comment, rowOf } from './setup/scene'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post } from './setup/threads'

/** Reads a thread's page up to a post: its end is in sight until the server knows. */
async function readTo(page: Page, number: number): Promise<void> {
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/me/reading') && (answer.request().postData() ?? '').includes(`"readTo":${number}}`))
  await post(page, number).locator('.post-foot').scrollIntoViewIfNeeded()
  expect((await heard).status()).toBe(200)
}

test('what is read on one device is read on the other; the title opens at the first unread post, which is marked', async ({ page, anotherBrowser }) => {
  const scene = await aThread(await anotherBrowser(), 3)
  const reader = aNewName()
  await signInAs(page, reader, scene.path)
  await readTo(page, 2)
  const other = await (await anotherBrowser()).newPage()
  await signInAs(other, reader, '/')
  const row = rowOf(other, scene.title)
  await expect(row.getByText('1 unread comment')).toBeAttached()
  await row.getByRole('link', { name: scene.title }).click()
  await expect(other).toHaveURL(/#p3$/)
  await expect(post(other, 3)).toHaveAttribute('data-first-unread', 'New since you were here')
  await expect(post(other, 3)).toBeInViewport()
  await readTo(other, 3)
  // The first device had gone less far, and does not take the other back.
  await page.goto('/')
  await expect(rowOf(page, scene.title).locator('[data-read]')).toBeAttached()
  await comment(scene, 4)
  await page.goto('/unread')
  await expect(rowOf(page, scene.title).getByText('1 unread comment')).toBeAttached()
  await other.goto(scene.path)
  await other.getByRole('link', { name: 'First unread' }).click()
  await expect(post(other, 4)).toBeInViewport()
})

test('marked as unread from a post on, a thread is unread from there, although it stands on the screen', async ({ page, anotherBrowser }) => {
  const scene = await aThread(await anotherBrowser(), 2)
  await signInAs(page, aNewName(), scene.path)
  await readTo(page, 2)
  await post(page, 2).locator('summary').filter({ hasText: 'More about post 2' }).click()
  await page.getByRole('button', { name: 'Mark unread from here' }).click()
  await expect(page).toHaveURL(/\/unread$/)
  await expect(rowOf(page, scene.title).getByText('1 unread comment')).toBeAttached()
  await expect(rowOf(page, scene.title).getByRole('link', { name: scene.title })).toHaveAttribute('href', /#p2$/)
})

test('a thread is followed and muted at its top, and with a key; the lists say so', async ({ page, anotherBrowser }) => {
  const scene = await aThread(await anotherBrowser(), 1)
  await signInAs(page, aNewName(), scene.path)
  const menu = page.locator('.thread-head .follow-button')
  await expect(menu).toHaveText('Follow')
  // Script knows by now who reads.
  await expect(page.locator('.account-button')).toBeVisible()
  await page.keyboard.press('m')
  await expect(menu).toHaveText('Following')
  await expect(page.getByText('You follow this now.')).toBeAttached()
  await page.goto('/followed')
  await expect(rowOf(page, scene.title)).toBeVisible()
  await page.goto(scene.path)
  await expect(menu).toHaveText('Following')
  await menu.click()
  await page.getByRole('button', { name: /^Mute/ }).click()
  await expect(menu).toHaveText('Muted')
  await expect(menu).toBeFocused()
  await expect(page.getByText('This is muted now.')).toBeAttached()
  await page.goto('/followed')
  await expect(page.getByText("You don't follow any thread yet")).toBeVisible()
  await page.goto('/?sort=new')
  await expect(rowOf(page, scene.title).getByText('You muted this')).toBeAttached()
})

test('nothing in a list moves when what is one’s own comes', async ({ page }) => {
  await signInAs(page, aNewName(), '/about')
  let answered = () => {}
  const held = new Promise<void>((resolve) => (answered = resolve))
  await page.route('**/api/v1/overlay**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/')
  const places = () => page.locator('.thread-row, .tab, .thread-row-title a').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
  const before = await places()
  expect(before.length).toBeGreaterThan(8)
  const came = page.waitForResponse(/\/api\/v1\/overlay/)
  answered()
  await came
  await expect(page.locator('.row-mark').first()).toBeAttached()
  expect(await places()).toEqual(before)
})

test('j and k go through a list, o and Enter open', async ({ page }) => {
  await page.goto('/')
  const titles = page.locator('.thread-row-title a')
  await page.keyboard.press('j')
  await expect(titles.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(titles.nth(1)).toBeFocused()
  const name = await titles.nth(1).innerText()
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goBack()
  await expect(titles.nth(1)).toBeVisible()
})

for (const size of [{ width: 360, height: 640 }, { width: 1280, height: 500 }]) {
  test(`back from a thread is the same place of the list, ${size.width} px wide`, async ({ page }) => {
    await page.setViewportSize(size)
    // As slow as a telephone: the page comes back well after the address.
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.goto('/?sort=new')
    const link = page.locator('.thread-row-title a').nth(6)
    await link.scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 120)
    await page.waitForFunction(() => window.scrollY > 100)
    const before = await link.evaluate((element) => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(element.getBoundingClientRect().top))))
    await link.click()
    await expect(page.locator('.thread-head')).toBeVisible()
    await page.mouse.wheel(0, 400)
    // A turn of the wheel that arrives after going back would scroll the list, as anybody's does.
    await page.waitForFunction(() => window.scrollY > 100)
    await page.goBack()
    await expect(link).toBeVisible()
    await expect.poll(() => link.evaluate((element) => element.getBoundingClientRect().top)).toBeCloseTo(before, -1)
    // And when the browser has to load the page anew.
    await page.goto(new URL((await link.getAttribute('href'))!, page.url()).href)
    await expect(page.locator('.thread-head')).toBeVisible()
    await page.goBack()
    await expect(link).toBeVisible()
    await expect.poll(() => link.evaluate((element) => element.getBoundingClientRect().top)).toBeCloseTo(before, -1)
  })
}

test('a guest who follows is led to sign-in; with script nothing of it is in their way', async ({ page }) => {
  await page.goto('/c/story')
  await expect(page.locator('.follow-button')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Unread', exact: true })).toBeHidden()
  await page.goto('/unread')
  await expect(page).toHaveURL(/\/sign-in/)
})
