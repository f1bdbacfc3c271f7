import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { REACTIONS } from '@/lib/reactions/rules'
import { POSTS_IN_A_BLOCK } from '@/lib/search/rules'
import { vectorOf } from '@/lib/terms/search-text'
import { OPEN, spaceNames, TITLES, type Space } from '@/lib/terms/spaces'
import type { Value } from './copy'
import { addKept, addReactions } from './doings'
import { planOf, scopeColumn, type BulkThread, type Order } from './plan'
import { randomFrom, type Random } from './random'
import { poolKey, textPool, WHOLE_SCOPES, type BulkText } from './texts'

/** The tables that are filled, with their columns, in an order in which each finds what it points to. */
export const COLUMNS = {
  Thread: ['id', 'title', 'slug', 'categoryId', 'authorId', 'spoiler', 'createdAt', 'lastActivityAt', 'lastNumber', 'posts', 'views'],
  Post: ['id', 'threadId', 'number', 'authorId', 'createdAt', 'spoiler', 'replyTo', 'minute', ...REACTIONS],
  Revision: ['postId', 'number', 'authorId', 'editorId', 'source', 'spoiler', 'createdAt'],
  Segment: ['postId', 'index', 'parent', 'scopes', 'html', 'text', 'words', 'block'],
  PostSearch: ['postId', 'block', 'threadId', 'authorId', 'categoryId', 'createdAt', 'versions', 'terms'],
  Flag: ['postId', 'personId', 'reason', 'scope', 'weight', 'createdAt'],
  QueueItem: ['postId', 'reasons', 'weight', 'openedAt'],
  Reaction: ['postId', 'personId', 'kind', 'createdAt'],
  Bookmark: ['personId', 'postId', 'createdAt'],
  Reading: ['personId', 'threadId', 'readTo', 'readAt'],
  Follow: ['personId', 'threadId', 'level'],
} as const
export type Rows = Record<keyof typeof COLUMNS, Value[][]>

// Texts of their own before they repeat, for posts that are open and for those under each scope.
const OPEN_TEXTS = 3000
const TEXTS_UNDER_A_SCOPE = 150

// What members report posts for, as often: spoilers before all.
const REASONS = ['spoiler', 'spoiler', 'spoiler', 'off-topic', 'spam', 'abuse'] as const

// Shares of posts: under a scope of their own, answering another, pinned to a minute, reported.
const OWN_SCOPE = 0.04
const ANSWERS = 0.4
const PINNED = 0.02
const REPORTED = 0.002

/** Texts by the scopes that lie on the whole post (`poolKey`). */
export type Pools = ReadonlyMap<string, readonly BulkText[]>

/** The texts that the posts of an order are drawn from. */
export function poolsOf({ seed }: Order): Pools {
  const bases: (readonly Scope[])[] = [[], ...WHOLE_SCOPES.map((scope) => [scope])]
  return new Map(bases.map((base) => [poolKey(base), textPool(seed, base.length === 0 ? OPEN_TEXTS : TEXTS_UNDER_A_SCOPE, base)]))
}

/** Makes the rows of an order, part by part. `categories` are ids by slug; `spaces` are the search's, by name. */
export function rowsOf(order: Order, pools: Pools, categories: ReadonlyMap<string, number>, spaces: ReadonlyMap<string, Space>) {
  const plan = planOf(order)
  const vectors = new Map<BulkText, string>()
  const vector = (text: BulkText) => {
    const known = vectors.get(text) ?? vectorOf(spaced(text, spaces))
    vectors.set(text, known)
    return known
  }

  /** The rows of the posts from one place of the order up to another, and of the threads that begin there. */
  return function between(first: number, end: number): Rows {
    const random = randomFrom(order.seed ^ (first * 2_654_435_761))
    const rows = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, [] as Value[][]])) as Rows
    let thread = plan.thread(plan.threadAt(first))
    for (let place = first; place < end; place += 1) {
      if (place >= thread.before + thread.size) thread = plan.thread(thread.id - order.firstThread + 1)
      const number = place - thread.before + 1
      if (number === 1) rows.Thread.push(threadRow(thread, categories.get(thread.category.slug)!, random))
      addPost(rows, { id: order.firstPost + place, number, thread, authorId: number === 1 ? thread.authorId : order.firstPerson + random.between(0, order.people - 1) }, random)
    }
    return rows
  }

  function addPost(rows: Rows, { id, number, thread, authorId }: { id: number; number: number; thread: BulkThread; authorId: number }, random: Random): void {
    const spoiler = !thread.spoiler && random.chance(OWN_SCOPE) ? random.one(WHOLE_SCOPES) : null
    const base = [thread.spoiler, spoiler].filter((scope) => scope !== null)
    const text = random.one(pools.get(poolKey(base))!)
    const at = thread.at(number)
    const replyTo = number > 2 && random.chance(ANSWERS) ? random.between(1, number - 1) : null
    const reactions = addReactions(rows, { id, number, at }, order, random)
    rows.Post.push([id, thread.id, number, authorId, at, scopeColumn(spoiler), replyTo, random.chance(PINNED) ? random.between(1, 120) : null, ...reactions])
    rows.Revision.push([id, 1, authorId, authorId, text.source, scopeColumn(spoiler), at])
    for (const { index, parent, scopes, html, text: words, words: count, block } of text.segments) {
      rows.Segment.push([id, index, parent, scopes.map(formatScope), html, words, count, block])
    }
    const terms = number === 1 ? vectorOf([{ spaces: [TITLES], text: thread.title }, ...spaced(text, spaces)]) : vector(text)
    rows.PostSearch.push([id, Math.floor(id / POSTS_IN_A_BLOCK), thread.id, authorId, categories.get(thread.category.slug)!, at, versionsOf(thread, spoiler), terms])
    addKept(rows, { id, number, at }, thread, order, random)
    if (!random.chance(REPORTED)) return
    const personId = authorId === order.firstPerson ? authorId + 1 : authorId - 1
    const reason = random.one(REASONS)
    rows.Flag.push([id, personId, reason, reason === 'spoiler' ? 'kr-2013' : null, 1, at])
    rows.QueueItem.push([id, [reason], 1, at])
  }
}

function threadRow(thread: BulkThread, categoryId: number, random: Random): Value[] {
  const { id, title, slug, authorId, spoiler, size, at } = thread
  return [id, title, slug, categoryId, authorId, scopeColumn(spoiler), at(1), at(size), size, size, size * random.between(3, 40)]
}

function spaced({ segments }: BulkText, spaces: ReadonlyMap<string, Space>) {
  return segments.map(({ scopes, text }) => ({ spaces: scopes.length === 0 ? [OPEN] : spaceNames(scopes).map((name) => spaces.get(name)!), text }))
}

function versionsOf({ category, spoiler }: BulkThread, own: Scope | null): string[] {
  return [...new Set([category.version, spoiler?.version, own?.version].flatMap((version) => (version && version !== 'any' ? [version] : [])))]
}

/** The names of the search's spaces in which the texts of some pools are found, in order. */
export function spacesIn(pools: Pools): string[] {
  return [...new Set([...pools.values()].flat().flatMap(({ segments }) => segments.flatMap(({ scopes }) => spaceNames(scopes))))].sort()
}
