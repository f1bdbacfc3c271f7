import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { CHANGES_CHANNEL, tellEverything, type Change } from '@/lib/events/changes'
import { LISTENER, startListening } from '@/lib/events/listener'
import { refused } from '@/lib/outcome'
import { followChanges, tagsOf } from '@/lib/pages/changed'
import { editPost } from '@/lib/posts/write'
import { aReply, aThread, given } from '@/tests/factories'
import { Standing } from './standing'

// What is written is on the page that is asked for next, on this instance at once, and on the others when they are told.

const PAUSES = { sweepMs: 60_000, againMs: 50 }

let forum: Standing
let stop: () => Promise<void>

beforeAll(async () => {
  forum = await new Standing(() => `made ${forum.drawn.length}`).open()
  const unfollow = followChanges(forum.cache)
  const listening = startListening([CHANGES_CHANNEL], () => undefined, PAUSES)
  stop = async () => {
    unfollow()
    await listening.stop()
    forum.close()
  }
  await vi.waitFor(async () => expect(await connections()).toBe(1), 30_000)
})

afterAll(() => stop())

beforeEach(() => forum.cache.forgetAll())

/** How many connections of this database listen. */
async function connections(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${LISTENER}`
  return row!.count
}

const how = async (path: string) => (await forum.ask(path)).how

/** Asks for pages until all of them are kept. */
async function keep(...paths: string[]): Promise<void> {
  for (const path of paths) await how(path)
  expect(await Promise.all(paths.map(how))).toEqual(paths.map(() => 'HIT'))
}

test('a comment is on its page before its writer is told that it stands; the thread’s older pages stay', async () => {
  const thread = await aThread()
  for (let count = 0; count < 101; count += 1) await aReply({ in: thread })
  const page = (number: number) => `/t/${thread.id}/x${number > 1 ? `/${number}` : ''}`
  await keep(page(1), page(2), page(3), '/', '/c/story', '/film', '/t/999/other')
  const { number } = await aReply({ in: thread })
  expect(number).toBe(103)
  expect(await Promise.all([page(1), page(2), page(3), '/', '/c/story', '/film', '/t/999/other'].map(how))).toEqual(['HIT', 'HIT', 'MISS', 'MISS', 'MISS', 'HIT', 'HIT'])
})

test('a comment that answers a post changes the page of that post; one that begins a page changes the one before', async () => {
  const base = { kind: 'post-added', threadId: 7, handle: 'nari' } as const
  expect(tagsOf({ ...base, number: 103, replyTo: 4 })).toEqual(['thread-7-3', 'thread-7-1', 'thread-7-feed', 'lists', 'person-nari'])
  expect(tagsOf({ ...base, number: 51, replyTo: null, handle: null })).toEqual(['thread-7-2', 'thread-7-1', 'thread-7-feed', 'lists'])
  expect(tagsOf({ ...base, kind: 'post-moderated', number: 3, replyTo: null })).toEqual(['thread-7', 'lists', 'people', 'log'])
})

test('an edit changes every page of its thread', async () => {
  const thread = await aThread()
  const post = await aReply({ in: thread })
  await keep(`/t/${thread.id}/x`, `/t/${thread.id}/x/2`, '/t/999/other')
  const { authorId, revision } = await db().post.findUniqueOrThrow({ where: { id: post.id }, select: { authorId: true, revision: true } })
  expect([authorId === null, revision]).toEqual([false, 1])
  given(await editPost(thread.author, (await db().post.findUniqueOrThrow({ where: { threadId_number: { threadId: thread.id, number: 1 } }, select: { id: true } })).id, { body: 'Something else altogether.', spoiler: null, revision: 1 }))
  expect(await Promise.all([`/t/${thread.id}/x`, `/t/${thread.id}/x/2`, '/t/999/other'].map(how))).toEqual(['MISS', 'MISS', 'HIT'])
})

test('a write that is refused in the end changes no page', async () => {
  await keep('/film')
  await write(async (tx) => {
    await tellEverything(tx)
    return refused('thread-missing')
  })
  await keep('/film')
  await write(async (tx) => {
    await tellEverything(tx)
    return { ok: true, value: null }
  })
  expect(await how('/film')).toBe('MISS')
})

test('what another instance changed is heard, and drawn anew', async () => {
  await keep('/t/5/x', '/t/6/x', '/')
  const change: Change = { kind: 'post-added', threadId: 5, number: 2, replyTo: null, handle: 'nari' }
  await db().$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify(['another instance', change])})`
  await expect.poll(() => how('/')).toBe('MISS')
  expect(await Promise.all(['/t/5/x', '/t/6/x'].map(how))).toEqual(['MISS', 'HIT'])
})

test('when the connection that hears of changes comes back, all is drawn anew, as some may have been missed', async () => {
  await keep('/film', '/about')
  const before = forum.drawn.length
  await db().$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${LISTENER}`
  await expect.poll(async () => [await how('/film'), await how('/about'), forum.drawn.length > before + 1]).toEqual(['HIT', 'HIT', true])
  await expect.poll(() => connections()).toBe(1)
})
