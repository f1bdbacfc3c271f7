import { hear } from './listener'
import { RIGHTS_CHANNEL, standing, type Right } from './rights'
import { newestPlace, SEQUENCE_CHANNEL } from './sequence'
import { Stream } from './stream'
import { readTold } from './told'

// As many as a process holds at a few kilobytes each, and as an ordinary limit of open files has room for.
export const MOST_STREAMS = 2_000

// A household or an office behind one address; a browser opens six at most by itself.
export const MOST_FROM_ONE_ADDRESS = 40

// Proxies close a connection on which nothing is said for half a minute or more.
const HEARTBEAT_MS = 20_000

const BATCH = 500

interface Hub {
  streams: Set<Stream>
  /** The place up to which the streams that are there have been told; it is known when this is done. */
  ready: Promise<void>
  place: bigint
  closed: boolean
  rest: () => void
}

// One for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellStreams?: Hub }

function hub(): Hub {
  return (shared.cellStreams ??= { streams: new Set(), ready: Promise.resolve(), place: 0n, closed: false, rest: () => {} })
}

export type Refused = { status: 429 | 503; retryAfterSeconds: number }

/**
 * Opens a live stream of a thread for somebody at `address` (a network address, for the bound; it is not kept). With `after`, it begins
 * with all that came after that place; without, with what comes from now on. It ends with the `right` by which it was asked for, on whichever
 * instance that is ended. Refused when too many are open, or the forum is ending.
 */
export function openStream(threadId: number, address: string, after: bigint | null, right: Right | null = null): ReadableStream<Uint8Array> | Refused {
  const { streams, closed } = hub()
  if (closed || streams.size >= MOST_STREAMS) return { status: 503, retryAfterSeconds: 10 }
  const network = networkOf(address)
  if ([...streams].filter((one) => one.network === network).length >= MOST_FROM_ONE_ADDRESS) return { status: 429, retryAfterSeconds: 60 }
  const stream = new Stream({ threadId, network, after, right, ready: () => hub().ready, onEnd: () => leave(stream) })
  enter(stream)
  // It may have ended since whoever asked was let in.
  if (right) void endUnfounded([stream]).catch(() => undefined)
  return stream.body
}

/** Ends all live streams, and refuses new ones: their readers come back, to this process's successor or to another. */
export function closeStreams(): void {
  hub().closed = true
  for (const stream of hub().streams) stream.end()
}

/** How many are open. */
export function openStreams(): number {
  return hub().streams.size
}

function enter(stream: Stream): void {
  const all = hub()
  all.streams.add(stream)
  if (all.streams.size > 1) return
  all.ready = newestPlace().then((newest) => void (all.place = newest))
  let running = all.ready.catch(() => undefined)
  const unhear = hear(SEQUENCE_CHANNEL, () => {
    // What fails is read at the next wake, as the place stays.
    running = running.then(tellAll).catch(() => undefined)
  })
  // What fails is looked at again with the next sweep (listener.ts), as is what ends by its date.
  const unhearRights = hear(RIGHTS_CHANNEL, () => void endUnfounded([...all.streams]).catch(() => undefined))
  const beat = setInterval(() => all.streams.forEach((one) => one.beat()), HEARTBEAT_MS)
  all.rest = () => {
    unhear()
    unhearRights()
    clearInterval(beat)
  }
}

function leave(stream: Stream): void {
  const all = hub()
  if (all.streams.delete(stream) && all.streams.size === 0) all.rest()
}

/** Ends those of the streams whose right no longer stands. */
async function endUnfounded(streams: readonly Stream[]): Promise<void> {
  const rights = streams.flatMap(({ right }) => right ?? [])
  if (rights.length === 0) return
  const stands = await standing(rights)
  for (const stream of streams) if (stream.right && !stands(stream.right)) stream.end()
}

/** Reads once for all streams, and tells each what is of its thread. */
async function tellAll(): Promise<void> {
  const all = hub()
  for (let more = true; more && all.streams.size > 0; ) {
    const { told, upTo } = await readTold(all.place, BATCH)
    more = upTo > all.place
    all.place = upTo
    for (const one of told) {
      for (const stream of all.streams) if (stream.threadId === one.threadId) stream.tell(one)
    }
  }
}

/** An IPv6 network is what a household is given, and has more addresses than anybody can count. */
function networkOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address
  const [head = ''] = address.split('::')
  return head.split(':').slice(0, 4).join(':')
}
