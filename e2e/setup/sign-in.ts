import { expect, type Page } from './test'

const KEYS = { newcomer: 'A newcomer', fan: 'A fan', moderator: 'A moderator', admin: 'The administrator' } as const

/** One of the demo's four, or any other name. */
export type Account = keyof typeof KEYS | (string & {})

/** On the demo provider's page: chooses a person. */
export async function choosePerson(page: Page, account: Account): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
  if (account in KEYS) return page.getByRole('button', { name: KEYS[account as keyof typeof KEYS] }).click()
  await page.getByLabel('Somebody else').fill(account)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

/** Begins on the sign-in page and ends where the provider asks who it is. */
export async function beginSignIn(page: Page, to = '/about'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByRole('button', { name: 'Continue with the demo account' }).click()
  await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
}

/** Signs in and is at `to`; a first sign-in's questions are left for later. */
export async function signInAs(page: Page, account: Account, to = '/about'): Promise<void> {
  await beginSignIn(page, to)
  await choosePerson(page, account)
  await page.waitForURL((url) => url.pathname === '/welcome' || url.pathname === to.split('?')[0])
  if (new URL(page.url()).pathname === '/welcome') await page.getByRole('link', { name: 'Later' }).click()
  await page.waitForURL((url) => url.pathname === to.split('?')[0])
}

let people = 0

/** A name that no other test has, in this run or an earlier one on the same data. */
export function aNewName(): string {
  return `Nara ${Date.now().toString(36).slice(-6)}${(people += 1)}`
}
