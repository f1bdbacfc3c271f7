const KINDS = ['post', 'edit', 'seal', 'state'] as const

/** What the stream of a thread tells: that something happened to the post of this number. */
export interface Told {
  name: (typeof KINDS)[number]
  number: number
}

/** How a stream is kept up; all in milliseconds. */
export interface Manners {
  /** After the first failure, about so long; twice that after each further one, up to `mostMs`. */
  firstMs: number
  mostMs: number
  /** A connection that lasted so long was a good one: the next failure is a first one. */
  steadyMs: number
  /** A hidden tab lets go after this. A browser has six connections to a site over HTTP/1.1, and may have more tabs than that. */
  hiddenMs: number
}

const MANNERS: Manners = { firstMs: 1_000, mostMs: 60_000, steadyMs: 10_000, hiddenMs: 5_000 }

/**
 * Follows a thread's live stream from a place in the order of events, as long as the page is looked at; answers how to stop. Each event is
 * told once: what happened while there was no connection comes first with the next one. `at` makes the address to go on from a place.
 */
export function follow({ at, after, tell, manners = MANNERS }: { at: (place: string) => string; after: string; tell: (told: Told) => void; manners?: Manners }): () => void {
  let place = BigInt(after)
  let source: EventSource | null = null
  let failures = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let steady: ReturnType<typeof setTimeout> | undefined
  let hiding: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    clearTimeout(again)
    clearTimeout(steady)
    source?.close()
    source = null
  }
  const open = () => {
    clearTimeout(again)
    if (source || document.hidden) return
    const mine = (source = new EventSource(at(String(place))))
    mine.onopen = () => void (steady = setTimeout(() => (failures = 0), manners.steadyMs))
    // The browser's own way of coming back is as soon for the thousandth reader as for the first, and stops for good at a refusal.
    mine.onerror = () => source === mine && lost()
    for (const kind of KINDS) mine.addEventListener(kind, hear)
  }
  const hear = ({ type, data, lastEventId }: MessageEvent<string>) => {
    if (!/^\d+$/.test(lastEventId) || BigInt(lastEventId) <= place) return
    place = BigInt(lastEventId)
    tell({ name: type as Told['name'], number: (JSON.parse(data) as Told).number })
  }
  const lost = () => {
    close()
    again = setTimeout(open, delayAfter(failures++, manners, Math.random()))
  }
  const looked = () => {
    clearTimeout(hiding)
    if (document.hidden) hiding = setTimeout(close, manners.hiddenMs)
    else open()
  }
  const online = () => {
    failures = 0
    open()
  }
  const stops = new AbortController()
  document.addEventListener('visibilitychange', looked, stops)
  window.addEventListener('online', online, stops)
  window.addEventListener('offline', lost, stops)
  window.addEventListener('pagehide', close, stops)
  window.addEventListener('pageshow', open, stops)
  open()
  return () => {
    stops.abort()
    clearTimeout(hiding)
    close()
  }
}

/** How long to wait after so many failures in a row (0: the first). `chance`, from 0 to 1, spreads those who lost the same server. */
export function delayAfter(failures: number, { firstMs, mostMs }: Pick<Manners, 'firstMs' | 'mostMs'>, chance: number): number {
  return Math.min(mostMs, firstMs * 2 ** failures) * (0.5 + chance / 2)
}
