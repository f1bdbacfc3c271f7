import { aNewName, signInAs } from './sign-in'
import { expect, type BrowserContext, type Page } from './test'
import { post, start } from './threads'

/** A thread that somebody else started. */
interface Scene {
  title: string
  path: string
  id: string
  /** A page of whoever started the thread. */
  author: Page
}

const words = (number: number) => `Comment ${number}, which stands here so that there is something to read.\n\n${'A line more.\n\n'.repeat(12)}`

/** Somebody starts a thread and comments in it, so that its last post has this number. */
export async function aThread(browser: BrowserContext, last: number): Promise<Scene> {
  const author = await browser.newPage()
  await signInAs(author, aNewName())
  const title = `What is unread ${aNewName()}`
  const path = await start(author, { title, body: words(1) })
  const scene = { title, path, id: path.split('/')[2]!, author }
  for (let number = 2; number <= last; number += 1) await comment(scene, number)
  return scene
}

/** Whoever started the thread comments in it; the comment gets this number. */
export async function comment({ author, id }: Scene, number: number): Promise<void> {
  await author.goto(`/t/${id}/reply`)
  await author.getByLabel('Your comment').fill(words(number))
  await author.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(post(author, number)).toBeVisible()
}

/** The row of a thread in a list. */
export function rowOf(page: Page, title: string) {
  return page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) })
}
