import { splitLocale } from '@/lib/i18n/locales'
import type { Address } from './addresses'
import { ask, type Answer, type Asked, type Forum } from './forum'
import type { Ledger } from './ledger'
import { addressesIn } from './links'
import { locate, type Located } from './locate'
import type { Planted } from './planted'
import type { Asker } from './viewers'

/** How the router itself asks for a page. */
export const RSC: Asked = { headers: { rsc: '1' } }

/** How a page is fetched before its link is pressed. */
export const INTENT: Asked = { headers: { rsc: '1', purpose: 'intent' } }

/** Asks for many things, a few at a time, and answers what came of each, in order. */
export async function everywhere<T, R>(asked: readonly T[], look: (one: T) => Promise<R>): Promise<R[]> {
  const came: R[] = []
  let next = 0
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let at = next++; at < asked.length; at = next++) came[at] = await look(asked[at]!)
  }))
  return came
}

/** The answer to one way of asking. The router's own requests are first sent on to an address that names them, as the router itself would. */
export async function get(forum: Forum, { path }: { path: string }, { headers }: Asker, { headers: more, ...asked }: Asked = {}): Promise<Answer> {
  const all = { ...asked, headers: { purpose: 'prefetch', ...headers, ...more } }
  const answer = await ask(forum.address + path, all)
  const { location } = answer.headers
  if (!location?.includes('_rsc')) return answer
  const next = await ask(new URL(location, forum.address).href, all)
  return { ...next, rawHeaders: answer.rawHeaders + next.rawHeaders, bytes: Buffer.concat([answer.bytes, next.bytes]), body: answer.body + next.body }
}

// Of the addresses of one kind that the crawl finds beside the samples, so many are asked for: a thread leads to eight for every post.
const MOST_OF_A_KIND = 2
const MOST_FILES = 500

/**
 * Finds addresses as a crawler does: from the samples on, by everything that an answer leads to, as each of these askers. Every answer is
 * looked at on the way. What no surface is declared for goes to `unknown`.
 */
export async function crawl(forum: Forum, ledger: Ledger, planted: Planted, samples: readonly Address[], askers: readonly Asker[]): Promise<Located[]> {
  const found = new Map<string, Located>()
  const kinds = new Map<string, number>()
  const take = (path: string, sample?: Address): Located | null => {
    if (found.has(path)) return null
    const located = locate(path, planted, sample)
    if (!located) {
      ledger.unknown.add(`the address ${path}: no surface is declared for it`)
      return null
    }
    const kind = kindOf(located)
    const count = kinds.get(kind) ?? 0
    if (!sample && count >= (located.surface.answers === 'file' ? MOST_FILES : MOST_OF_A_KIND)) return null
    if (!sample) kinds.set(kind, count + 1)
    found.set(path, located)
    return located
  }
  samples.forEach((sample) => take(sample.path, sample))
  for (const [at, asker] of askers.entries()) {
    // The first goes everywhere; the others begin where each surface does, and go on by what they alone are shown.
    for (let level = at === 0 ? [...found.values()] : few([...found.values()], 2); level.length > 0; ) {
      const answers = await everywhere(level, async (address) => {
        const answer = await get(forum, address, asker)
        ledger.look(address, asker, answer)
        return addressesIn(address.path, answer, forum.address)
      })
      level = answers.flat().flatMap((path) => take(path) ?? [])
    }
  }
  return [...found.values()]
}

/** So many addresses of each surface in English, and of a page or feed whose whole contents are known none is left out. */
export function few(addresses: readonly Located[], most: number): Located[] {
  const counts = new Map<Located['surface']['at'], number>()
  return addresses.filter(({ locale, surface: { at }, shows, guide }) => {
    if (locale !== 'en') return false
    counts.set(at, (counts.get(at) ?? 0) + 1)
    return counts.get(at)! <= most || shows !== undefined || guide === true
  })
}

/** Addresses of one surface, in one language, that ask in one way. */
function kindOf({ surface, path }: Located): string {
  const [pathname = '', query = ''] = path.split('?', 2)
  return [String(surface.at), splitLocale(pathname)[0], ...[...new URLSearchParams(query).keys()].sort()].join(' ')
}
