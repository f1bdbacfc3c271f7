import { expect, type Locator, type Page } from './test'

/** What somebody writes to start a thread. */
export interface Written {
  title: string
  body: string
  /** The version whose spoilers the whole thread is about. */
  version?: string
}

/** Fills in the form of a new thread. */
export async function write(page: Page, { title, body, version }: Written): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('Category').selectOption('story')
  await page.getByLabel('Your post').fill(body)
  if (version) await page.getByLabel('Version').selectOption(version)
}

/** Fills in the form of a new thread that is open, starts the thread, is on it, and answers its path. */
export async function startHere(page: Page, written: Written): Promise<string> {
  await write(page, written)
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(page.getByRole('heading', { level: 1, name: written.title })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Starts a thread, is on it, and answers its path. */
export async function start(page: Page, written: Written): Promise<string> {
  await page.goto('/new')
  return startHere(page, written)
}

/** A post on a thread's page, by its number. */
export function post(page: Page, number: number): Locator {
  return page.getByRole('article', { name: new RegExp(`^Post ${number} by`) })
}

/** The path of a thread by its title. Lists show what was written last, and other journeys write: the API finds a thread however far back it is. */
export async function pathOf(page: Page, title: string): Promise<string> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await page.request.get(`/api/v1/threads?sort=new&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    const { items, next } = (await answer.json()) as { items: { title: string; url: string }[]; next: string | null }
    const found = items.find((thread) => thread.title === title)
    if (found) return found.url
    cursor = next
  }
  throw new Error(`no thread is called ${title}`)
}
