import { expect, test } from 'vitest'
import { readFigures } from '@/lib/admin/read'
import { addEntry } from '@/lib/blocklist/write'
import { db } from '@/lib/db/client'
import { countPosts } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

test('an administrator sees how much there is, what waits and what was posted today; nobody else does', async () => {
  const admin = await aMember({ standing: 'admin' })
  given(await addEntry(admin, { kind: 'word', text: 'lottery', act: 'hold' }))
  const thread = await aThread()
  await aReply({ in: thread })
  await aReply({ in: thread, body: 'I won the lottery' })
  // Long ago, and brought in today: it counts, and not for these days.
  await aThread({ at: new Date('2020-01-01T00:00:00Z') })
  await db().webhook.createMany({ data: [{ url: 'https://a.example/', salt: 'a' }, { url: 'https://b.example/', salt: 'b', failingAt: new Date() }, { url: 'https://c.example/', salt: 'c', offAt: new Date(), offBecause: 'gone' }] })
  await countPosts()
  const figures = (await readFigures(admin))!
  expect(figures).toMatchObject({ threads: 2, posts: 4, queue: 1, held: 1, blocked: 1, images: 0, webhooks: { all: 3, on: 2, failing: 1, turnedOff: 1 } })
  expect(figures.perDay).toHaveLength(14)
  expect(figures.perDay.reduce((sum, { posts }) => sum + posts, 0)).toBe(3)
  expect(figures.perDay.at(-1)!.day).toBe(new Date().toISOString().slice(0, 10))
  expect([figures.people, figures.peopleWeek]).toEqual([await db().person.count(), await db().person.count()])
  expect(figures.database).toBeGreaterThan(1_000_000)
  for (const viewer of [GUEST, await aMember(), await aMember({ standing: 'moderator' })]) expect(await readFigures(viewer)).toBeNull()
})
