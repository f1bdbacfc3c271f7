import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import Negotiator from 'negotiator'
import { LRUCache } from 'lru-cache'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The same bytes in each encoding that we speak. */
export type Encoded = Readonly<Record<Encoding, Buffer>>

// On a page of 50 posts: 5 takes a tenth of what drawing the page takes and leaves a twentieth more than 9, which takes as long as drawing it;
// 11 would take ten times as long. A page is made anew after each comment, so what it costs counts as much as what it saves.
const BROTLI = 5
const GZIP = 6

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)]

/** Bytes as they are sent, compressed once for all who get them; beside the event loop. */
export async function encoded(identity: Buffer): Promise<Encoded> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const [br, gz] = await Promise.all([brotli(identity, { params }), gzipped(identity, { level: GZIP })])
  return { br, gzip: gz, identity }
}

// Browsers send a handful of different ones.
const known = new LRUCache<string, Encoding>({ max: 200 })
const LONGEST = 200

/** The encoding that a request's Accept-Encoding prefers among ours, brotli before gzip where it has no preference; as it is when it takes none. */
export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity'
  if (accept.length > LONGEST) return preferred(accept)
  const before = known.get(accept)
  if (before) return before
  const encoding = preferred(accept)
  known.set(accept, encoding)
  return encoding
}

// Its types are those of a version that had no preference of the server's.
interface Preferring {
  encoding: (available: string[], options: { preferred: string[] }) => Encoding | undefined
}

function preferred(accept: string): Encoding {
  const asked = new Negotiator({ headers: { 'accept-encoding': accept } }) as unknown as Preferring
  return asked.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] }) ?? 'identity'
}
