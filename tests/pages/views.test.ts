import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { flushViews } from '@/lib/pages/views'
import { aThread } from '@/tests/factories'
import { Standing } from './standing'

const forum = await new Standing(() => 'x').open()
afterAll(() => forum.close())

const INTENT = { rsc: '1', purpose: 'intent' }

test('a page that is fetched ahead is no look at it; when it is used, it is asked whether it is still the same, and that is one', async () => {
  const thread = await aThread()
  const path = `/t/${thread.id}/${thread.slug}`
  const views = async () => {
    await flushViews()
    return (await db().thread.findUniqueOrThrow({ where: { id: thread.id }, select: { views: true } })).views
  }
  const ahead = await forum.ask(path, INTENT)
  expect([ahead.status, await views()]).toEqual([200, 0])
  const again = await forum.ask(path, INTENT, 'HEAD')
  expect([again.status, again.how, again.body, again.headers.etag, await views()]).toEqual([200, 'HIT', '', ahead.headers.etag, 1])
  // Nobody else's HEAD is a look.
  await forum.ask(path, { rsc: '1' }, 'HEAD')
  await forum.ask(path, {}, 'HEAD')
  expect(await views()).toBe(1)
})

test('what is fetched ahead is what the router asks for from within the language, and nothing where no page is kept for all', async () => {
  const { drawn } = forum
  const before = drawn.length
  const ahead = await forum.ask('/film', INTENT)
  const tree = encodeURIComponent(JSON.stringify(['', { children: [['locale', 'en', 'd', null], { children: ['about', {}] }] }]))
  const asked = await forum.ask('/film', { rsc: '1', 'next-router-state-tree': tree })
  expect([asked.how, asked.headers.etag, drawn.length]).toEqual(['HIT', ahead.headers.etag, before + 1])
  for (const path of ['/settings', '/notices', '/t/1/p/2/reveal', '/search?q=bag', '/api/v1/threads', '/nowhere']) {
    const { status, body, headers } = await forum.ask(path, INTENT)
    expect([path, status, body, headers['cache-control']]).toEqual([path, 204, '', 'private, no-store'])
  }
  expect(drawn.length).toBe(before + 1)
})
