import { aNewName, signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'

// Nothing that is read moves: docs/design asks for less than 0.05 in all, and what we draw needs none.
const MOST = 0.05

interface Shift {
  value: number
  what: string[]
}

/** Notes what moves on every page that is opened from now on, whether or not anybody touched anything. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = ((window as unknown as { shifts: Shift[] }).shifts = [])
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; sources: { node: Element | null }[] }[]) {
        shifts.push({ value: entry.value, what: entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML : (node as Node | null)?.textContent ?? '').slice(0, 120)) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What moved on a page until it was whole: scripts, fonts, what is one's own, and what comes when the browser is idle. */
async function shiftsOn(page: Page, path: string): Promise<Shift[]> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 1_000), { timeout: 6_000 })))
  await page.waitForLoadState('networkidle')
  return page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)
}

async function aThread(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/threads?sort=top&limit=1')
  return ((await answer.json()) as { items: [{ url: string }] }).items[0].url
}

for (const width of [360, 1280]) {
  test(`nothing moves on home, a thread and the film at ${width} pixels, for a guest, nor when a member's own is laid over it`, async ({ page, anotherBrowser }) => {
    await page.setViewportSize({ width, height: 800 })
    await watchShifts(page)
    const member = await (await anotherBrowser()).newPage()
    await member.setViewportSize({ width, height: 800 })
    await signInAs(member, aNewName())
    await watchShifts(member)
    for (const path of ['/', await aThread(page), '/film']) {
      for (const reader of [page, member]) {
        const shifts = await shiftsOn(reader, path)
        expect([reader === page ? 'guest' : 'member', path, shifts.reduce((sum, { value }) => sum + value, 0) < MOST ? [] : shifts]).toEqual([reader === page ? 'guest' : 'member', path, []])
      }
      await expect(member.locator('html')).toHaveAttribute('data-who', '')
    }
  })
}

test('the measure notices what comes in above what is read', async ({ page }) => {
  await watchShifts(page)
  await page.addInitScript(() => addEventListener('load', () => setTimeout(() => document.getElementById('main')!.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' })), 300)))
  const shifts = await shiftsOn(page, '/about')
  expect(shifts.reduce((sum, { value }) => sum + value, 0)).toBeGreaterThan(MOST)
})
