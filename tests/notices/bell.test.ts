import { describe, expect, test } from 'vitest'
import { changeAccount } from '@/lib/accounts/write'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { deliverNext } from '@/lib/events/delivery'
import { hold } from '@/lib/events/holds'
import { decide } from '@/lib/moderation/write'
import { QUIET_KINDS } from '@/lib/notices/rules'
import { readNotices, unreadNotices } from '@/lib/notices/read'
import { markRead } from '@/lib/notices/write'
import { deletePost, editPost, restorePost } from '@/lib/posts/write'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given } from '@/tests/factories'

async function deliverAll(): Promise<void> {
  while ((await deliverNext()) > 0);
}

/** What each of some people was told, the newest first, as "kind number". */
async function told(...people: Member[]): Promise<string[][]> {
  await deliverAll()
  return Promise.all(people.map(toldTo))
}

async function toldTo(person: Member): Promise<string[]> {
  const { notices } = await readNotices(person, null)
  return notices.map((notice) => ((notice.kind === 'moderation' || notice.kind === 'report') ? 'moderation' : `${notice.kind} ${notice.place.number}${notice.kind === 'thread' && notice.count !== null ? ` of ${notice.count}` : ''}`))
}

async function follow(person: Member, threadId: number, level: 'follow' | 'normal' | 'mute'): Promise<void> {
  // What was before is not what they follow.
  await deliverAll()
  const key = { personId: person.personId, threadId }
  await db().follow.upsert({ where: { personId_threadId: key }, create: { ...key, level }, update: { level } })
}

const quoting = (threadId: number, number: number) => `> Some words\n\n[#${number}](/t/${threadId}/p/${number})\n\nIndeed.`

describe('who hears of a comment', () => {
  test('whose post it answers, whom it calls, whom it quotes, who follows the thread: each once, for the most personal reason; not its author', async () => {
    const [answered, called, quoted, follower, author, bystander] = await Promise.all(Array.from({ length: 6 }, () => aMember()))
    const thread = await aThread({ by: bystander })
    await follow(bystander!, thread.id, 'normal')
    const first = await aReply({ in: thread, by: answered })
    const second = await aReply({ in: thread, by: quoted })
    await deliverAll()
    for (const person of [answered!, called!, quoted!, follower!, author!]) await follow(person, thread.id, 'follow')
    await aReply({ in: thread, by: author, replyTo: first.number, body: `@${called!.handle} and @${answered!.handle}, @${author!.handle}\n\n${quoting(thread.id, second.number)}` })
    expect(await told(answered!, called!, quoted!, follower!, author!, bystander!)).toEqual([['reply 4'], ['mention 4'], ['quote 4'], ['thread 4 of 1'], [], []])
  })

  test('nobody who has muted the thread or its category, unless they follow the thread; nobody who was banned', async () => {
    const [muted, away, back, banned] = await Promise.all(Array.from({ length: 4 }, () => aMember()))
    const thread = await aThread()
    const { categoryId } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
    for (const person of [away!, back!]) await db().categoryFollow.create({ data: { personId: person.personId, categoryId, level: 'mute' } })
    await follow(muted!, thread.id, 'mute')
    await follow(back!, thread.id, 'follow')
    await db().person.update({ where: { id: banned!.personId }, data: { bannedAt: new Date() } })
    await aReply({ in: thread, body: [muted, away, back, banned].map((person) => `@${person!.handle}`).join(' ') })
    expect(await told(muted!, away!, back!, banned!)).toEqual([[], [], ['mention 2'], []])
    await db().categoryFollow.deleteMany({ where: { categoryId } })
  })

  test.each(QUIET_KINDS)('nobody who has turned %s off hears of that, and the rest they do', async (off) => {
    const person = await aMember()
    const thread = await aThread()
    const mine = await aReply({ in: thread, by: person })
    const sealed = await aReply({ in: thread, by: person })
    given(await changeAccount(person, { quiet: [off] }))
    await aReply({ in: thread, replyTo: mine.number })
    await aReply({ in: thread, body: `@${person.handle}` })
    await aReply({ in: thread, body: quoting(thread.id, mine.number) })
    given(await decide(await aMember({ standing: 'moderator' }), sealed.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    await deliverAll()
    await follow(person, thread.id, 'follow')
    await aReply({ in: thread })
    const all = ['thread 7 of 1', 'moderation', 'quote 6', 'mention 5', 'reply 4']
    expect(await told(person)).toEqual([all.filter((one) => !one.startsWith(off))])
  })

  test('who has turned the more personal reason off hears of the next', async () => {
    const person = await aMember()
    const thread = await aThread({ by: person })
    await follow(person, thread.id, 'follow')
    given(await changeAccount(person, { quiet: ['reply'] }))
    await aReply({ in: thread, replyTo: 1 })
    expect(await told(person)).toEqual([['thread 2 of 1']])
  })
})

describe('a followed thread', () => {
  test('has one unread notice that counts, by others whom one has not blocked; read, the next comment is another', async () => {
    const [person, blocked] = [await aMember(), await aMember()]
    const thread = await aThread()
    await follow(person, thread.id, 'follow')
    await db().block.create({ data: { personId: person.personId, blockedId: blocked.personId } })
    await aReply({ in: thread, by: blocked })
    expect(await told(person)).toEqual([[]])
    await aReply({ in: thread })
    await deliverAll()
    await aReply({ in: thread })
    await aReply({ in: thread, by: person })
    await aReply({ in: thread, by: blocked })
    expect(await told(person)).toEqual([['thread 3 of 2']])
    expect(await unreadNotices(person)).toBe(1)
    given(await markRead(person, { thread: thread.id, page: 1 }))
    expect(await told(person)).toEqual([['thread 3']])
    await aReply({ in: thread })
    expect(await told(person)).toEqual([['thread 7 of 1', 'thread 3']])
  })

  test('is told once when many comment at once and many deliver', async () => {
    const [person, thread] = [await aMember(), await aThread()]
    await follow(person, thread.id, 'follow')
    await Promise.all(Array.from({ length: 8 }, () => aReply({ in: thread })))
    await Promise.all(Array.from({ length: 4 }, deliverAll))
    const [[one, ...others] = []] = await told(person)
    expect([/^thread [2-9] of \d$/.test(one!), others]).toEqual([true, []])
  })
})

describe('a post that comes and goes', () => {
  test('held, nobody hears of it; let go, they do, once; and its author hears of moderation', async () => {
    const [person, author, moderator] = [await aMember(), await aMember(), await aMember({ standing: 'moderator' })]
    const thread = await aThread({ by: person })
    const post = await aReply({ in: thread, by: author, replyTo: 1 })
    await inTransaction((tx) => hold(tx, { ...post, authorId: author.personId, sealed: null }))
    expect(await told(person)).toEqual([[]])
    given(await decide(moderator, post.id, { act: 'dismiss', canned: 'no-breach' }))
    expect(await told(person, author)).toEqual([['reply 2'], ['moderation', 'moderation']])
  })

  test('deleted, what was not read of it goes, and what was read says so; brought back it is told once more to who had not read it', async () => {
    const [person, reader, author] = [await aMember(), await aMember(), await aMember()]
    const thread = await aThread({ by: person })
    const post = await aReply({ in: thread, by: author, replyTo: 1, body: `@${reader.handle} look` })
    expect(await told(person, reader)).toEqual([['reply 2'], ['mention 2']])
    given(await markRead(reader, { thread: thread.id, page: 1 }))
    given(await deletePost(author, post.id))
    expect([...(await told(person, reader)), await unreadNotices(person)]).toEqual([[], ['mention 2'], 0])
    expect((await readNotices(reader, null)).notices).toMatchObject([{ place: { gone: true, excerpt: null } }])
    given(await restorePost(author, post.id))
    expect(await told(person, reader)).toEqual([['reply 2'], ['mention 2']])
  })

  test('edited, only who is called by it now and was not told before hears of it', async () => {
    const [first, second, answered] = [await aMember(), await aMember(), await aMember()]
    const thread = await aThread({ by: answered })
    const author = await aMember()
    const post = await aReply({ in: thread, by: author, replyTo: 1, body: `@${first.handle}` })
    await deliverAll()
    given(await editPost(author, post.id, { body: `@${first.handle} @${second.handle} @${answered.handle}`, spoiler: null, reason: '', revision: 1 }))
    expect(await told(first, second, answered)).toEqual([['mention 2'], ['mention 2'], ['reply 2']])
  })

  test('never says a word that is sealed, even to who has seen everything', async () => {
    const person = await aMember({ seen: { 'kr-2013': 'whole', 'tr-2019': 'whole' }, opens: 'everything' })
    const thread = await aThread({ by: person })
    await aReply({ in: thread, replyTo: 1, body: 'An open word ||xylophone||{version=tr-2019}' })
    await aReply({ in: thread, replyTo: 1, body: 'Marimba', spoiler: 'kr-2013' })
    expect(await told(person)).toEqual([['reply 3', 'reply 2']])
    const { notices } = await readNotices(person, null)
    expect(JSON.stringify(notices)).not.toMatch(/xylophone|marimba/i)
    expect(notices).toMatchObject([{ place: { excerpt: null } }, { place: { excerpt: { text: expect.stringContaining('An open word') as string } } }])
  })
})

test('one is marked as read alone, and nobody marks another’s', async () => {
  const [person, other] = [await aMember(), await aMember()]
  const thread = await aThread({ by: person })
  await aReply({ in: thread, replyTo: 1 })
  await aReply({ in: thread, replyTo: 1 })
  await deliverAll()
  const [newest] = (await readNotices(person, null)).notices
  given(await markRead(other, { id: newest!.id }))
  expect(await unreadNotices(person)).toBe(2)
  given(await markRead(person, { id: newest!.id }))
  expect([(await readNotices(person, null)).notices.map(({ unread }) => unread), await unreadNotices(GUEST)]).toEqual([[false, true], 0])
})
