import { splitLocale } from '@/lib/i18n/locales'

// How long a page that was fetched ahead is as good as one that is fetched now: from a finger or a pointer coming near to the press.
const FRESH_MS = 10_000

/** The pages that are the same for everybody and kept for all (lib/pages/routes.ts, against which a test holds this). Others are fetched when they are asked for. */
export const AHEAD = /^\/(?:$|c\/[^/]+$|tag\/[^/]+$|t\/\d+\/(?!p\/|(?:reply|edit|flag|arrange|p|jump|card\.png|feed\.(?:xml|json))$)[^/]+(?:\/\d+)?$|film(?:\/versions\/[^/]+)?$|u\/[^/]+$|moderation\/(?:log(?:\/(?!feed\.)[^/]+)?|figures)$|(?:about|guidelines|privacy|api)$)/

interface Ready {
  answer: Promise<Response>
  at: number
}

const ready = new Map<string, Ready>()
let listening = false

/** The page's payload as the router asks for it: what lies below the frame that is there already. */
function asked(locale: string): Record<string, string> {
  const tree = JSON.stringify(['', { children: [['locale', locale, 'd', null], { children: ['', {}] }] }])
  return { rsc: '1', 'next-router-state-tree': encodeURIComponent(tree) }
}

/** Fetches a page that is likely to be asked for next, in the form in which the router will, so that it is there when it does. Not counted as a look at it. */
export function fetchAhead(link: URL): void {
  const [locale, path] = splitLocale(link.pathname)
  if (!AHEAD.test(path) || (link.pathname === location.pathname && link.search === location.search)) return
  listen()
  const name = link.pathname + link.search
  const there = ready.get(name)
  if (there && performance.now() - there.at < FRESH_MS) return
  const answer = fetch(name, { headers: { ...asked(locale), purpose: 'prefetch' }, credentials: 'same-origin', priority: 'low' })
  answer.catch(() => ready.delete(name))
  ready.set(name, { answer, at: performance.now() })
}

/** Hands the router what is there. Whatever is sent to the server meanwhile may change any page: then nothing is. */
function listen(): void {
  if (listening) return
  listening = true
  const { fetch } = window
  window.fetch = (input, init) => {
    if ((init?.method ?? (input instanceof Request ? input.method : 'GET')) !== 'GET') ready.clear()
    const found = input instanceof URL && init && asksBelow(init.headers, input) ? take(input) : null
    return found ? found.then((answer) => (answer.ok ? seen(fetch, input, answer) : fetch(input, init)), () => fetch(input, init)) : fetch(input, init)
  }
}

function take(url: URL): Promise<Response> | null {
  const search = url.search.replace(/[?&]_rsc=[^&]*$/, '')
  const name = url.pathname + search
  const there = ready.get(name)
  ready.delete(name)
  return there && performance.now() - there.at < FRESH_MS ? there.answer : null
}

/** Whether it is the router that asks, for what lies below the frame, from within the same language. */
function asksBelow(headers: HeadersInit | undefined, url: URL): boolean {
  if (!headers || headers instanceof Headers || Array.isArray(headers) || headers.rsc !== '1') return false
  if (Object.keys(headers).some((name) => /prefetch|purpose/.test(name))) return false
  const tree = decodeURIComponent(headers['next-router-state-tree'] ?? '')
  return tree.startsWith(`["",{"children":[["locale","${splitLocale(url.pathname)[0]}","d"`) && !/"(?:refetch|inside-shared-layout|metadata-only)"/.test(tree)
}

/** Tells the server that the page is looked at after all, as a question whether it is still the same: hardly a hundred bytes. */
function seen(fetch: typeof window.fetch, url: URL, answer: Response): Response {
  const etag = answer.headers.get('etag')
  // Of itself a browser that keeps nothing of an answer would ask for all of it.
  const headers = { ...asked(splitLocale(url.pathname)[0]), ...(etag && { 'if-none-match': etag, 'cache-control': 'max-age=0' }) }
  fetch(url, { method: 'GET', headers, credentials: 'same-origin', cache: 'no-store', priority: 'low' }).catch(() => undefined)
  return answer
}
