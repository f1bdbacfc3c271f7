import { pathsIn } from '@/lib/paths'
import type { Figure } from './figures'
import type { Forum } from './forum'
import { bytesOf } from './load'
import { longestThread } from './threads'

const BROTLI = { 'accept-encoding': 'br' }

/**
 * Kilobytes that somebody loads who was never here, as they come over the wire: a thread's page, and the styles and scripts that it names. What
 * scripts fetch later is in e2e/weight.spec.ts, which asks a browser.
 */
export async function measureVisit({ address }: Forum): Promise<Figure[]> {
  const page = address + pathsIn('en').thread(await longestThread())
  const html = (await bytesOf(page)).toString()
  // Browsers that know modules leave out what is for those that do not.
  const named = new Set([...html.replace(/<script[^>]* noModule[^>]*>/gi, '').matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path!))
  const sizeOf = async (ending: string) => (await Promise.all([...named].filter((path) => path.split('?')[0]!.endsWith(ending)).map((path) => bytesOf(address + path, BROTLI)))).reduce((sum, { length }) => sum + length, 0) / 1000
  return [
    { name: 'first visit: the page', unit: 'KB', value: (await bytesOf(page, BROTLI)).length / 1000 },
    { name: 'first visit: styles', unit: 'KB', value: await sizeOf('.css') },
    { name: 'first visit: scripts that the page names', unit: 'KB', value: await sizeOf('.js'), target: { of: 'value', atMost: 150 } },
  ]
}
