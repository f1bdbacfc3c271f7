import { afterEach, beforeEach, expect, test } from 'vitest'
import { followChanges } from '@/lib/pages/changed'
import { aReply, aThread } from '@/tests/factories'
import { Standing } from '@/tests/pages/standing'

const own = { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300', 'last-modified': 'Mon, 02 Nov 2026 00:00:00 GMT' }

let forum: Standing
let unfollow: () => void

beforeEach(async () => {
  forum = await new Standing((_, res) => {
    res.writeHead(200, own).end(`<feed>${forum.drawn.length}</feed>`)
    return null
  }).open()
  unfollow = followChanges(forum.cache)
  forum.cache.beSure(true)
})

afterEach(() => {
  unfollow()
  forum.close()
})

const seen = (text: string) => ({ cookie: `seen=${encodeURIComponent(text)}` })

test('a feed is kept for everybody, for as long as it says itself; one by somebody’s own key is kept for nobody', async () => {
  const asked: [string, Record<string, string>][] = [['/feed.xml', {}], ['/feed.xml', seen('kr-2013:whole')], ['/feed.xml?seen=1', { cookie: 'cell.session=secret' }], ['/feed.xml', { rsc: '1' }]]
  const answers = []
  for (const [path, headers] of asked) answers.push(await forum.ask(path, headers))
  expect(answers.map(({ how, body }) => [how, body])).toEqual([['MISS', '<feed>1</feed>'], ['HIT', '<feed>1</feed>'], ['HIT', '<feed>1</feed>'], ['HIT', '<feed>1</feed>']])
  for (const { headers } of answers) expect(headers).toMatchObject({ ...own, vary: 'Accept-Encoding' })
  expect((await forum.ask('/feed.xml', { 'if-none-match': answers[0]!.headers.etag! })).status).toBe(304)
  const secret = [await forum.ask('/feed.xml?key=abc'), await forum.ask('/feed.xml?key=abc'), await forum.ask('/feed.xml?x=1&key=')]
  expect(secret.map(({ how, body }) => [how, body])).toEqual([['undefined', '<feed>2</feed>'], ['undefined', '<feed>3</feed>'], ['undefined', '<feed>4</feed>']])
})

test('a comment changes the feeds of its thread and of the lists that it is in, before its writer is told that it stands', async () => {
  const [thread, other] = [await aThread(), await aThread()]
  const feeds = [`/t/${thread.id}/feed.xml`, `/t/${thread.id}/feed.json`, '/feed.xml', `/t/${other.id}/feed.xml`, '/moderation/log/feed.xml']
  const hows = async () => {
    const all = []
    for (const feed of feeds) all.push((await forum.ask(feed)).how)
    return all
  }
  await hows()
  expect(await hows()).toEqual(feeds.map(() => 'HIT'))
  await aReply({ in: thread })
  expect(await hows()).toEqual(['MISS', 'MISS', 'MISS', 'HIT', 'HIT'])
})
