import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { hear, startListening } from '@/lib/events/listener'
import { Stream } from '@/lib/events/stream'
import { openStream, openStreams } from '@/lib/events/streams'
import { aThread } from '@/tests/factories'
import { readStream } from './read-stream'

afterEach(() => void vi.useRealTimers())

/** Longer than any test lasts: what happens then did not come by itself. */
const NEVER_MS = 3_600_000

describe('a stream says that it is alive', () => {
  test('every twenty seconds, to everybody who has one open, and to nobody when none is', async () => {
    const thread = await aThread()
    // Nothing else in a stream goes by this clock.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const readings = [openStream(thread.id, '192.0.2.1', null), openStream(thread.id, '192.0.2.2', null)].map((opened) => {
      if ('status' in opened) throw new Error('refused')
      return readStream(opened)
    })
    await Promise.all(readings.map((reading) => reading.until(({ lastId }) => lastId() !== null)))
    const beats = (text: string) => text.split('\n').filter((line) => line === ':').length
    for (const count of [1, 2]) {
      vi.advanceTimersByTime(20_000)
      await Promise.all(readings.map((reading) => reading.until(({ all }) => beats(all()) >= count)))
    }
    expect(readings.map(({ all }) => beats(all()))).toEqual([2, 2])
    expect(readings.map(({ events }) => events)).toEqual([[], []])
    await Promise.all(readings.map((reading) => reading.leave()))
    expect([openStreams(), vi.getTimerCount()]).toEqual([0, 0])
  })

  test('and one that nobody has read for a minute ends', () => {
    let ended = 0
    const stream = new Stream({ threadId: 1, network: '', after: 0n, right: null, ready: () => new Promise(() => undefined), onEnd: () => (ended += 1) })
    // What fits in memory is written; then three beats may be missed.
    for (let beat = 0; beat < 64 + 3; beat += 1) stream.beat()
    expect(ended).toBe(0)
    stream.beat()
    expect(ended).toBe(1)
    stream.beat()
    expect(ended).toBe(1)
  })
})

describe('the connection that hears what is new', () => {
  test('is made again when the database cuts it, and whoever listens is told to look, and hears again', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    const failures: unknown[] = []
    let told = waiting()
    const unhear = hear('cell_test', () => told.done())
    const listening = startListening(['cell_test'], (error) => failures.push(error), { sweepMs: NEVER_MS, againMs: 1 })
    await told.come
    told = waiting()
    const { rowCount } = await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query = 'LISTEN cell_test'`)
    expect(rowCount).toBe(1)
    await told.come
    told = waiting()
    await client.query(`NOTIFY cell_test`)
    await told.come
    expect(failures).toEqual([])
    unhear()
    await listening.stop()
    await client.end()
  })

  test('looks now and then whether a word was lost, and no more once it is stopped', async () => {
    let told = waiting()
    let count = 0
    const unhear = hear('cell_test', () => {
      count += 1
      told.done()
    })
    const listening = startListening(['cell_test'], () => undefined, { sweepMs: 1, againMs: NEVER_MS })
    for (let time = 0; time < 3; time += 1) {
      await told.come
      told = waiting()
    }
    await listening.stop()
    const before = count
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(count).toBe(before)
    unhear()
  })
})

/** Something that comes once. */
function waiting() {
  let done!: () => void
  const come = new Promise<void>((resolve) => (done = resolve))
  return { come, done }
}
