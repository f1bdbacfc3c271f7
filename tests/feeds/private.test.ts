import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { readFeedKey } from '@/lib/feeds/read'
import { renewFeedAddress, revokeFeedAddress } from '@/lib/feeds/write'
import { pathsIn } from '@/lib/paths'
import { feedKey } from '@/lib/viewer/feed-key'
import type { Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread } from '@/tests/factories'
import { askFeed } from './asking'
import { atomFaults, strictXml } from './forms'

const { siteFeed, categoryFeed, threadFeed } = pathsIn('en')
const WORDS = { 'any': 'anywhere', 'kr-2013': 'seoul', 'kr-2013@60': 'suwon', 'tr-2019': 'ankara' } as const
const wordsIn = (body: string) => Object.values(WORDS).filter((word) => body.includes(word))

let thread: { id: number }
let category: string

beforeAll(async () => {
  category = 'story'
  thread = await aThread({ body: Object.entries(WORDS).map(([scope, word]) => `:::spoiler{version=${scope.replace('@', ' until=')}}\n${word}\n:::`).join('\n\n') })
  await aReply({ in: thread, body: 'An open comment' })
})

async function keyOf(member: Member): Promise<string> {
  await renewFeedAddress(member)
  return (await readFeedKey(member))!
}

/** All feeds there are, privately, with the same key. */
const withKey = (key: string) => (['xml', 'json'] as const).flatMap((form) => [siteFeed(form, key), categoryFeed(category, form, key), threadFeed(thread.id, form, key)])

test.each<[string, Parameters<typeof aMember>[0], string[]]>([
  ['nothing', { seen: {} }, []],
  ['an hour of the original', { seen: { 'kr-2013': 60 } }, ['suwon']],
  ['the original', { seen: { 'kr-2013': 'whole' } }, ['anywhere', 'seoul', 'suwon']],
  ['the Turkish film', { seen: { 'tr-2019': 'whole' } }, ['anywhere', 'ankara']],
])('a member who has seen %s reads that in all their private feeds, and no more', async (_, who, expected) => {
  for (const path of withKey(await keyOf(await aMember(who)))) expect([path, wordsIn((await askFeed(path)).body)]).toEqual([path, expected])
})

test('a private feed follows what its member says: seen, and how sealed text opens', async () => {
  const member = await aMember({ seen: { 'kr-2013': 60 } })
  const path = siteFeed('json', await keyOf(member))
  const read = async () => wordsIn((await askFeed(path)).body)
  await db().progress.create({ data: { personId: member.personId, version: 'tr-2019', until: null } })
  expect(await read()).toEqual(['anywhere', 'suwon', 'ankara'])
  await db().person.update({ where: { id: member.personId }, data: { opens: 'ask' } })
  expect(await read()).toEqual([])
  await db().person.update({ where: { id: member.personId }, data: { opens: 'everything' } })
  expect(await read()).toEqual(Object.values(WORDS))
})

test('a moderator’s private feed opens what they have seen, and not what they may judge', async () => {
  expect(wordsIn((await askFeed(siteFeed('xml', await keyOf(await aMember({ standing: 'moderator' }))))).body)).toEqual([])
})

test('nobody keeps a private feed, and no search engine lists it', async () => {
  const key = await keyOf(await aMember({ seen: { 'tr-2019': 'whole' } }))
  for (const path of withKey(key)) {
    const { headers } = await askFeed(path)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect((await askFeed(path, { 'if-none-match': headers.get('etag')! })).status).toBe(304)
  }
})

test('a private feed is well-formed, names its own address once, and is another feed than everybody’s', async () => {
  const key = await keyOf(await aMember({ seen: { 'tr-2019': 'whole' } }))
  for (const [own, common] of [[siteFeed('xml', key), siteFeed('xml')], [threadFeed(thread.id, 'xml', key), threadFeed(thread.id, 'xml')]] as const) {
    const [{ body }, open] = await Promise.all([askFeed(own), askFeed(common)])
    const feed = strictXml(body)
    expect(atomFaults(feed)).toEqual([])
    expect(body.split(key)).toHaveLength(2)
    const id = (text: string) => strictXml(text).children.find(({ name }) => name === 'id')!.text
    expect(id(body)).not.toBe(id(open.body))
  }
})

test('whatever is wrong with a key, the answer is the same: not found', async () => {
  const [member, replaced, revoked, banned, never] = await Promise.all(Array.from({ length: 5 }, () => aMember({ seen: { 'tr-2019': 'whole' } })))
  const good = await keyOf(member!)
  const old = await keyOf(replaced!)
  await renewFeedAddress(replaced!)
  const taken = await keyOf(revoked!)
  await revokeFeedAddress(revoked!)
  const out = await keyOf(banned!)
  await db().person.update({ where: { id: banned!.personId }, data: { bannedAt: new Date() } })
  const [id, version, seal] = good.split('.') as [string, string, string]
  const keys = [
    '', 'x', old, taken, out, feedKey(never!.personId, 1), feedKey(never!.personId, 0), feedKey(member!.personId, 2), feedKey(999_999, 1),
    `${id}.${version}`, `${id}.${version}.`, `${good}x`, good.slice(0, -1), ` ${good}`, `${id}.0${version}.${seal}`, `${id}.${version}.${seal.toLowerCase()}`,
    `${id}.${version}.${'A'.repeat(43)}`, `${never!.personId}.${version}.${seal}`, '1.1.가', `${'9'.repeat(20)}.1.${seal}`,
  ]
  const answers = new Set<string>()
  for (const path of [...keys.flatMap(withKey), threadFeed(999_999, 'xml', good), categoryFeed('nowhere', 'json', good), `${siteFeed('xml', good)}&key=${good}`, `${siteFeed('xml', 'x')}&key=${good}`, '/feed.xml?key']) {
    const asked = path.includes('?') ? path : `${path}?key=`
    const { status, headers, body } = await askFeed(asked)
    expect([asked, status]).toEqual([asked, 404])
    answers.add(JSON.stringify([body, [...headers]]))
  }
  expect(answers.size).toBe(1)
  expect((await askFeed(siteFeed('xml', good))).status).toBe(200)
})

test('an old address never works again, however often a new one is made or removed', async () => {
  const member = await aMember()
  const keys: string[] = []
  for (let times = 0; times < 3; times += 1) {
    keys.push(await keyOf(member))
    if (times === 1) await revokeFeedAddress(member)
  }
  await revokeFeedAddress(member)
  expect(await readFeedKey(member)).toBeNull()
  await revokeFeedAddress(member)
  keys.push(await keyOf(member))
  expect(new Set(keys).size).toBe(4)
  expect(await Promise.all(keys.map(async (key) => (await askFeed(siteFeed('xml', key))).status))).toEqual([404, 404, 404, 200])
})

test('no two addresses share what only the forum can make', () => {
  expect(feedKey(7, 1)).toMatch(/^7\.1\.[\w-]{43}$/)
  expect(new Set([feedKey(7, 1), feedKey(7, 2), feedKey(71, 1), feedKey(8, 1)].map((key) => key.split('.')[2])).size).toBe(4)
})
