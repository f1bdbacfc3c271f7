import { act, handleOf } from './setup/moderating'
import { aNewName, beginSignIn, choosePerson, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'
import { start } from './setup/threads'

test.describe('moderating people', { tag: '@noscript' }, () => {
  test('a ban ends what somebody was signed in to now, and sign-in says why and how to appeal', async ({ page, anotherBrowser }) => {
    const name = aNewName()
    await signInAs(page, name)
    const handle = await handleOf(page)
    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator')
    await act(moderator, handle, 'Ban', 'Ban')
    expect(((await (await page.request.get('/api/v1/me')).json()) as { person: unknown }).person).toBe(null)
    await page.goto('/settings')
    await expect(page).toHaveURL(/sign-in/)
    await page.context().clearCookies()
    await beginSignIn(page)
    await choosePerson(page, name)
    await expect(page.getByText('So that it is read in the log')).toBeVisible()
    await expect(page.getByRole('link', { name: /against/i })).toBeVisible()
  })

  test('who is silenced is told until when, kindly, and keeps what they typed', async ({ page, anotherBrowser }) => {
    await signInAs(page, aNewName())
    const handle = await handleOf(page)
    await start(page, { title: `A quiet evening ${handle}`, body: 'What I thought of it.' })
    const thread = page.url()
    const moderator = await (await anotherBrowser()).newPage()
    await signInAs(moderator, 'moderator')
    await act(moderator, handle, 'Silence for a time', 'Silence')
    await page.goto(thread.replace(/(\/t\/\d+)\/.*/, '$1/reply'))
    await page.getByLabel('Your comment').fill('And one more thing')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(page.getByText(/write again from \d{4}-\d\d-\d\d \d\d:\d\d UTC/)).toBeVisible()
    await expect(page.getByLabel('Your comment')).toHaveValue('And one more thing')
    await page.goto('/standing')
    await expect(page.getByText('A member was silenced for a time').first()).toBeVisible()
  })

  test('an admin appoints a member for a category, who moderates there and nowhere else', async ({ page, anotherBrowser, allowErrors }) => {
    allowErrors(/403/)
    await signInAs(page, aNewName())
    const handle = await handleOf(page)
    await start(page, { title: `Where I may look after things ${handle}`, body: 'What I thought of it.' })
    const thread = /\/t\/(\d+)/.exec(page.url())![1]!
    await page.goto('/standing')
    await expect(page.getByText('What is missing to become: Member')).toBeVisible()
    const admin = await (await anotherBrowser()).newPage()
    await signInAs(admin, 'admin')
    await act(admin, handle, 'Change the standing', 'Change the standing', () => admin.getByLabel('Standing', { exact: true }).selectOption('member'))
    const { category } = (await (await page.request.get(`/api/v1/threads/${thread}`)).json()) as { category: string }
    expect((await page.goto(`/t/${thread}/arrange`))!.status()).toBe(403)
    await admin.goto('/admin/people')
    await admin.locator('summary').filter({ hasText: 'Appoint for a category' }).click()
    const form = admin.locator('details[open]')
    await form.getByLabel('Handle').fill(handle)
    await form.getByLabel('Category').selectOption(category)
    await form.getByLabel('Your own words').fill('They know this subject')
    await form.getByRole('button', { name: 'Appoint', exact: true }).click()
    await expect(admin.getByText('Done.')).toBeVisible()
    await expect(admin.getByRole('link', { name: `@${handle}` })).toBeVisible()
    expect((await page.goto(`/t/${thread}/arrange`))!.status()).toBe(200)
    expect((await page.goto('/moderation'))!.status()).toBe(200)
    expect((await page.goto('/u/fan/moderate'))!.status()).toBe(403)
  })
})
