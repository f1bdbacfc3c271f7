import type { Page } from './test'

/** Holds back the page's later scripts, as on a slow network, until what this answers is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  return go
}
