import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import autocannon, { type Client } from 'autocannon'
import { median, type Figure, type Target } from './figures'
import { startBare } from './forum'

// As many as a small proxy keeps open; more only wait.
export const CONNECTIONS = 16
const SECONDS = 3
const ROUNDS = 3

/** What a load came to: answers a second, and milliseconds until the middle one and the slowest of a hundred. */
export interface Load {
  perSecond: number
  p50: number
  p99: number
}

/** How something is asked: `seconds` (3) long over `connections` (16), or `amount` times. */
export interface Asked {
  headers?: Record<string, string>
  connections?: number
  seconds?: number
  amount?: number
  setupClient?: (client: Client) => void
}

/** Asks an address as often as it answers. Throws when an answer is a refusal, or there is none. */
export async function load(url: string, { headers, connections = CONNECTIONS, seconds = SECONDS, amount, setupClient }: Asked = {}): Promise<Load> {
  const { requests: answered, latency, non2xx, errors } = await autocannon({ url, headers, connections, duration: seconds, amount, setupClient })
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers were refusals, ${errors} failed`)
  return { perSecond: answered.average, p50: latency.p50, p99: latency.p99 }
}

/** The middle of each figure of some loads. */
export function middle(loads: readonly Load[]): Load {
  return { perSecond: median(loads.map((one) => one.perSecond)), p50: median(loads.map((one) => one.p50)), p99: median(loads.map((one) => one.p99)) }
}

/** An address of the forum and bare Node with the same bytes, asked turn by turn. */
export async function besideBare(name: string, url: string, { target = null, note, ...asked }: Asked & { target?: Target | null; note: (detail: string) => void }): Promise<Figure> {
  const bare = await startBare(await bytesOf(url, asked.headers))
  const [ours, theirs]: [Load[], Load[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    note(`${name}, ${round + 1} of ${ROUNDS}`)
    theirs.push(await load(bare.address, asked))
    ours.push(await load(url, asked))
  }
  await bare.stop()
  const { perSecond, p50, p99 } = middle(ours)
  return { name, unit: '/s', value: perSecond, p50, p99, ofBareNode: perSecond / middle(theirs).perSecond, target }
}

/** The bytes of an answer as they are sent. Throws when it is a refusal. */
export async function bytesOf(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`)
  return buffer(answer)
}
