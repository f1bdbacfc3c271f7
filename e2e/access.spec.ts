import { AxeBuilder } from '@axe-core/playwright'
import { signInAs } from './setup/sign-in'
import { expect, test, type Page } from './setup/test'

// The longest file by far, and nothing in it changes anything.
test.describe.configure({ mode: 'parallel' })

// Every kind of page, as the first run's conversation has it: thread 13 holds every kind of seal.
const PUBLIC = [
  '/', '/?sort=top&period=week', '/?sort=unanswered', '/c/story', '/tag/endings', '/t/13', '/t/4', '/t/13/p/9/reveal', '/t/13/p/9/reveal?s=1', '/film',
  '/film/story/reveal', '/film/versions/tr-2019', '/u/jiyeon', '/moderation/log', '/about', '/guidelines', '/privacy', '/ko', '/ko/film', '/ko/t/10',
]
const GUESTS = ['/new', '/sign-in', '/sign-in?error=expired', '/seen', '/t/13/reply?to=9', '/t/13/p/9/more']
const MEMBERS = ['/', '/c/story', '/t/4', '/unread', '/followed', '/settings', '/welcome', '/notifications', '/moderation', '/moderation/posts/1', '/t/13/p/1/edit', '/t/13/p/2/flag', '/t/13/p/1/more', '/new']

const ADMINS = ['/admin', '/admin/webhooks', '/admin/words', '/admin/people', '/admin/reasons']

// What a page is made of is the same in each view, so that one of them is asked about everything and the others about what can be seen.
const VIEWS = [
  { name: 'by day on a phone', colorScheme: 'light', viewport: { width: 360, height: 740 }, rules: null },
  { name: 'by night on a phone', colorScheme: 'dark', viewport: { width: 360, height: 740 }, rules: ['color-contrast'] },
  { name: 'by day on a desk', colorScheme: 'light', viewport: { width: 1280, height: 800 }, rules: ['color-contrast', 'target-size', 'scrollable-region-focusable'] },
  { name: 'by night on a desk', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, rules: ['color-contrast'] },
] as const

function axe(page: Page, rules: readonly string[] | null) {
  const builder = new AxeBuilder({ page })
  return (rules ? builder.withRules([...rules]) : builder).analyze()
}

/** What axe finds on a page, and what it does not look for: one heading of the first rank, and nothing wider than the window. */
async function faultsOf(page: Page, path: string, rules: readonly string[] | null): Promise<string[]> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const { violations } = await axe(page, rules)
  const found = violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 4).join(', ')}`)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wider > 0 ? [...found, `${path}: ${wider} pixels wider than the window`] : found
}

for (const { name, colorScheme, viewport, rules } of VIEWS) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport })

    test('a guest’s pages have no fault', async ({ page }) => {
      const faults: string[] = []
      for (const path of [...PUBLIC, ...GUESTS]) faults.push(...(await faultsOf(page, path, rules)))
      expect(faults).toEqual([])
    })

    test('a member’s and a moderator’s pages have no fault', async ({ page }) => {
      await signInAs(page, 'moderator')
      const faults: string[] = []
      for (const path of MEMBERS) faults.push(...(await faultsOf(page, path, rules)))
      expect(faults).toEqual([])
    })

    test('an administrator’s pages have no fault', async ({ page }) => {
      await signInAs(page, 'admin')
      const faults: string[] = []
      for (const path of ADMINS) faults.push(...(await faultsOf(page, path, rules)))
      expect(faults).toEqual([])
    })

    test('what opens on a page has no fault either', async ({ page }) => {
      await page.goto('/t/13')
      for (const seal of await page.getByRole('article', { name: /^Post (?:4|9|10) by/ }).getByRole('button', { name: /Reveal$/ }).all()) await seal.focus()
      await page.getByRole('article', { name: /^Post 9 by/ }).getByRole('button', { name: /Reveal$/ }).click()
      await page.getByRole('article', { name: /^Post 4 by/ }).getByRole('button', { name: /Reveal$/ }).first().click()
      await expect(page.getByRole('button', { name: /^Hide spoiler/ })).toHaveCount(2)
      await page.getByRole('article', { name: /^Post 9 by/ }).locator('summary').click()
      await page.getByRole('banner').locator('summary').first().click()
      const { violations } = await axe(page, rules)
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
    })
  })
}

test('every page has a title of its own', async ({ page }) => {
  const titles = new Map<string, string>()
  for (const path of PUBLIC.filter((one) => !one.startsWith('/?') && !one.includes('?s=') && one !== '/ko')) {
    await page.goto(path)
    const title = await page.title()
    expect(title, `${path} and ${titles.get(title)}`).not.toBe('')
    expect(titles.has(title), `${path} has the title of ${titles.get(title)}: ${title}`).toBe(false)
    titles.set(title, path)
  }
})

test('the first key of a page leads past its head, and the focus can be seen', async ({ page }) => {
  await page.goto('/film')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  for (let steps = 0; steps < 12; steps += 1) {
    await page.keyboard.press('Tab')
    const visible = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    })
    expect(visible).toBe(true)
  }
})

test.describe('under a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('what is pressed is at least 44 pixels high and wide, links within sentences apart', async ({ page }) => {
    const small: string[] = []
    for (const path of ['/', '/t/13', '/t/4', '/film', '/new', '/sign-in', '/seen', '/t/13/p/9/reveal', '/moderation/log', '/ko']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const found = await page.evaluate(() => {
        const controls = document.querySelectorAll<HTMLElement>('button, summary, select, textarea, input:not([type=hidden]), nav a, a.button, [role=button]')
        return [...controls].flatMap((control) => {
          const target = control.matches('[type=radio], [type=checkbox]') ? (control.closest('label') ?? control) : control
          // A chip lies in a sentence and is as high as its line: the same exception as for links.
          if (!target.checkVisibility({ visibilityProperty: true }) || target.matches('.seal')) return []
          const { width, height } = target.getBoundingClientRect()
          const clipped = width <= 2 || height <= 2
          return clipped || (width >= 43.5 && height >= 43.5) ? [] : [`${target.tagName} ${target.className} “${target.textContent?.trim().slice(0, 30)}” ${Math.round(width)}×${Math.round(height)}`]
        })
      })
      small.push(...new Set(found.map((one) => `${path}: ${one}`)))
    }
    expect(small).toEqual([])
  })
})

test('a page survives a name as long as can be, in every script', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/new')
  const long = `${'ㅋ'.repeat(300)} ${'a'.repeat(600)} https://example.org/${'path/'.repeat(80)} ${'🎈'.repeat(200)}\n\n| ${'wide | '.repeat(30)}\n|${'---|'.repeat(30)}\n| ${'cell | '.repeat(30)}\n\n\`\`\`\n${'code '.repeat(200)}\n\`\`\``
  await page.getByLabel('Your post').fill(long)
  await page.getByText('Preview', { exact: true }).click()
  await expect(page.getByRole('table')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})
