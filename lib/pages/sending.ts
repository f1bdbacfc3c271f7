import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import fresh from 'fresh'
import { ALWAYS } from './always'
import type { Form } from './asked'
import type { Found } from './cache'
import { encodingFor } from './encoded'
import { opensNothing } from './shelf'

// What the bytes at an address follow from. Whoever keeps pages for others keeps them apart by it.
const VARY = 'Accept-Encoding, Cookie, RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch'

/**
 * For how long shared caches keep what is shown to who has seen nothing, counted from when it was made: a minute, in which they may not know of a
 * change unless they are told by tag. Browsers ask each time. `stale-while-revalidate` is said to shared caches alone: a browser that kept to it
 * would show who has just written the page without what they wrote.
 */
const SHARED = { 'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60', 'cdn-cache-control': 'public, max-age=60, stale-while-revalidate=30, stale-if-error=86400' }

/** Sends a page that was found, in the encoding that the request prefers; 304 to whoever has it, no body to HEAD. `nobody`: whether it is asked for by somebody who says nothing of themselves, at an address of nothing else. */
export function sendPage(req: IncomingMessage, res: ServerResponse, { page, how, age }: Found, form: Form, nobody: boolean): void {
  const headers: OutgoingHttpHeaders = { ...ALWAYS, ...page.headers, 'x-cache': how }
  if (page.status !== 200) return end(req, res, page.status, { ...headers, 'cache-control': 'private, no-store' }, page.bodies[encodingFor(undefined)])
  const shared = nobody && opensNothing(page)
  if (form === 'feed') headers.vary = 'Accept-Encoding'
  else Object.assign(headers, { vary: VARY }, shared ? SHARED : { 'cache-control': 'private, no-cache' })
  Object.assign(headers, { etag: page.etag, age, 'accept-ranges': 'none', 'surrogate-key': page.tags.join(' '), 'cache-tag': page.tags.join(',') })
  if (fresh(req.headers, { etag: page.etag })) {
    delete headers['content-type']
    return void res.writeHead(304, headers).end()
  }
  const encoding = encodingFor(req.headers['accept-encoding'])
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  end(req, res, 200, headers, page.bodies[encoding])
}

function end(req: IncomingMessage, res: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: Buffer): void {
  res.writeHead(status, { ...headers, 'content-length': body.length })
  res.end(req.method === 'HEAD' ? undefined : body)
}
