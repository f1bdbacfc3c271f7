import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '@/lib/db/transaction'
import { startDelivery } from '@/lib/events/delivery'
import { record, type EventKind } from '@/lib/events/outbox'
import { newestPlace, sequenceAll } from '@/lib/events/sequence'
import { closeStreams, MOST_FROM_ONE_ADDRESS, openStream, openStreams } from '@/lib/events/streams'
import { flagPost } from '@/lib/flags/write'
import { decide } from '@/lib/moderation/write'
import { deletePost, editPost, restorePost } from '@/lib/posts/write'
import { aMember, aReply, aThread, given } from '@/tests/factories'
import { readStream, type Reading } from './read-stream'

let delivery: { stop(): Promise<void> }
const failures: unknown[] = []

beforeAll(() => void (delivery = startDelivery((error) => failures.push(error))))
afterAll(async () => {
  await delivery.stop()
  expect(failures).toEqual([])
})

function open(threadId: number, after: bigint | null = null, address = '192.0.2.1'): Reading {
  const opened = openStream(threadId, address, after)
  if ('status' in opened) throw new Error(`refused: ${opened.status}`)
  return readStream(opened)
}

/** A thread all of whose events so far have their place: who opens its stream now is told of later ones alone. */
async function aQuietThread() {
  const thread = await aThread()
  await sequenceAll()
  return thread
}

const said = (reading: Reading) => reading.events.map(({ name, data }) => ({ name, ...(data as { number: number; id: string }) }))

test('a reader is told of new, edited, sealed and deleted posts, by number and id alone, and of no report', async () => {
  const [thread, moderator] = [await aQuietThread(), await aMember({ standing: 'moderator' })]
  const reading = open(thread.id)
  await reading.until(({ lastId }) => lastId() !== null)
  const post = await aReply({ in: thread, by: thread.author, body: 'A quiet word' })
  const place = { number: 2, id: String(post.id) }
  given(await editPost(thread.author, post.id, { body: 'A ||quieter|| word', revision: 1, reason: 'Said too much' }))
  given(await flagPost(await aMember(), post.id, { reason: 'other', note: 'Somebody’s note' }))
  given(await decide(moderator, post.id, { act: 'dismiss', reason: 'It is in order' }))
  given(await decide(moderator, post.id, { act: 'seal', scope: 'tr-2019', reason: 'It tells the end' }))
  given(await decide(moderator, post.id, { act: 'rescope', scope: 'any', reason: 'Of all of them' }))
  given(await decide(moderator, post.id, { act: 'unseal', reason: 'It does not' }))
  // What is told says what the post is by then: before it is taken away, what happened to it.
  await reading.until(({ events }) => events.length >= 5)
  given(await deletePost(thread.author, post.id))
  await reading.until(({ events }) => events.length >= 6)
  given(await restorePost(thread.author, post.id))
  await aReply({ in: thread })
  await reading.until(({ events }) => events.length >= 8)
  await reading.leave()
  const names = ['post', 'edit', 'seal', 'seal', 'seal', 'state', 'state']
  expect(said(reading).map(({ name }) => name)).toEqual([...names, 'post'])
  expect(said(reading).slice(0, -1).every(({ number, id }) => number === place.number && id === place.id)).toBe(true)
  expect(reading.events.every(({ data }) => Object.keys(data as object).join() === 'number,id')).toBe(true)
})

test('nothing of another thread is told', async () => {
  const [one, other] = [await aQuietThread(), await aQuietThread()]
  const reading = open(one.id)
  await reading.until(({ lastId }) => lastId() !== null)
  await aReply({ in: other })
  const post = await aReply({ in: one })
  await reading.until(({ events }) => events.length > 0)
  await reading.leave()
  expect(said(reading)).toEqual([{ name: 'post', number: 2, id: String(post.id) }])
})

test('a post that nobody may read any more is told as a change of state, whatever had happened to it', async () => {
  const thread = await aQuietThread()
  const before = await newestPlace()
  const post = await aReply({ in: thread, by: thread.author })
  given(await deletePost(thread.author, post.id))
  await sequenceAll()
  const reading = open(thread.id, before)
  await reading.until(({ events }) => events.length >= 2)
  await reading.leave()
  expect(said(reading).map(({ name }) => name)).toEqual(['state', 'state'])
})

test('two writers at once: each of their comments is told once, in the one order that every reader has', async () => {
  const thread = await aQuietThread()
  const readers = [open(thread.id), open(thread.id)]
  await Promise.all(readers.map((reading) => reading.until(({ lastId }) => lastId() !== null)))
  const writers = [await aMember(), await aMember()]
  await Promise.all(writers.map(async (by) => {
    for (let count = 0; count < 20; count += 1) await aReply({ in: thread, by })
  }))
  await Promise.all(readers.map((reading) => reading.until(({ events }) => events.length >= 40)))
  await Promise.all(readers.map((reading) => reading.leave()))
  const [one, other] = readers.map(said)
  expect(one!.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 2))
  expect(other).toEqual(one)
})

/** A step of the interleaving: a writer begins (its event has an id), commits or gives up; a reader's connection is lost. */
const step = fc.record({ act: fc.constantFrom('begin', 'commit', 'commit', 'roll back', 'reconnect', 'order'), which: fc.nat(3) })

test('whatever the order in which writers begin and commit, and whenever a reader is cut off, each event is told once', { timeout: 300_000 }, async () => {
  const thread = await aQuietThread()
  const posts = [{ id: 0, number: 1 }]
  for (let count = 0; count < 40; count += 1) posts.push(await aReply({ in: thread, by: thread.author }))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
    await sequenceAll()
    const from = await newestPlace()
    const always = open(thread.id, from)
    let cut = open(thread.id, from)
    const heard: Reading['events'] = []
    const under: (Awaited<ReturnType<typeof beginEvent>> | undefined)[] = []
    const committed: number[] = []
    let next = 1
    const reconnect = async () => {
      await cut.leave()
      heard.push(...cut.events)
      cut = open(thread.id, heard.at(-1)?.id ?? from)
    }
    const end = async (which: number, how: 'commit' | 'roll back') => {
      const writer = under[which]
      under[which] = undefined
      if (writer && (await writer.end(how))) committed.push(writer.number)
    }
    for (const { act, which } of steps) {
      if (act === 'begin' && !under[which] && next < posts.length) under[which] = await beginEvent(thread.id, posts[next++]!)
      else if (act === 'commit' || act === 'roll back') await end(which, act)
      else if (act === 'reconnect') await reconnect()
      else if (act === 'order') await sequenceAll()
    }
    for (const which of [0, 1, 2, 3]) await end(which, 'commit')
    await always.until(({ events }) => events.length >= committed.length)
    await cut.until(({ events }) => heard.length + events.length >= committed.length)
    await reconnect()
    // One more event: whatever was told twice or late comes before it.
    const last = await beginEvent(thread.id, posts.at(-1)!)
    await last.end('commit')
    await Promise.all([always, cut].map((reading) => reading.until(({ events }) => events.some(({ data }) => (data as { number: number }).number === last.number))))
    await always.leave()
    await reconnect()
    await cut.leave()
    const numbers = (events: Reading['events']) => events.map(({ data }) => (data as { number: number }).number)
    expect([...numbers(always.events)].sort((a, b) => a - b)).toEqual([...committed, last.number].sort((a, b) => a - b))
    expect(numbers(heard)).toEqual(numbers(always.events))
  }), { numRuns: 25 })
})

/** A writer whose event has its id and is not committed: `end` says whether it now is. */
async function beginEvent(threadId: number, post: { id: number; number: number }) {
  let decide!: (how: 'commit' | 'roll back') => void
  const decided = new Promise<'commit' | 'roll back'>((resolve) => (decide = resolve))
  let begun!: () => void
  const written = new Promise<void>((resolve) => (begun = resolve))
  const kind: EventKind = 'post-edited'
  const over = inTransaction(async (tx) => {
    await record(tx, { kind, actorId: null, threadId, postId: post.id })
    begun()
    if ((await decided) === 'roll back') throw new Error('given up')
  }).then(() => true, () => false)
  await written
  return { number: post.number, end: (how: 'commit' | 'roll back') => (decide(how), over) }
}

test('a reader who does not read is told everything, once, when they do', async () => {
  const thread = await aQuietThread()
  const posts = [await aReply({ in: thread }), await aReply({ in: thread })]
  await sequenceAll()
  const body = openStream(thread.id, '192.0.2.1', null)
  if ('status' in body) throw new Error('refused')
  // The first words are taken, so that it has begun; then far more happens than waits in memory.
  const reader = body.getReader()
  await reader.read()
  reader.releaseLock()
  for (let count = 0; count < 15; count += 1) {
    await inTransaction(async (tx) => {
      for (let each = 0; each < 20; each += 1) await record(tx, { kind: 'post-edited', actorId: null, threadId: thread.id, postId: posts[each % 2]!.id })
    })
    await sequenceAll()
  }
  const reading = readStream(body)
  await reading.until(({ events }) => events.length >= 300)
  await aReply({ in: thread })
  await reading.until(({ events }) => events.some(({ name }) => name === 'post'))
  await reading.leave()
  expect(reading.events.map(({ name }) => name)).toEqual([...Array.from({ length: 300 }, () => 'edit'), 'post'])
  expect(new Set(reading.events.map(({ id }) => id)).size).toBe(301)
})

test('a place that nobody was given yet, as after an older backup was brought back, is taken for now', async () => {
  const thread = await aQuietThread()
  const reading = open(thread.id, 999_999_999_999n)
  await reading.until(({ lastId }) => lastId() !== null)
  await aReply({ in: thread })
  await reading.until(({ events }) => events.length > 0)
  await reading.leave()
  expect(said(reading).map(({ number }) => number)).toEqual([2])
})

test('one address opens so many streams and no more, while others go on, and each that ends makes room', async () => {
  const thread = await aQuietThread()
  const many = Array.from({ length: MOST_FROM_ONE_ADDRESS }, (_, at) => open(thread.id, null, `2001:db8:1:2::${at.toString(16)}`))
  expect(openStream(thread.id, '2001:db8:1:2:ffff::1', null)).toEqual({ status: 429, retryAfterSeconds: 60 })
  await open(thread.id, null, '2001:db8:1:3::1').leave()
  await many[0]!.leave()
  await open(thread.id, null, '2001:db8:1:2::1').leave()
  await Promise.all(many.map((reading) => reading.leave()))
  expect(openStreams()).toBe(0)
})

test('when the forum ends, streams end and no new one is opened', async () => {
  const thread = await aQuietThread()
  const reading = open(thread.id)
  closeStreams()
  await reading.ended
  expect(openStreams()).toBe(0)
  expect(openStream(thread.id, '192.0.2.1', null)).toEqual({ status: 503, retryAfterSeconds: 10 })
})
