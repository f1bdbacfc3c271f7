import { ATTACKS } from '@/tests/markdown/attacks'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test } from './setup/test'
import { start } from './setup/threads'

// As many as one post shows as Markdown; with more it would be shown as it was typed.
const IN_A_POST = 80

test('a thread full of attacks runs nothing, asks nobody else for anything, and breaks no rule of its page, opened or not', async ({ page }) => {
  const dialogs: string[] = []
  const elsewhere: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).hostname !== '127.0.0.1') elsewhere.push(request.url())
  })
  await page.addInitScript(() => {
    const broken: string[] = []
    Object.assign(globalThis, { broken })
    document.addEventListener('securitypolicyviolation', (event) => broken.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  await signInAs(page, 'fan')
  const title = `Attacks, all of them harmless ${aNewName()}`
  const bodies = Array.from({ length: Math.ceil(ATTACKS.length / IN_A_POST) }, (_, index) => {
    const some = ATTACKS.slice(index * IN_A_POST, (index + 1) * IN_A_POST)
    return `${some.join('\n\n')}\n\n:::spoiler\n${some.slice(0, 20).join('\n\n')}\n\nthe end of a spoiler\n:::\n`
  })
  await start(page, { title, body: bodies[0]! })
  for (const [index, body] of bodies.slice(1).entries()) {
    await page.getByLabel('Your comment').fill(body)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(page.getByRole('article', { name: new RegExp(`^Post ${index + 2} by`) })).toBeVisible()
  }

  await page.reload()
  await expect(page.getByRole('article')).toHaveCount(bodies.length)
  for (;;) {
    const seal = page.getByRole('article').locator('button[data-seal][aria-expanded=false]').first()
    if ((await seal.count()) === 0) break
    await seal.click()
    await expect(page.getByRole('article').locator('[aria-busy]')).toHaveCount(0)
  }
  for (const link of await page.getByRole('article').locator('.prose a').all()) await link.dispatchEvent('mouseover')
  const inside = await page.getByRole('article').locator('.prose').evaluateAll((posts) => posts.flatMap((post) => {
    return [...post.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name))
      .concat([...post.querySelectorAll('script, iframe, object, embed, img, style, link, base, meta, form, svg script, math')].map(({ tagName }) => tagName))
  }))
  expect(inside).toEqual([])
  expect(await page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken)).toEqual([])
  expect(dialogs).toEqual([])
  expect(elsewhere).toEqual([])
})
