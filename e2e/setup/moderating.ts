import { expect, type Locator, type Page } from './test'

/** Reports the opening post of a thread as a spoiler of the Korean original. */
export async function report(page: Page, thread: string): Promise<void> {
  await page.goto(thread.replace(/(\/t\/\d+)\/.*/, '$1/p/1/flag'))
  await page.getByLabel('Spoiler', { exact: false }).first().check()
  await page.getByLabel('Version').selectOption('kr-2013')
  await page.getByRole('button', { name: 'Report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you')
}

/** Chooses the words in the source: by selecting them, or, where there is no script, by copying them. */
export async function choose(form: Locator, script: boolean, words: string): Promise<void> {
  if (!script) return form.getByLabel('The words to seal').fill(words)
  const source = form.getByLabel('The post as its author wrote it')
  await expect(form.getByText('Select the words to seal in it.')).toBeVisible()
  await source.focus()
  await source.evaluate((area: HTMLTextAreaElement, text) => area.setSelectionRange(area.value.indexOf(text), area.value.indexOf(text) + text.length), words)
  await expect(form.getByRole('status')).toContainText(words)
}

/** The handle of whoever is signed in there. */
export async function handleOf(page: Page): Promise<string> {
  const { person } = (await (await page.request.get('/api/v1/me')).json()) as { person: { handle: string } }
  return person.handle
}

/** Does something to a person, as a moderator does on their page. */
export async function act(page: Page, handle: string, fold: string, send: string, fill: () => Promise<unknown> = async () => {}): Promise<void> {
  await page.goto(`/u/${encodeURIComponent(handle)}/moderate`)
  await page.locator('summary').filter({ hasText: fold }).click()
  await fill()
  const form = page.locator('details[open]').filter({ hasText: fold })
  if ((await form.getByLabel('Your own words').count()) > 0) await form.getByLabel('Your own words').fill('So that it is read in the log')
  await form.getByRole('button', { name: send, exact: true }).click()
  await expect(page.getByText('Done. It stands in the log')).toBeVisible()
}
