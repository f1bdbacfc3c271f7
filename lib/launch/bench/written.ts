import pg from 'pg'
import { db } from '@/lib/db/client'
import { api } from '@/lib/paths'
import { asksASecond } from './bare-sql'
import { median, type Figure } from './figures'
import type { Forum } from './forum'
import { CONNECTIONS, load, middle, type Load } from './load'
import type { Asker } from './people'

const ROUNDS = 3
const SECONDS = 4

// How long a usual comment is, in about as many words as people need.
const WORDS = 'I had not thought of the balloon that way, and now I cannot think of it any other. What did you make of the song at the end of it? '

/** Comments a second by one writer, by sixteen in threads of their own, and by sixteen in one; beside as many rows that are committed without a forum. */
export async function measureWritten({ address }: Forum, url: string, askers: readonly Asker[], note: (detail: string) => void): Promise<Figure[]> {
  const threads = await db().thread.findMany({ where: { posts: { lt: 40 }, lockedAt: null }, orderBy: { id: 'desc' }, take: CONNECTIONS, select: { id: true } })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS bench_comment (id bigserial PRIMARY KEY, body text NOT NULL)')
  await client.end()
  const figures: Figure[] = []
  for (const [name, writers, places, target] of [
    ['comments, 1 writer', 1, threads, null],
    ['comments, 16 writers in 16 threads', CONNECTIONS, threads, { of: 'value', atLeast: 300 }],
    ['comments, 16 writers in one thread', CONNECTIONS, threads.slice(0, 1), null],
  ] as const) {
    const [loads, rows]: [Load[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      note(`${name}, ${round + 1} of ${ROUNDS}`)
      loads.push(await write(address, askers.slice(0, writers), places.map(({ id }) => id)))
      rows.push(await asksASecond(url, () => [{ text: 'INSERT INTO bench_comment (body) VALUES ($1)', values: [wordsOf()] }], writers))
    }
    const { perSecond, p50, p99 } = middle(loads)
    figures.push({ name, unit: '/s', value: perSecond, p50, p99, ofBareSql: perSecond / median(rows), target })
  }
  return figures
}

/** Each writer sends one comment after another to one thread. */
async function write(address: string, writers: readonly Asker[], threads: readonly number[]): Promise<Load> {
  let client = 0
  return load(address, {
    connections: writers.length,
    seconds: SECONDS,
    setupClient: (connection) => {
      const at = client++
      const { headers } = writers[at % writers.length]!
      const path = api.posts(threads[at % threads.length]!)
      connection.setRequests([{ method: 'POST', path, headers: { ...headers, 'content-type': 'application/json' }, setupRequest: (request) => ({ ...request, body: JSON.stringify({ body: wordsOf() }) }) }])
    },
  })
}

let written = 0

/** A comment that nobody has written before: the same twice would be taken for one that is sent again. */
function wordsOf(): string {
  return `${WORDS}${(written += 1)}`
}
