import type { IncomingHttpHeaders } from 'node:http'
import { LRUCache } from 'lru-cache'
import { splitLocale } from '@/lib/i18n/locales'
import { isFeed, keptAt } from './routes'

/** In what form something is asked for: a page as a document, or as the router's payload of it, below the layout that a browser has, or with it; a feed. */
export type Form = 'document' | 'below' | 'whole' | 'feed'

/** A page that is kept, as it was asked for in its one canonical address. */
export interface Asked {
  /** The path as people see it, its language included. */
  path: string
  /** The path with the parameters that the page reads, in one order. */
  address: string
  form: Form
  tags: readonly string[]
}

// Addresses that come again and again are read once. A longer one than any of ours is read each time.
const known = new LRUCache<string, { found: Omit<Asked, 'form'> | null }>({ max: 5_000 })
const LONGEST = 500

/**
 * The kept page that a request asks for; null where it asks for none. Whatever of the address or the headers the page does not depend on is
 * left out, so that one page has one name.
 */
export function askedFor(method: string | undefined, url: string, headers: IncomingHttpHeaders): Asked | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const place = url.length > LONGEST ? placeIn(url) : (known.get(url) ?? remember(url)).found
  const form = place && (isFeed(place.path) ? 'feed' : formOf(headers, splitLocale(place.path)[0]))
  return place && form ? { ...place, form } : null
}

function remember(url: string) {
  const entry = { found: placeIn(url) }
  known.set(url, entry)
  return entry
}

function placeIn(url: string): Omit<Asked, 'form'> | null {
  const [raw = '', query = ''] = url.split('?', 2)
  const path = inOneSpelling(raw)
  const kept = path && keptAt(path)
  if (!path || !kept) return null
  const asked = new URLSearchParams(query)
  // A feed's key is somebody's own.
  if (asked.has('key') && isFeed(path)) return null
  const counted = Object.entries(kept.query).flatMap(([name, shape]) => {
    const values = asked.getAll(name)
    return values.length === 1 && shape.test(values[0]!) ? [`${name}=${values[0]}`] : []
  })
  return { path, address: counted.length > 0 ? `${path}?${counted.join('&')}` : path, tags: kept.tags }
}

/** A path with every sign written in one way; null for one that cannot be read, or says something else when it is read twice. */
function inOneSpelling(path: string): string | null {
  if (/^\/[a-z0-9/-]*$/.test(path)) return path
  try {
    const parts = path.split('/').map((part) => decodeURIComponent(part).normalize('NFC'))
    return parts.some((part) => /[/\\?#\u0000-\u001f]|^\.{1,2}$/.test(part)) ? null : parts.map(encodeURIComponent).join('/')
  } catch {
    return null
  }
}

const PREFETCHES = ['next-router-prefetch', 'next-router-segment-prefetch', 'next-hmr-refresh']

// The longest that a browser on one of our pages sends is a fifth of this.
const LONGEST_TREE = 8_000

/**
 * In what form a page is asked for. The router says where it is, and is answered what it lacks: any place within the same language lacks what
 * is below the layout, as there is no other; everything else gets the whole. Null for a request that our pages do not make.
 */
function formOf(headers: IncomingHttpHeaders, locale: string): Form | null {
  if (headers.rsc === undefined) return 'document'
  if (isIntent(headers)) return 'below'
  const tree = headers['next-router-state-tree'] ?? ''
  if (headers.rsc !== '1' || PREFETCHES.some((name) => headers[name] !== undefined) || typeof tree !== 'string' || tree.length > LONGEST_TREE) return null
  const text = decoded(tree)
  if (text === null || /"(?:inside-shared-layout|metadata-only)"/.test(text)) return null
  return text.startsWith(`["",{"children":[["locale","${locale}","d"`) && !text.includes('"refetch"') ? 'below' : 'whole'
}

/** Whether a page is fetched before its link is pressed, by a browser on one of our pages in the same language (components/shell/ahead.ts). */
export function isIntent(headers: IncomingHttpHeaders): boolean {
  return headers.rsc === '1' && headers.purpose === 'intent'
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The place that a router says it is in when it asks for what is below the layout: anywhere else in this language. */
export function elsewhereIn(locale: string): string {
  return encodeURIComponent(JSON.stringify(['', { children: [['locale', locale, 'd', null], { children: ['', {}] }] }]))
}
