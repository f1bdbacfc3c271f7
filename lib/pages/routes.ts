import { splitLocale } from '@/lib/i18n/locales'

/** What the page cache knows of a shape: which parameters its pages read, and the tags under which they are forgotten. */
export interface Kept {
  query: Readonly<Record<string, RegExp>>
  tags: (...parts: string[]) => string[]
}

// The parameters of lists as lib/threads/input.ts reads them; what is usual needs none.
const LIST = { sort: /^(?:new|top|unanswered)$/, period: /^(?:day|week|month)$/, page: /^(?:[2-9]|[1-9]\d{1,2}|1000)$/ }
const BEFORE = { before: /^[1-9]\d{0,8}$/ }
// The log's, as lib/ledger/input.ts reads them.
const LOG = { ...BEFORE, act: /^[a-z]{3,10}(?:-[a-z]{4,8})?$/, category: /^[a-z0-9-]{1,40}$/, period: /^(?:day|week|month|year)$/, by: /^(?:moderator|members|radar)$/ }

const list: Kept = { query: LIST, tags: () => ['lists'] }
const still: Kept = { query: {}, tags: () => ['guide'] }

/**
 * The addresses whose pages depend on the address and on `seen` alone, and what of them is kept. Not kept is what leads on at once, what somebody
 * opened for themselves, and a search, of which there are as many as there are words. tests/house/routes.test.ts holds this list against the
 * folders app/[locale]/(public) and (private).
 */
const PUBLIC: readonly (readonly [RegExp, Kept?])[] = [
  [/^\/$/, list],
  [/^\/c\/[^/]+$/, list],
  [/^\/tag\/[^/]+$/, list],
  [/^\/t\/[^/]+$/],
  [/^\/t\/[^/]+\/jump$/],
  [/^\/t\/([^/]+)\/(?!p\/|(?:reply|edit|flag|arrange|p|jump|feed\.(?:xml|json)|card\.png)$)[^/]+(?:\/(\d+))?$/, { query: {}, tags: (id, page = '1') => [`thread-${id}`, `thread-${id}-${page}`] }],
  [/^\/t\/[^/]+\/p\/[^/]+(?:\/(?:reveal|history|replies))?$/],
  [/^\/search$/],
  [/^\/film(?:\/versions\/[^/]+)?$/, still],
  [/^\/film\/[^/]+\/reveal$/],
  [/^\/u\/([^/]+)$/, { query: BEFORE, tags: (handle = '') => ['people', `person-${handle.toLowerCase()}`] }],
  [/^\/moderation\/log$/, { query: LOG, tags: () => ['log'] }],
  [/^\/moderation\/log\/(?!feed\.)[^/]+$/, { query: {}, tags: () => ['log'] }],
  // Reports are told to nobody, so no tag: the figures follow within a minute, as whatever is counted does.
  [/^\/moderation\/figures$/, { query: {}, tags: () => ['figures'] }],
  [/^\/(?:about|guidelines|privacy|api)$/, still],
]

/** Whether a path (its locale included) is a public page. */
export function isPublicPage(path: string): boolean {
  const [, rest] = splitLocale(path)
  return PUBLIC.some(([shape]) => shape.test(rest))
}

// The addresses of feeds, and what of them is kept. A thread's changes with each comment, whatever page that is on.
const FEEDS: readonly (readonly [RegExp, Kept])[] = [
  [/^(?:\/c\/[^/]+)?\/feed\.(?:xml|json)$/, { query: {}, tags: () => ['lists'] }],
  [/^\/t\/([^/]+)\/feed\.(?:xml|json)$/, { query: {}, tags: (id) => [`thread-${id}`, `thread-${id}-feed`] }],
  [/^\/moderation\/log\/feed\.(?:xml|json)$/, { query: {}, tags: () => ['log'] }],
]

/** What of a path (its locale included) is kept, and its tags; null for what is not kept. */
export function keptAt(path: string): { query: Kept['query']; tags: string[] } | null {
  const [, rest] = splitLocale(path)
  for (const [shape, kept] of [...PUBLIC, ...FEEDS]) {
    const found = shape.exec(rest)
    if (found) return kept ? { query: kept.query, tags: kept.tags(...found.slice(1)) } : null
  }
  return null
}

/** Whether a path (its locale included) is a feed: it depends on its address alone, so not even what was seen reaches it. */
export function isFeed(path: string): boolean {
  const [, rest] = splitLocale(path)
  return FEEDS.some(([shape]) => shape.test(rest))
}

/** Whether a path (its locale included) is the picture of a link, or what tells other sites of one: made for somebody who has seen nothing. */
export function isCard(path: string): boolean {
  const [, rest] = splitLocale(path)
  return path === '/oembed' || /^(?:\/[ct]\/[^/]+|\/film)?\/card\.png$/.test(rest)
}

/** The thread whose page a path is; null for anything else. */
export function threadOfPage(path: string): number | null {
  const [, rest] = splitLocale(path)
  const [, id] = /^\/t\/(\d{1,9})\/(?!(?:reply|edit|arrange|jump|card\.png)$|p(?:\/|$)|feed\.)[^/]+(?:\/\d+)?$/.exec(rest) ?? []
  return id === undefined ? null : Number(id)
}
