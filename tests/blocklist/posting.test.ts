import { beforeEach, describe, expect, test } from 'vitest'
import { arrange } from '@/lib/arranging/write'
import { readEntries, tryList } from '@/lib/blocklist/read'
import { addEntry, bringBackEntry, changeEntry, removeEntry } from '@/lib/blocklist/write'
import { db } from '@/lib/db/client'
import { editPost, reply } from '@/lib/posts/write'
import { editThread, startThread } from '@/lib/threads/write'
import type { Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'

let admin: Member

beforeEach(async () => {
  admin ??= await aMember({ standing: 'admin' })
  await db().blocked.deleteMany()
  given(await addEntry(admin, { kind: 'word', text: 'Casino', act: 'refuse' }))
  given(await addEntry(admin, { kind: 'word', text: 'lottery', act: 'hold' }))
  given(await addEntry(admin, { kind: 'domain', text: 'watch.example', act: 'flag' }))
})

const stateOf = (id: number) => db().post.findUniqueOrThrow({ where: { id }, select: { state: true } })
const waits = (postId: number) => db().queueItem.findFirst({ where: { postId, decidedAt: null }, select: { listed: true, radar: true } })
const edit = async (by: Member, id: number, body: string) => editPost(by, id, { body, revision: (await db().post.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision })
const retitle = async (by: Member, id: number, title: string) => editThread(by, id, { title, revision: (await db().thread.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision })

describe('what is posted', () => {
  test('with a word that is refused is not taken, and says which beside the field', async () => {
    const thread = await aThread()
    const before = await db().post.count()
    const outcome = await reply(await aMember(), thread.id, { body: 'Come to my c\u200bAsin\u043e' })
    expect(outcome).toMatchObject({ ok: false, refusals: [{ reason: 'blocked-word', field: 'body', values: { found: 'casino' } }] })
    expect(why(await startThread(await aMember(), { title: 'A casino for everybody', category: await aCategory(), body: 'Nothing else' }))).toBe('title: blocked-word')
    expect(await db().post.count()).toBe(before)
  })

  test('with a word that is held waits for a moderator, and goes when its author has mended it', async () => {
    const post = await aReply({ in: await aThread(), body: 'I won the lottery' })
    expect([await stateOf(post.id), await waits(post.id)]).toEqual([{ state: 'held' }, { listed: true, radar: false }])
    const { authorId } = await db().post.findUniqueOrThrow({ where: { id: post.id }, select: { authorId: true } })
    const author = { ...(await aMember()), personId: authorId! }
    given(await edit(author, post.id, 'I won the LOTTERY twice'))
    expect(await stateOf(post.id)).toEqual({ state: 'held' })
    given(await edit(author, post.id, 'I won'))
    expect([await stateOf(post.id), await waits(post.id)]).toEqual([{ state: 'visible' }, null])
  })

  test('with a link that is flagged is there, and moderators look at it', async () => {
    const post = await aReply({ in: await aThread(), body: 'See [this](https://www.watch.example/film)' })
    expect([await stateOf(post.id), await waits(post.id)]).toEqual([{ state: 'visible' }, { listed: true, radar: false }])
  })

  test('under a title that is held waits with its thread', async () => {
    const thread = given(await startThread(await aMember(), { title: 'The lottery of the film', category: await aCategory(), body: 'An opening' }))
    const opening = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { state: true } })
    expect(opening.state).toBe('held')
  })

  test('without any of it is there at once, and so is all that moderators post', async () => {
    const thread = await aThread()
    expect(await waits((await aReply({ in: thread })).id)).toBeNull()
    for (const standing of ['moderator', 'admin'] as const) {
      const post = await aReply({ in: thread, by: await aMember({ standing }), body: 'A casino, a lottery, https://watch.example' })
      expect([await stateOf(post.id), await waits(post.id)]).toEqual([{ state: 'visible' }, null])
    }
  })
})

describe('what is edited', () => {
  test('is held against its author for what it adds alone', async () => {
    const by = await aMember()
    await db().blocked.deleteMany()
    const post = await aReply({ in: await aThread(), by, body: 'A casino and a lottery' })
    for (const [text, act] of [['casino', 'refuse'], ['lottery', 'hold']] as const) given(await addEntry(admin, { kind: 'word', text, act }))
    given(await edit(by, post.id, 'A casino and a lottery, mended'))
    expect(await stateOf(post.id)).toEqual({ state: 'visible' })
    given(await addEntry(admin, { kind: 'word', text: 'roulette', act: 'refuse' }))
    expect(why(await edit(by, post.id, 'A casino and a roulette'))).toBe('body: blocked-word')
  })

  test('into a title with a word that is refused or held is not taken; with one that is flagged, moderators look at it', async () => {
    const thread = await aThread()
    for (const title of ['A casino for everybody', 'A lottery for everybody']) expect(why(await retitle(thread.author, thread.id, title))).toBe('title: blocked-word')
    given(await addEntry(admin, { kind: 'word', text: 'stream', act: 'flag' }))
    given(await retitle(thread.author, thread.id, 'Where to stream this film'))
    expect(await db().queueItem.findFirst({ where: { target: 'title', threadId: thread.id, decidedAt: null }, select: { listed: true } })).toEqual({ listed: true })
  })
})

describe('the title of a thread that posts are split off to', () => {
  const split = async (by: Member, title: string) => {
    const thread = await aThread({ category: await aCategory({ slug: 'story' }) })
    const post = await aReply({ in: thread })
    return arrange(by, { action: 'split', target: String(thread.id), posts: [post.number], title, reason: 'It is easier to follow so.' })
  }

  test('is not taken from a moderator of a category with a word that is refused or held; with one that is flagged, others look at it', async () => {
    const by = await aMember({ moderates: ['story'] })
    for (const title of ['A casino for everybody', 'A lottery for everybody']) expect(why(await split(by, title))).toBe('title: blocked-word')
    expect(await db().thread.count({ where: { title: { contains: 'for everybody' } } })).toBe(0)
    given(await addEntry(admin, { kind: 'word', text: 'stream', act: 'flag' }))
    const { threadId } = given(await split(by, 'Where to stream this film'))
    expect(await db().queueItem.findFirst({ where: { target: 'title', threadId, decidedAt: null }, select: { listed: true } })).toEqual({ listed: true })
  })

  test('is taken from those who moderate everywhere, as any title of theirs', async () => {
    given(await split(await aMember({ standing: 'moderator' }), 'A casino for everybody'))
  })
})

describe('the list', () => {
  test('is tried on a text before anything is saved: what would be found, by which entry, and what would become of it', async () => {
    const tried = (await tryList(admin, 'My lottery, **my** Casinó, [here](https://a.watch.example)', { kind: 'word', text: 'my', act: 'flag' }))!
    expect(tried.act).toBe('refuse')
    expect(tried.matches.map(({ id, text, found }) => [id === null, text, found?.words ?? null])).toEqual([[true, 'my', 'My'], [false, 'lottery', 'lottery'], [false, 'Casino', 'Casinó'], [false, 'watch.example', null]])
    expect((await readEntries(admin))!.map(({ text }) => text).sort()).toEqual(['Casino', 'lottery', 'watch.example'])
    expect(await tryList(admin, 'Nothing of it', null)).toEqual({ matches: [], act: null })
  })

  test('has each thing once, changes what becomes of it, loses it and gets it back', async () => {
    const { id } = given(await addEntry(admin, { kind: 'word', text: 'cAsino', act: 'flag' }))
    const mine = async () => (await readEntries(admin))!.filter((entry) => entry.id === id).map(({ act }) => act)
    expect(await mine()).toEqual(['flag'])
    given(await changeEntry(admin, id, 'hold'))
    expect(await mine()).toEqual(['hold'])
    given(await removeEntry(admin, id))
    expect(await mine()).toEqual([])
    given(await reply(await aMember(), (await aThread()).id, { body: 'A casino' }))
    given(await bringBackEntry(admin, id))
    expect(await mine()).toEqual(['hold'])
  })

  test('takes no entry without a letter, and no domain that is none', async () => {
    expect(why(await addEntry(admin, { kind: 'word', text: ' *** ', act: 'flag' }))).toBe('text: blocked-empty')
    expect(why(await addEntry(admin, { kind: 'domain', text: 'not a domain', act: 'flag' }))).toBe('text: blocked-domain')
    expect(why(await addEntry(admin, { kind: 'word', text: 'x'.repeat(81), act: 'flag' }))).toBe('text: blocked-long')
  })

  test('is kept by administrators alone', async () => {
    const { id } = given(await addEntry(admin, { kind: 'word', text: 'casino', act: 'refuse' }))
    for (const standing of ['newcomer', 'member', 'regular', 'moderator'] as const) {
      const member = await aMember({ standing })
      expect([await readEntries(member), await tryList(member, 'casino', null)]).toEqual([null, null])
      const tried = [await addEntry(member, { kind: 'word', text: 'x', act: 'flag' }), await changeEntry(member, id, 'flag'), await removeEntry(member, id), await bringBackEntry(member, id)]
      expect(tried.map(why)).toEqual(tried.map(() => 'not-admin'))
    }
  })
})
