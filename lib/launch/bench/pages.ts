import { setTimeout } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { api, pathsIn } from '@/lib/paths'
import { POSTS_PER_PAGE } from '@/lib/threads/rules'
import { median, type Figure } from './figures'
import type { Forum } from './forum'
import { besideBare, bytesOf, load, middle, type Load } from './load'
import { SEEN_COOKIE, type Asker } from './people'
import { longestThread } from './threads'

// As it is, and as browsers ask for it.
const PLAIN = {}
const BROTLI = { 'accept-encoding': 'br' }

const HALF_OF_NODE = { of: 'ofBareNode', atLeast: 0.5 } as const

const to = pathsIn('en')

/** Pages that are kept: answers a second beside bare Node with the same bytes. */
export async function measureKept({ address }: Forum, note: (detail: string) => void): Promise<Figure[]> {
  const longest = await longestThread()
  const thread = address + to.thread(longest)
  const between = address + to.thread(longest, Math.ceil(longest.posts / POSTS_PER_PAGE / 2))
  const asked: [string, string, Record<string, string>, typeof HALF_OF_NODE | null][] = [
    ['home', address + to.home(), PLAIN, HALF_OF_NODE],
    ['home, compressed', address + to.home(), BROTLI, HALF_OF_NODE],
    ['thread of 50 a page', thread, PLAIN, HALF_OF_NODE],
    ['thread of 50 a page, compressed', thread, BROTLI, HALF_OF_NODE],
    ['thread of 50 a page, all seen, compressed', thread, { ...BROTLI, ...SEEN_COOKIE }, HALF_OF_NODE],
    ['the middle of the longest thread, compressed', between, BROTLI, HALF_OF_NODE],
    ['feed, compressed', address + to.siteFeed('xml'), BROTLI, null],
  ]
  const figures: Figure[] = []
  for (const [name, url, headers, target] of asked) figures.push(await besideBare(name, url, { headers, target, note }))
  return figures
}

// One comment a second for so many seconds, and as long without any.
const BUSY_SECONDS = 5
const BUSY_ROUNDS = 3

// What a busy thread keeps of a quiet one's answers a second.
const OF_QUIET = 0.8

/** A kept thread while one comment a second comes into it. Throws where the next reader of a comment's thread does not see it. */
export async function measureBusy({ address }: Forum, [asker]: readonly Asker[], note: (detail: string) => void): Promise<Figure[]> {
  // In the open: under a scope, a guest would not see what was said.
  const where = { posts: { lt: POSTS_PER_PAGE - BUSY_ROUNDS * (BUSY_SECONDS + 2), gt: 10 }, lockedAt: null, spoiler: null }
  const [short] = await db().thread.findMany({ where, orderBy: [{ posts: 'desc' }, { id: 'desc' }], take: 1, select: { id: true, slug: true } })
  const url = address + to.thread(short!)
  const [quiet, busy]: [Load[], Load[]] = [[], []]
  for (let round = 0; round < BUSY_ROUNDS; round += 1) {
    note(`a comment a second, ${round + 1} of ${BUSY_ROUNDS}`)
    quiet.push(await load(url, { headers: BROTLI, seconds: BUSY_SECONDS }))
    const commenting = (async () => {
      for (let second = 1; second < BUSY_SECONDS; second += 1) {
        await setTimeout(1000)
        await comment(`${address}${api.posts(short!.id)}`, url, asker!)
      }
    })()
    const [under] = await Promise.all([load(url, { headers: BROTLI, seconds: BUSY_SECONDS }), commenting])
    busy.push(under)
  }
  const { perSecond, p50, p99 } = middle(busy)
  return [{ name: 'thread while a comment a second comes into it', unit: '/s', value: perSecond, p50, p99, target: { of: 'value', atLeast: Math.round(OF_QUIET * middle(quiet).perSecond) } }]
}

async function comment(to: string, page: string, { headers }: Asker): Promise<void> {
  const body = `Seen by whoever comes next: ${performance.now()}`
  const answer = await fetch(to, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ body }) })
  if (answer.status !== 201) throw new Error(`a comment was answered ${answer.status}`)
  if (!(await bytesOf(page)).includes(body)) throw new Error('the next reader did not see a comment')
}

// Pages that are drawn before any counts, while Node still learns what it runs.
const UNCOUNTED = 20
const COLD = 100

/** What a full page of a thread takes that nobody asked for before, one after another. */
export async function measureCold({ address }: Forum, note: (detail: string) => void): Promise<Figure[]> {
  const wanted = COLD + UNCOUNTED
  // Of the longest, some pages are kept by now.
  const { id } = await longestThread()
  const threads = await db().thread.findMany({ where: { id: { not: id }, posts: { gte: 2 * POSTS_PER_PAGE } }, orderBy: { id: 'asc' }, take: wanted, select: { id: true, slug: true, posts: true } })
  const pages = threads.flatMap((thread) => Array.from({ length: Math.floor(thread.posts / POSTS_PER_PAGE) - 1 }, (_, at) => to.thread(thread, at + 2))).slice(0, wanted)
  const times: number[] = []
  for (const [at, page] of pages.entries()) {
    if (at % 10 === 0) note(`a page that nobody asked for, ${at} of ${pages.length}`)
    const askedAt = performance.now()
    await bytesOf(address + page)
    if (at >= UNCOUNTED) times.push(performance.now() - askedAt)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const value = median(times)
  return [{ name: 'a page of 50 that is not kept', unit: 'ms', value, p50: value, p99: sorted[Math.floor(sorted.length * 0.99)] ?? value }]
}
