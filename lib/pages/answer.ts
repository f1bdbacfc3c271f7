import type { IncomingMessage, ServerResponse } from 'node:http'
import { etagOf } from '@/lib/http/conditional'
import { problem } from '@/lib/http/problem'
import { formatSeen } from '@/lib/spoilers/seen'
import { MAKING_HEADER, PATH_HEADER, SEEN_HEADER } from '@/lib/viewer/seen-header'
import { ALWAYS } from './always'
import { askedFor, isIntent } from './asked'
import type { Found, PageCache } from './cache'
import { captureHtml } from './capture'
import { claimedIn } from './claimed'
import type { Next } from './making'
import { contentPolicy } from './policy'
import { isCard, isFeed, isPublicPage } from './routes'
import { turnedAway } from './often'
import { isForPrograms } from './programs'
import { sendPage } from './sending'
import { rememberSent } from './sent'
import { drawTrouble, isTrouble } from './trouble'
import { countView } from './views'
import { sendResponse } from './web'

/**
 * Answers a public page that is kept: from memory, or once it is made. Nothing of the request reaches what is sent but the page's address and what
 * opens to its reader. Null: it asks for something else, and `answer` is to be called.
 */
export function answerKept(req: IncomingMessage, res: ServerResponse, cache: PageCache): void | Promise<void> | null {
  const url = req.url ?? '/'
  const asked = askedFor(req.method, url, req.headers)
  if (!asked) return null
  const { seen, nothing } = claimedIn(req.headers.cookie)
  // Where a shared cache takes the address for the whole question, nobody may put a document in the place of a payload.
  const nobody = nothing && asked.form === 'document' && !url.includes('_rsc')
  const send = (found: Found) => {
    sendPage(req, res, found, asked.form, nobody)
    if (found.page.status === 200) countView(req, asked.path)
  }
  const kept = cache.kept(asked, seen)
  return kept ? send(kept) : cache.find(asked, seen).then(send)
}

/**
 * Hands a request to Next. A public page is asked for with every cookie removed and only what was seen, normalised, passed on, so what
 * comes back cannot be personal; a feed and a link's card are not even told that. In development nothing is held back, as Next streams its own tools.
 */
export async function answer(req: IncomingMessage, res: ServerResponse, next: Next, { dev = false } = {}): Promise<void> {
  // What is not the same for all is made when it is asked for, and not because somebody might.
  if (isIntent(req.headers)) return void res.writeHead(204, { ...ALWAYS, 'cache-control': 'private, no-store' }).end()
  // Before anything is waited for: what comes meanwhile would be missed.
  const sent = rememberSent(req)
  if (!isReadable(req.url)) req.url = isForPrograms(req) ? NOWHERE_IN_API : NOWHERE
  if (isForPrograms(req) && !METHODS.has(req.method ?? '')) return sendResponse(res, problem(501))
  const { pathname: path, search } = addressOf(req)
  if (isFeed(path) || isCard(path)) delete req.headers.cookie
  sayWhatWasSeen(req)
  req.headers[PATH_HEADER] = path + search
  const shared = (req.method === 'GET' || req.method === 'HEAD') && isPublicPage(path)
  if (shared) delete req.headers.cookie
  // Next draws pages otherwise for some programs that read them, and for those that do not say what they are.
  req.headers['user-agent'] = 'anybody'
  for (const [name, value] of Object.entries(ALWAYS)) res.setHeader(name, value)
  if (await turnedAway(req, res)) return
  // A private feed's address is a secret, and no link that is followed from it tells it on.
  if (isFeed(path)) res.setHeader('referrer-policy', 'no-referrer')
  if (!dev) {
    captureHtml(res, (html) => {
      const trouble = isTrouble(html.toString(), res.statusCode)
      if (trouble) res.setHeader('content-type', 'text/html; charset=utf-8')
      return trouble && sent ? withSent(res, path, path + search, html.toString(), sent) : finish(req, res, path, shared, html)
    })
  }
  if (shared) countView(req, path)
  // The headers of a page follow from its bytes, so a HEAD is made as a GET; Node sends no body to it either way.
  if (req.method === 'HEAD' && !path.startsWith('/api/')) req.method = 'GET'
  await next(req, res)
}

/** Passes on what opens to the reader, in its one canonical form. */
function sayWhatWasSeen(req: IncomingMessage): void {
  req.headers[SEEN_HEADER] = formatSeen(claimedIn(req.headers.cookie).seen)
  delete req.headers[MAKING_HEADER]
}

// An address that leads nowhere, in place of one that Next would fail on.
const NOWHERE = '/-'
const NOWHERE_IN_API = '/api/-'

// What Next's routes know; to any other method it answers nothing that a program could read.
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Whether an address can be decoded: "/%E0%A4%A" cannot. */
function isReadable(url = '/'): boolean {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '') !== ''
  } catch {
    return false
  }
}

/** The address as a person knows it: without the router's own parameter. */
function addressOf(req: IncomingMessage): URL {
  const url = new URL(req.url && URL.canParse(req.url, 'http://site.invalid') ? req.url : '/', 'http://site.invalid')
  url.searchParams.delete('_rsc')
  return url
}

const NOTHING = Buffer.alloc(0)

function finish(req: IncomingMessage, res: ServerResponse, path: string, shared: boolean, captured: Buffer): Buffer {
  if (res.hasHeader('location')) return sendOn(res)
  const page = drawTrouble(captured.toString('utf8'), res.statusCode, path)
  const html = Buffer.from(page)
  res.setHeader('content-security-policy', contentPolicy(path, page))
  if (!shared || res.statusCode !== 200) {
    res.setHeader('cache-control', 'private, no-store')
    return html
  }
  // Kept apart by what the reader has seen, which is a cookie: a browser may keep it, and asks whether it still holds.
  res.setHeader('cache-control', 'private, no-cache')
  res.setHeader('vary', 'Cookie, Accept-Encoding')
  const etag = etagOf(page)
  res.setHeader('etag', etag)
  if (req.headers['if-none-match'] !== etag) return html
  res.statusCode = 304
  return NOTHING
}

/** Trouble that a form met, with what it sent. */
async function withSent(res: ServerResponse, path: string, to: string, html: string, sent: NonNullable<ReturnType<typeof rememberSent>>): Promise<Buffer> {
  const fields = await sent()
  const page = drawTrouble(html, res.statusCode, path, fields && { to, fields })
  res.setHeader('content-security-policy', contentPolicy(path, page))
  res.setHeader('cache-control', 'private, no-store')
  return Buffer.from(page)
}

/** Who is sent on needs the new address alone. What Next writes besides repeats the old one, which may be a title that was taken back. */
function sendOn(res: ServerResponse): Buffer {
  for (const name of ['content-type', 'link', 'x-middleware-rewrite']) res.removeHeader(name)
  res.setHeader('cache-control', 'private, no-store')
  return NOTHING
}
