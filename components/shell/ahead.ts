import { splitLocale } from '@/lib/i18n/locales'

// From a pointer's coming to rest on a link, or a finger's touching it, to the press. Longer ago, the page is asked for when it is wanted.
const FRESH_MS = 5_000

// What lib/pages/asked.ts answers with the page below the frame where it is kept for all, and with nothing where it is not.
const INTENT = { rsc: '1', purpose: 'intent' }

interface Ahead {
  address: string
  at: number
  answer: Promise<Response | null>
}

// One: the link that is meant. Fetching the next lets go of the one before.
let ahead: Ahead | null = null

/** Fetches the page that a link within the same language leads to, so that it is there when the link is pressed. It counts as no look at the page. */
export function fetchAhead(link: URL): void {
  const address = link.pathname + link.search
  if (link.origin !== location.origin || address === location.pathname + location.search || splitLocale(address)[0] !== splitLocale(location.pathname)[0]) return
  if (ahead?.address === address && isFresh(ahead)) return
  // Nothing of it is left in the browser's own store, where the page's document has the same address.
  const answer = fetch(address, { headers: INTENT, cache: 'no-store', priority: 'low' }).then((came) => (isPayload(came) ? came : null), () => null)
  ahead = { address, at: performance.now(), answer }
}

/**
 * Hands the router what was fetched ahead, in the place of what it asks for, once. Then it is asked whether that was still the page, which is what
 * counts as a look; `changed` is called where it was not. Whatever is sent meanwhile may change any page, so nothing is handed over that was fetched
 * before it was answered. Answers how to stop.
 */
export function handOver(changed: () => void): () => void {
  const { fetch } = window
  window.fetch = async (input, init) => {
    if ((init?.method ?? 'GET') !== 'GET' || input instanceof Request) {
      ahead = null
      // What was fetched while it was under way may be of before or after.
      return fetch(input, init).finally(() => (ahead = null))
    }
    const given = input instanceof URL && isRouters(init) ? await take(input) : null
    if (!given) return fetch(input, init)
    const { address, answer } = given
    void fetch(address, { method: 'HEAD', headers: INTENT, cache: 'no-store', priority: 'low' })
      .then((now) => now.status >= 500 || now.headers.get('etag') === answer.headers.get('etag') || changed(), () => undefined)
    return answer
  }
  return () => void (window.fetch = fetch)
}

async function take(url: URL): Promise<{ address: string; answer: Response } | null> {
  const asked = new URL(url)
  // The router's own, which says what else it sends.
  asked.searchParams.delete('_rsc')
  const address = asked.pathname + asked.search
  if (ahead?.address !== address || !isFresh(ahead)) return null
  const taken = ahead
  ahead = null
  const answer = await taken.answer
  return answer && { address, answer }
}

const isFresh = ({ at }: Ahead) => performance.now() - at < FRESH_MS

const isPayload = (came: Response) => came.status === 200 && !came.redirected && came.headers.get('content-type')?.startsWith('text/x-component') === true

/** Whether it is the router that asks for a page. */
function isRouters(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers)
  return headers.get('rsc') === '1' && !headers.has('next-router-prefetch')
}
