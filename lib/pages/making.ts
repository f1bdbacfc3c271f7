import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { inject } from 'light-my-request'
import { splitLocale } from '@/lib/i18n/locales'
import { formatSeen, type Seen } from '@/lib/spoilers/seen'
import { Making, makings } from '@/lib/viewer/making'
import { MAKING_HEADER, PATH_HEADER, SEEN_HEADER } from '@/lib/viewer/seen-header'
import { elsewhereIn, type Asked, type Form } from './asked'
import { holdsFailure } from './flight'
import { contentPolicy } from './policy'
import { drawTrouble } from './trouble'

/** What answers a request: Next. */
export type Next = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** A page as it was made. */
export interface Made {
  status: number
  /** The headers that belong to the bytes. */
  headers: Readonly<Record<string, string>>
  body: Buffer
  /** What it asked about its reader. */
  making: Making
  /** Whether it may be shown again to whoever would be answered the same. */
  keeps: boolean
  /** Whether it is the trouble that was met instead of the page, whatever its status says. */
  failed: boolean
}

// What Next says of a page that a browser must know. No other header of its comes from an address alone.
const OF_THE_PAGE = ['content-type', 'link', 'location', 'x-nextjs-rewritten-path', 'x-nextjs-rewritten-query', 'x-nextjs-stale-time']
// A feed says for how long whoever reads it may keep it.
const OF_A_FEED = ['content-type', 'location', 'cache-control', 'last-modified']

/**
 * Has a page made, by a request of our own that holds its address and what opens to its reader, and nothing of who asked: neither a cookie nor
 * a header of theirs. So what comes back cannot be personal, and may be shown to all who would be answered the same.
 */
export async function makePage(next: Next, asked: Asked, seen: Seen, site: string): Promise<Made> {
  const making = new Making(seen)
  const name = randomUUID()
  makings().set(name, making)
  const [locale] = splitLocale(asked.path)
  const headers = {
    host: new URL(site).host,
    'user-agent': 'anybody',
    'x-request-id': name,
    [SEEN_HEADER]: formatSeen(seen),
    [PATH_HEADER]: asked.address,
    [MAKING_HEADER]: name,
    ...(asked.form !== 'document' && { rsc: '1' }),
    ...(asked.form === 'below' && { 'next-router-state-tree': elsewhereIn(locale) }),
  }
  try {
    const answer = await inject((req, res) => void next(req as IncomingMessage, res as ServerResponse).catch((error: unknown) => res.destroy(error as Error)), { method: 'GET', url: asked.address, headers })
    return madeOf(asked, making, answer.statusCode, answer.headers, answer.rawPayload)
  } finally {
    makings().delete(name)
  }
}

function madeOf({ path, form }: Asked, making: Making, status: number, given: Readonly<Record<string, unknown>>, bytes: Buffer): Made {
  const headers = Object.fromEntries((form === 'feed' ? OF_A_FEED : OF_THE_PAGE).flatMap((name) => (given[name] === undefined ? [] : [[name, String(given[name])]])))
  const { location, link: _, ...others } = headers
  // Who is sent on needs the new address alone: the rest repeats the old one, which may be a title that was taken back.
  if (location !== undefined) return { status, headers: { location }, body: Buffer.alloc(0), making, keeps: false, failed: false }
  const [body, whole] = form === 'document' ? documentOf(bytes, status, path) : [bytes, form === 'feed' || !holdsFailure(bytes)]
  const failed = status >= 500 || (status === 200 && !whole)
  // A page that gives a cookie is meant for one person: nobody else gets it.
  const keeps = status === 200 && whole && given['set-cookie'] === undefined && TYPES[form].includes(String(given['content-type']))
  if (form !== 'document') return { status, headers: others, body, making, keeps, failed }
  return { status, headers: { ...headers, 'content-security-policy': contentPolicy(path, body.toString()) }, body, making, keeps, failed }
}

const TYPES: Record<Form, readonly string[]> = {
  document: ['text/html; charset=utf-8'],
  below: ['text/x-component'],
  whole: ['text/x-component'],
  feed: ['application/atom+xml; charset=utf-8', 'application/feed+json; charset=utf-8'],
}

/** A page with what went wrong drawn into it, and whether nothing did: a part that failed leaves its mark in one that is otherwise whole. */
function documentOf(bytes: Buffer, status: number, path: string): [Buffer, boolean] {
  const page = drawTrouble(bytes.toString(), status, path)
  return [Buffer.from(page), !page.includes('<html id="__next_error__"') && !page.includes('<template data-dgst=')]
}
