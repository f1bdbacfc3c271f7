import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { agreement } from '@/lib/launch/radar-own'
import { sweep } from '@/lib/launch/radar-sweep'
import { readQueue } from '@/lib/queue/read'
import { decide } from '@/lib/moderation/write'
import { aMember, aReply, aThread, given } from '@/tests/factories'

const TOLD = 'Yong-gu is executed at the end, hush.'

test('the sweep lists what is open by its numbers and never its words, asks moderators only when told to, once, and not about what they judged', async () => {
  const [thread, moderator] = [await aThread(), await aMember({ standing: 'moderator' })]
  const open = await aReply({ in: thread, body: TOLD })
  await aReply({ in: thread, body: `||${TOLD}||{version=kr-2013}` })
  await aReply({ in: thread, body: 'I cried all evening.' })
  const lines: string[] = []
  expect(await sweep({ found: (line) => lines.push(line) })).toEqual({ looked: 4, told: 1 })
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^/t/${thread.id}/p/${open.number}  post ${open.id}  0\\.\\d\\d  [a-z]`))])
  expect(lines.join()).not.toMatch(/hush|is executed/)
  expect(await db().queueItem.count()).toBe(0)

  expect((await sweep({ queue: true })).told).toBe(1)
  expect((await sweep({ queue: true })).told).toBe(0)
  expect((await readQueue(moderator))!.items).toMatchObject([{ post: { id: open.id, state: 'visible' }, weight: 0, radar: true, flags: [] }])
  given(await decide(moderator, open.id, { act: 'dismiss', canned: 'premise-only' }))
  expect((await sweep({ queue: true })).told).toBe(0)
  expect(await db().radarVerdict.findMany()).toMatchObject([{ postId: open.id, outcome: 'dismissed' }])
  expect((await sweep({ after: open.id })).looked).toBe(2)
})

test('how often moderators agreed is counted from each threshold on, of posts and of entries', () => {
  const rows = agreement([
    { score: 0.95, entries: ['a', 'b'], scores: [0.9, 0.55], outcome: 'upheld' },
    { score: 0.65, entries: ['b'], scores: [0.65], outcome: 'dismissed' },
  ])
  expect(rows.map(({ name }) => name)).toEqual(['all', 'b', 'a'])
  expect(rows[0]!.at).toEqual([
    { threshold: 0.5, of: 2, upheld: 1 }, { threshold: 0.6, of: 2, upheld: 1 }, { threshold: 0.7, of: 1, upheld: 1 }, { threshold: 0.8, of: 1, upheld: 1 }, { threshold: 0.9, of: 1, upheld: 1 },
  ])
  expect(rows[1]!.at[0]).toEqual({ threshold: 0.5, of: 2, upheld: 1 })
})
