import { readFile } from 'node:fs/promises'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'

test.describe('an account', { tag: '@noscript' }, () => {
  test('somebody changes their name, takes their data along, and leaves', async ({ page, javaScriptEnabled }) => {
    const name = aNewName()
    const handle = name.toLowerCase().replace(' ', '-')
    await signInAs(page, name, '/settings')
    await page.getByLabel('Name', { exact: true }).fill(' ')
    await page.getByRole('button', { name: 'Save your page' }).click()
    await expect(page.getByText('Give a name that can be seen.')).toBeVisible()
    await page.getByLabel('Name', { exact: true }).fill(`${name} the Second`)
    await page.getByRole('button', { name: 'Save your page' }).click()
    await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${name} the Second`)

    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download my data' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/^cell-seven-\d+\.json$/)
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ profile: { handle, name: `${name} the Second` }, posts: [] })

    await page.getByRole('link', { name: 'Delete my account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete your account')
    await page.getByLabel('They stay, without my name').check()
    await page.getByLabel('Your handle, to be sure').fill('somebody-else')
    await page.getByRole('button', { name: 'Delete my account' }).click()
    await expect(page.getByText('This is not your handle.')).toBeVisible()
    await expect(page.getByLabel('They stay, without my name')).toBeChecked()
    await page.getByLabel('Your handle, to be sure').fill(handle)
    await page.getByRole('button', { name: 'Delete my account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted')
    if (javaScriptEnabled !== false) await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
    await page.goto('/settings')
    await expect(page).toHaveURL(/\/sign-in\?to=%2Fsettings/)

    // Nobody is there any more: who signs in the same way is somebody new.
    await signInAs(page, name, '/settings')
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(new RegExp(`^${name}$`, 'i'))
  })
})
