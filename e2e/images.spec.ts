import sharp from 'sharp'
import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'
import { post, start, startHere } from './setup/threads'

/** A picture of two colours: ink on the left, balloon on the right. */
async function picture({ width = 300, height = 200 } = {}): Promise<Buffer> {
  const left = { create: { width: Math.floor(width / 2), height, channels: 3, background: '#2e4257' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#f4bc2b' } }).composite([{ input: left, left: 0, top: 0 }]).png().toBuffer()
}

const file = async (name = 'cell.png') => ({ name, mimeType: 'image/png', buffer: await picture() })
const body = (page: Page) => page.getByRole('textbox', { name: /^Your (?:comment|post)/ })
const panel = (page: Page) => page.getByRole('group', { name: 'Images of this post' })

/** A title that nothing else has. */
const title = () => `What the light in the cell was like ${aNewName()}`

async function choose(page: Page, ...files: Awaited<ReturnType<typeof file>>[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add images' }).click()
  await (await chooser).setFiles(files)
}

/** Whether the browser has drawn an image, and how large it is on the page. */
const drawn = (page: Page, name: string) => page.getByRole('img', { name }).evaluate(async (image: HTMLImageElement) => {
  image.loading = 'eager'
  await image.decode()
  return { natural: image.naturalWidth, width: image.clientWidth, height: image.clientHeight }
})

test('an image is added by its button, described beside the text, previewed, and stands in the post', async ({ page }) => {
  await signInAs(page, aNewName(), '/new')
  await page.getByRole('textbox', { name: 'Title' }).fill(title())
  await page.getByLabel('Category').selectOption('story')
  await body(page).fill('Look at this.')
  await choose(page, await file())
  await expect(panel(page).getByText('Not described yet.')).toBeVisible()
  await expect(body(page)).toHaveValue(/^Look at this\.\n\n!\[\]\(\/media\/[0-9a-f]{32}\)\n$/)
  await panel(page).getByLabel('What does it show?').fill('The cell [7] at night')
  await expect(body(page)).toHaveValue(/!\[The cell \\\[7\\\] at night\]\(\/media\//)
  await expect(panel(page).getByText('This is read to whoever')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Done' }).click()
  await expect(panel(page)).toHaveCount(0)
  await page.getByText('Preview', { exact: true }).click()
  await expect(page.locator('.preview').getByRole('img', { name: 'The cell [7] at night' })).toBeVisible()
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(post(page, 1).getByRole('img', { name: 'The cell [7] at night' })).toBeVisible()
  expect(await drawn(page, 'The cell [7] at night')).toEqual({ natural: 300, width: 300, height: 200 })
})

test('images are added by paste and by drop; one that cannot be read says why, and is taken out again', async ({ page, allowErrors }) => {
  allowErrors(/415|422/)
  await signInAs(page, aNewName(), '/new')
  await body(page).fill('Three.')
  const bring = (how: 'paste' | 'drop', bytes: Buffer, name: string) => body(page).evaluate((area, [way, base64, called]) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], called, { type: 'image/png' }))
    const init = { bubbles: true, cancelable: true }
    area.dispatchEvent(way === 'paste' ? new ClipboardEvent('paste', { ...init, clipboardData: data }) : new DragEvent('drop', { ...init, dataTransfer: data }))
  }, [how, bytes.toString('base64'), name] as const)
  await bring('paste', await picture(), 'pasted.png')
  await expect(panel(page).getByLabel(/What does it show\? pasted\.png/)).toBeVisible()
  await bring('drop', await picture(), 'dropped.png')
  await expect(panel(page).getByLabel(/What does it show\? dropped\.png/)).toBeVisible()
  await expect(body(page)).toHaveValue(/^Three\.(?:\n\n!\[\]\(\/media\/[0-9a-f]{32}\)\n?){2}/)
  await bring('drop', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'drawing.png')
  await expect(panel(page).getByText('none of the images that can be shown here')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Take out drawing.png' }).click()
  await panel(page).getByRole('button', { name: 'Take out pasted.png' }).click()
  await panel(page).getByRole('button', { name: 'Take out dropped.png' }).click()
  await expect(panel(page)).toHaveCount(0)
  await expect(body(page)).toHaveValue(/^Three\.\s*$/)
  await expect(body(page)).toBeFocused()
})

test('an image in a spoiler is not there until it is revealed, and its address answers nobody who was not let in', async ({ page, anotherBrowser }) => {
  await signInAs(page, aNewName(), '/new')
  await choose(page, await file())
  await panel(page).getByLabel('What does it show?').fill('The rope')
  const image = /!\[The rope\]\((\/media\/[0-9a-f]{32})\)/
  await expect(body(page)).toHaveValue(image)
  const [markdown, address = ''] = image.exec(await body(page).inputValue())!
  const path = await startHere(page, { title: title(), body: `Careful: ||${markdown}||{version=kr-2013}` })

  const context = await anotherBrowser()
  const reader = await context.newPage()
  await reader.goto(path)
  const html = await (await context.request.get(path)).text()
  expect(html).not.toContain('The rope')
  expect(html).not.toContain(address)
  expect((await context.request.get(address)).status()).toBe(404)
  expect((await context.request.get(`${address}?for=abc.${'A'.repeat(22)}`)).status()).toBe(404)
  await post(reader, 1).getByRole('button', { name: /^Spoiler|Reveal/ }).first().click()
  const shown = post(reader, 1).getByRole('img', { name: 'The rope' })
  await expect(shown).toBeVisible()
  expect((await drawn(reader, 'The rope')).natural).toBe(300)
  await post(reader, 1).getByRole('button', { name: /^Hide/ }).first().click()
  await expect(shown).toHaveCount(0)
  expect((await context.request.get(address)).status()).toBe(404)

  await context.addCookies([{ name: 'seen', value: 'kr-2013:whole', url: new URL(reader.url()).origin }])
  await reader.reload()
  await expect(shown).toBeVisible()
  await expect(shown).toHaveAttribute('src', address)
  const answer = await context.request.get(address)
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control'], answer.headers()['x-content-type-options']]).toEqual([200, 'image/webp', 'private, no-cache', 'nosniff'])
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
})

test('an image has its place before it is there, on a telephone too', async ({ page }) => {
  await signInAs(page, aNewName(), '/new')
  await choose(page, { ...(await file()), buffer: await picture({ width: 1600, height: 1200 }) })
  await panel(page).getByLabel('What does it show?').fill('A wide window')
  await expect(body(page)).toHaveValue(/A wide window/)
  const path = await startHere(page, { title: title(), body: await body(page).inputValue() })
  await page.setViewportSize({ width: 360, height: 800 })
  await page.route('**/media/**', () => new Promise(() => undefined))
  await page.goto(path)
  const place = (await post(page, 1).getByRole('img', { name: 'A wide window' }).boundingBox())!
  expect(place.width).toBeLessThanOrEqual(360)
  expect(Math.abs(place.height - place.width * 0.75)).toBeLessThan(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('without script an image is uploaded on a page of its own, which gives the line for the post @noscript', async ({ page }) => {
  const name = aNewName()
  await signInAs(page, name, '/new')
  const beside = page.getByRole('link', { name: 'Upload an image on a page of its own' })
  if (await beside.isVisible()) await expect(beside).toHaveAttribute('target', '_blank')
  await page.goto('/upload')
  await page.getByLabel('Image', { exact: true }).setInputFiles({ ...(await file()), buffer: Buffer.from('no image at all') })
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'none of the images that can be shown here' })).toBeVisible()
  await page.getByLabel('What does it show?').fill('A yellow balloon')
  await page.getByLabel('Image', { exact: true }).setInputFiles(await file())
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Your image is here.' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'A yellow balloon' })).toBeVisible()
  const line = await page.getByLabel('The line for your post').inputValue()
  expect(line).toMatch(/^!\[A yellow balloon\]\(\/media\/[0-9a-f]{32}\)$/)
  const path = await start(page, { title: title(), body: `See it sealed.\n\n||${line}||{version=kr-2013}` })
  await expect(page.getByRole('img', { name: 'A yellow balloon' })).toHaveCount(0)
  await page.goto(`${path.replace(/\/[^/]*$/, '')}/p/1/reveal`)
  await expect(page.getByRole('img', { name: 'A yellow balloon' })).toBeVisible()
})
