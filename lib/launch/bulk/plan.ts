import { CATEGORIES } from '@/lib/film/categories'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { slugOf } from '@/lib/threads/rules'
import { randomFrom } from './random'
import { threadSizes } from './sizes'
import { aTitle, WHOLE_SCOPES } from './texts'

/** What was asked for, and where it lies in the database: kept there, so that what was begun is gone on with. */
export interface Order {
  seed: number
  threads: number
  posts: number
  people: number
  firstThread: number
  firstPost: number
  firstPerson: number
  /** The newest moment of the conversation, in milliseconds since 1970. */
  until: number
  /** Posts that are there already. */
  done: number
  /** The statement that makes the search's index again, which is set aside meanwhile. */
  wordsIndex: string
}

/** A thread of the order, the same whenever it is asked for. */
export interface BulkThread {
  id: number
  /** Posts before it, in the whole order. */
  before: number
  size: number
  title: string
  slug: string
  category: (typeof CATEGORIES)[number]
  authorId: number
  spoiler: Scope | null
  /** When the post of this number was written. */
  at: (number: number) => Date
}

// A forum that has been there for some years.
const YEARS_MS = 5 * 365 * 86_400_000

// A fifth of the threads are about one version, and say so.
const WHOLE_THREAD = 0.2

/** The threads of an order by their place in it, from 0. */
export function planOf(order: Order) {
  const sizes = threadSizes(order.seed, order.threads, order.posts)
  const before = new Float64Array(order.threads + 1)
  for (let at = 0; at < order.threads; at += 1) before[at + 1] = before[at]! + sizes[at]!

  /** The thread that holds the post at this place of the order. */
  const threadAt = (post: number) => {
    let [low, high] = [0, order.threads - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (before[middle]! <= post) low = middle
      else high = middle - 1
    }
    return low
  }

  const thread = (at: number): BulkThread => {
    const random = randomFrom(order.seed * 7919 + at)
    const size = sizes[at]!
    const title = aTitle(random, at + 1)
    const startedAt = order.until - YEARS_MS * (1 - at / order.threads)
    // Most conversations are over within days, the long ones go on for months.
    const lastsMs = Math.min(order.until - startedAt, (size / 10) ** 0.7 * 86_400_000 * (0.2 + random.next()))
    return {
      id: order.firstThread + at,
      before: before[at]!,
      size,
      title,
      slug: slugOf(title),
      category: random.one(CATEGORIES),
      authorId: order.firstPerson + random.between(0, order.people - 1),
      spoiler: random.chance(WHOLE_THREAD) ? random.one(WHOLE_SCOPES) : null,
      at: (number) => new Date(startedAt + lastsMs * ((number - 1) / size) ** 1.5),
    }
  }
  return { thread, threadAt }
}

/** A scope for a column; null for none. */
export function scopeColumn(scope: Scope | null): string | null {
  return scope && formatScope(scope)
}
