import { aNewName, beginSignIn, choosePerson, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'

test.describe('signing in', { tag: '@noscript' }, () => {
  test('somebody new answers three questions once and is back where they were', async ({ page, javaScriptEnabled }) => {
    const name = aNewName()
    await page.goto('/about')
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Continue with the demo account' }).click()
    await choosePerson(page, name)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${name}`, { ignoreCase: true })
    await expect(page.getByLabel('Your handle')).toHaveValue(name.toLowerCase().replace(' ', '-'))

    // The look-alike of a name that the forum keeps for itself, then one's own.
    await page.getByLabel('Your handle').fill('adm1n')
    const original = page.getByRole('main').getByRole('group', { name: /Korean original/ })
    await original.getByLabel('All of it').check()
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(page.getByText('This handle is kept for the forum itself. Choose another.')).toBeVisible()
    await expect(page.getByLabel('Your handle')).toHaveValue('adm1n')
    await expect(original.getByLabel('All of it')).toBeChecked()
    const handle = name.toLowerCase().replace(' ', '')
    await page.getByLabel('Your handle').fill(handle)
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await expect(page).toHaveURL(/\/about$/)
    if (javaScriptEnabled !== false) await expect(page.getByText('Seen: Korean original')).toBeVisible()

    await page.goto('/settings')
    await expect(page.getByRole('definition').getByText(`@${handle}`)).toBeVisible()
    await page.getByRole('button', { name: 'Sign out here' }).click()
    await expect(page).toHaveURL(/\/$/)
    await signInAs(page, name, '/guidelines')
    await expect(page).toHaveURL(/\/guidelines$/)
  })

  test('somebody who refuses is told so and can go back or choose again', async ({ page }) => {
    await beginSignIn(page, '/guidelines')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('You chose not to sign in')
    await page.getByRole('link', { name: 'Back to where you were' }).click()
    await expect(page).toHaveURL(/\/guidelines$/)
  })

  test('a sign-in that took too long begins again and still leads back', async ({ page, context }) => {
    const name = aNewName()
    await beginSignIn(page, '/guidelines')
    await context.clearCookies({ name: 'cell.state' })
    await choosePerson(page, name)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('no longer counts')
    await page.getByRole('button', { name: 'Continue with the demo account' }).click()
    await choosePerson(page, name)
    await page.getByRole('link', { name: 'Later' }).click()
    await expect(page).toHaveURL(/\/guidelines$/)
  })

  test('a guest who asks for a private page comes back to it, in their language', async ({ page }) => {
    await page.goto('/ko/settings')
    await page.getByRole('button', { name: '데모 계정으로 계속하기' }).click()
    await page.getByRole('button', { name: 'A fan' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('설정')
  })

  test('signing out everywhere ends the session in the other browser at once', async ({ page, anotherBrowser }) => {
    const name = aNewName()
    const elsewhere = await (await anotherBrowser()).newPage()
    await signInAs(page, name)
    await signInAs(elsewhere, name)
    await page.goto('/settings')
    await expect(page.getByText('On 2 devices, this one included.')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(page).toHaveURL(/\/$/)
    await elsewhere.goto('/settings')
    await expect(elsewhere).toHaveURL(/\/sign-in\?to=%2Fsettings$/)
  })

  for (const to of ['//evil.example', '/..//evil.example', 'https://evil.example/', '/\\evil.example', '/%09/evil.example']) {
    test(`the return address ${to} does not lead off the site`, async ({ page, baseURL, allowErrors }) => {
      allowErrors(/404/)
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
      await page.getByRole('button', { name: 'Continue with the demo account' }).click()
      await choosePerson(page, 'fan')
      await page.waitForURL((url) => !/^\/(demo-idp|sign-in|api)/.test(url.pathname))
      expect(new URL(page.url()).origin).toBe(baseURL)
    })
  }
})

test('what was seen before signing in counts for a new account, and the account’s for a new browser', async ({ page, anotherBrowser }) => {
  const name = aNewName()
  await page.context().addCookies([{ name: 'seen', value: 'tr-2019:40', url: test.info().project.use.baseURL! }])
  await signInAs(page, name)
  const elsewhere = await (await anotherBrowser()).newPage()
  await signInAs(elsewhere, name)
  await expect(elsewhere.getByText('Seen: Turkish remake 0:40')).toBeVisible()
})
