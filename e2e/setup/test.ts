import { test as base, type BrowserContext, type ConsoleMessage } from '@playwright/test'

export { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'

interface Fixtures {
  /** Errors in the console that a test means to see: `allowErrors(/404/)`. Everything else there fails the test. */
  allowErrors: (pattern: RegExp) => void
  /** A further reader with a browser of their own, whose console is watched as well. */
  anotherBrowser: () => Promise<BrowserContext>
}

/** Playwright's `test`, failed by whatever a page complains about in the console. */
export const test = base.extend<Fixtures & { complaints: { seen: string[]; allowed: RegExp[] } }>({
  complaints: [
    async ({ context }, use) => {
      const complaints = { seen: [] as string[], allowed: [] as RegExp[] }
      watch(context, complaints.seen)
      await use(complaints)
      const unexpected = complaints.seen.filter((text) => !complaints.allowed.some((pattern) => pattern.test(text)))
      if (unexpected.length > 0) throw new Error(`The console complained:\n${unexpected.join('\n')}`)
    },
    { auto: true },
  ],
  allowErrors: async ({ complaints }, use) => {
    await use((pattern) => void complaints.allowed.push(pattern))
  },
  anotherBrowser: async ({ browser, complaints, contextOptions }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext(contextOptions)
      watch(context, complaints.seen)
      opened.push(context)
      return context
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

function watch(context: BrowserContext, seen: string[]): void {
  context.on('weberror', (error) => seen.push(`${error.error().message} (${error.page()?.url()})`))
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') seen.push(`${message.text()} (${message.location().url})`)
  })
}
