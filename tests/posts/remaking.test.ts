import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { remakePosts } from '@/lib/texts/write'
import { readSearch } from '@/lib/search/read'
import { GUEST } from '@/lib/viewer/viewer'
import { aReply, aThread, given, segmentsOf } from '@/tests/factories'

async function remakeAll(): Promise<number> {
  let count = 0
  for (let made = await remakePosts(); made !== 'current'; made = await remakePosts()) count += Number(made)
  return count
}

test('posts that an older version has made are rendered and indexed again, once, and a process that is killed goes on where another stopped', async () => {
  const thread = await aThread()
  const posts = []
  for (let i = 0; i < 30; i += 1) posts.push(await aReply({ in: thread, body: `The heron ||and the egret||{version=tr-2019} of ${i}` }))
  await db().$executeRaw`UPDATE "Segment" SET html = 'an older renderer’s'`
  await db().$executeRaw`DELETE FROM "PostSearch"`
  expect(given(await readSearch(GUEST, { q: 'heron' })).items).toEqual([])
  const first = await remakePosts()
  expect(first).toBe(20)
  const { value } = await db().setting.findUniqueOrThrow({ where: { key: 'texts' } })
  expect(value).toMatch(/ after \d+$/)
  expect(await remakeAll()).toBe(11)
  expect((await segmentsOf(posts[29]!.id)).map(({ html }) => html).join()).toContain('heron')
  expect(given(await readSearch(GUEST, { q: 'heron', limit: 100 })).items).toHaveLength(30)
  expect(given(await readSearch(GUEST, { q: 'egret', limit: 100 })).items).toEqual([])
  expect(await remakePosts()).toBe('current')
  await db().setting.update({ where: { key: 'texts' }, data: { value: '0.0.older' } })
  expect(await remakeAll()).toBe(31)
  expect(await remakePosts({ again: true })).toBe(20)
})

test('two processes do not do the same posts', async () => {
  await db().setting.update({ where: { key: 'texts' }, data: { value: '0.0.older' } })
  const both = await Promise.all([remakePosts(), remakePosts()])
  expect(both.filter((one) => one === 20)).toHaveLength(1)
})
