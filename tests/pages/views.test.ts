import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { flushViews } from '@/lib/pages/views'
import { aThread } from '@/tests/factories'
import { Standing } from './standing'

const forum = await new Standing(() => 'x').open()
afterAll(() => forum.close())

test('a page that is fetched ahead is no look at it; when it is used, it is asked whether it is still the same, and that is one', async () => {
  const thread = await aThread()
  const path = `/t/${thread.id}/${thread.slug}`
  const views = async () => {
    await flushViews()
    return (await db().thread.findUniqueOrThrow({ where: { id: thread.id }, select: { views: true } })).views
  }
  const ahead = await forum.ask(path, { rsc: '1', purpose: 'prefetch' })
  expect([ahead.status, await views()]).toEqual([200, 0])
  const again = await forum.ask(path, { rsc: '1', 'if-none-match': String(ahead.headers.etag), 'cache-control': 'max-age=0' })
  expect([again.status, again.how, again.body, await views()]).toEqual([304, 'HIT', '', 1])
  // What a browser sends of itself when it is to keep nothing: all of it comes again.
  const whole = await forum.ask(path, { rsc: '1', 'if-none-match': String(ahead.headers.etag), 'cache-control': 'no-cache' })
  expect([whole.status, await views()]).toEqual([200, 2])
})
