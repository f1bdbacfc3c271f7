import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isFeed, keptAt } from '@/lib/pages/routes'
import { formatSeen } from '@/lib/spoilers/seen'
import { everyAddress, type Address } from './addresses'
import { essenceOf } from './drawn'
import { serveForum, type Answer, type Forum } from './forum'
import { plant, type Planted } from './planted'
import { everyRoute } from './routes'
import { GUESTS, members, ODD_GUESTS, type Asker } from './viewers'
import { everywhere, get, RSC } from './walk'

// What is kept is nobody's own. Everybody asks for every address, members first, so that what others get was made when a member asked; and whatever
// comes from the page cache is what a forum without one answers to somebody without a cookie but the one that says what was seen.

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 })

let planted: Planted
let caching: Forum
let plain: Forum
let addresses: Address[]
let accounts: Asker[]

beforeAll(async () => {
  planted = await plant()
  accounts = await members(planted)
  caching = await serveForum()
  plain = await serveForum({ PAGE_CACHE_MB: '0', SITE_URL: caching.address, DATA_DIR: mkdtempSync(path.join(process.env.DATA_DIR!, 'plain-')) })
  addresses = everyAddress(planted, everyRoute(), caching.address).addresses
})

afterAll(() => Promise.all([caching?.stop(), plain?.stop()]))

const OF_THE_PAGE = ['content-type', 'location', 'x-nextjs-rewritten-path']

const ofFeed = ({ path: one }: Address) => isFeed(new URL(one, caching.address).pathname)

/** Whether an address is of what is kept: a feed by somebody's key is not. */
function mayBeKept(address: Address): boolean {
  const { pathname, searchParams } = new URL(address.path, caching.address)
  return keptAt(pathname) !== null && !(ofFeed(address) && searchParams.has('key'))
}

const isKept = ({ headers }: Answer) => headers['x-cache'] !== undefined

interface Given {
  address: Address
  asker: Asker
  rsc: boolean
  answer: Answer
}

test('whatever is kept is what somebody without a name is answered by a forum that keeps nothing, and gives no cookie', async () => {
  const pages = addresses.filter(mayBeKept)
  const given: Given[] = []
  for (const asker of [...accounts, ...GUESTS, ...ODD_GUESTS]) {
    for (const rsc of [false, true]) {
      const few = asker.column === 'guest' || accounts.includes(asker) ? pages : pages.filter((_, at) => at % 3 === 0)
      given.push(...await everywhere(few, async (address) => ({ address, asker, rsc, answer: await get(caching, address, asker, rsc ? RSC : {}) })))
    }
  }
  const hows = given.map(({ answer }) => answer.headers['x-cache'])
  expect(new Set(hows)).toEqual(new Set(['HIT', 'MISS', 'STALE'].filter((how) => hows.includes(how))))
  expect(hows.filter((how) => how === 'HIT').length).toBeGreaterThan(hows.length / 3)
  expect(given.filter(({ answer }) => answer.headers['set-cookie']).map(({ address }) => address.path)).toEqual([])

  const asNobody = new Map<string, Answer>()
  const wrong = await everywhere(given, async ({ address, asker, rsc, answer }) => {
    const { path: asked } = address
    const seen = formatSeen(asker.seen)
    // A feed has one form: the router that asks for one is answered as everybody is.
    const payload = rsc && !ofFeed(address)
    const key = `${asked} ${payload} ${seen}`
    const nobody: Asker = { name: 'nobody', column: 'guest', headers: seen ? { cookie: `seen=${seen}` } : {}, seen: asker.seen }
    const expected = asNobody.get(key) ?? (await get(plain, address, nobody, payload ? RSC : {}))
    asNobody.set(key, expected)
    const same = answer.status === expected.status && OF_THE_PAGE.every((name) => answer.headers[name] === expected.headers[name])
    // Who is sent on gets no page.
    const difference = answer.headers.location ? '' : firstDifference(essenceOf(answer), essenceOf(expected))
    return same && difference === '' ? [] : [`${asked}${rsc ? ' (payload)' : ''} for ${asker.name}: ${answer.status}, ${difference}`]
  })
  const differing = wrong.flat().slice(0, 20).join('\n')
  expect(differing, differing).toBe('')

  // A feed is one for all, and was compared above; a page that is shared is for who says nothing of themselves.
  const shared = given.filter(({ address, answer }) => !ofFeed(address) && /public/.test(String(answer.headers['cache-control'])))
  expect(shared.length).toBeGreaterThan(20)
  expect([...new Set(shared.filter(({ asker, rsc }) => rsc || asker.member || /(?:^|; )(?:who|seen|opens)=./.test(asker.headers.cookie ?? '')).map(({ asker }) => asker.name))]).toEqual([])
})

test('nothing else is answered from the cache, whoever asks', async () => {
  const others = addresses.filter((one) => !mayBeKept(one))
  expect(others.length).toBeGreaterThan(100)
  const given = await everywhere(others.flatMap((address) => [accounts[0]!, accounts.at(-1)!, GUESTS[0]!, GUESTS[4]!].map((asker) => ({ address, asker }))), async ({ address, asker }) => ({ address, answer: await get(caching, address, asker) }))
  expect([...new Set(given.filter(({ answer }) => isKept(answer)).map(({ address }) => address.path))]).toEqual([])
})

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 60)
  return one === other ? '' : `${JSON.stringify(one.slice(from, at + 140))} and not ${JSON.stringify(other.slice(from, at + 140))}`
}
