import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { decide } from '@/lib/moderation/write'
import { readPolls } from '@/lib/polls/read'
import { vote, withdrawVote } from '@/lib/polls/write'
import { deletePost, editPost, reply } from '@/lib/posts/write'
import { readPostById } from '@/lib/posts/read'
import { startThread } from '@/lib/threads/write'
import { GUEST, guestWho, type Member, type Viewer } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'

const POLL = ':::poll\nWho cried first?\n\n- Yong-gu\n- The cell\n- Me\n:::'

let thread: Awaited<ReturnType<typeof aThread>>
let author: Member
beforeAll(async () => {
  author = await aMember()
  thread = await aThread({ by: author })
})

let count = 0

/** A post with a poll in it, and the poll's index. */
async function aPoll(body = POLL, by = author): Promise<{ postId: number; index: number }> {
  const { id: postId } = await aReply({ in: thread, by, body: `${body}\n\nPost ${(count += 1)}` })
  const { index } = await db().poll.findFirstOrThrow({ where: { postId }, select: { index: true } })
  return { postId, index }
}

async function counted({ postId, index }: { postId: number; index: number }) {
  return db().poll.findUniqueOrThrow({ where: { postId_index: { postId, index } }, select: { voters: true, counts: true } })
}

async function shownTo(viewer: Viewer, postId: number) {
  return readPolls(viewer, (await readPostById(viewer, postId))!)
}

describe('a vote', () => {
  test('is counted once, told to who gave it, and to nobody else before they have voted', async () => {
    const poll = await aPoll()
    const [voter, other] = [await aMember(), await aMember()]
    expect(given(await vote(voter, poll.postId, poll.index, { options: [1] }))).toMatchObject({ voters: 1, counts: [0, 1, 0], mine: [1], closed: false })
    given(await vote(voter, poll.postId, poll.index, { options: [1, 1] }))
    expect(await counted(poll)).toEqual({ voters: 1, counts: [0, 1, 0] })
    expect(await shownTo(voter, poll.postId)).toMatchObject([{ index: poll.index, options: 3, voters: 1, counts: [0, 1, 0], mine: [1] }])
    for (const viewer of [other, author, GUEST]) expect(await shownTo(viewer, poll.postId)).toMatchObject([{ options: 3, voters: null, counts: null, mine: null }])
  })

  test('is changed and withdrawn as often as one likes', async () => {
    const poll = await aPoll()
    const voter = await aMember()
    given(await vote(voter, poll.postId, poll.index, { options: [0] }))
    expect(given(await vote(voter, poll.postId, poll.index, { options: [2] }))).toMatchObject({ voters: 1, counts: [0, 0, 1], mine: [2] })
    for (const _ of 'ab') expect(given(await withdrawVote(voter, poll.postId, poll.index))).toMatchObject({ voters: null, counts: null, mine: null })
    expect(await counted(poll)).toEqual({ voters: 0, counts: [0, 0, 0] })
  })

  test('may be for several options where the poll says so', async () => {
    const poll = await aPoll(POLL.replace(':::poll', ':::poll{multiple}'))
    expect(given(await vote(await aMember(), poll.postId, poll.index, { options: [2, 0] }))).toMatchObject({ voters: 1, counts: [1, 0, 1], mine: [0, 2] })
  })

  test('of fifty people at once, who change their minds at once, is counted exactly', async () => {
    const poll = await aPoll(POLL.replace(':::poll', ':::poll{multiple}'))
    const people = await Promise.all(Array.from({ length: 50 }, () => aMember()))
    await Promise.all(people.map((person, at) => vote(person, poll.postId, poll.index, { options: [at % 3] })))
    expect(await counted(poll)).toEqual({ voters: 50, counts: [17, 17, 16] })
    await Promise.all(people.flatMap((person, at) => [
      vote(person, poll.postId, poll.index, { options: [0, 1] }), at % 2 ? withdrawVote(person, poll.postId, poll.index) : vote(person, poll.postId, poll.index, { options: [2] }),
    ]))
    const rows = await db().vote.findMany({ where: { postId: poll.postId } })
    const many = (option: number) => rows.filter(({ options }) => options.includes(option)).length
    expect(await counted(poll)).toEqual({ voters: rows.length, counts: [many(0), many(1), many(2)] })
    expect(rows.length).toBeGreaterThanOrEqual(25)
  })

  test('goes with the account of who gave it, and with the post', async () => {
    const poll = await aPoll()
    const [leaving, staying] = [await aMember(), await aMember()]
    for (const one of [leaving, staying]) given(await vote(one, poll.postId, poll.index, { options: [0] }))
    await db().person.delete({ where: { id: leaving.personId } })
    expect(await counted(poll)).toEqual({ voters: 1, counts: [1, 0, 0] })
    await db().post.delete({ where: { id: poll.postId }, select: { id: true } })
    expect(await db().vote.count({ where: { postId: poll.postId } })).toBe(0)
  })
})

describe('who may not vote', () => {
  test.each<[string, number[], string]>([
    ['nothing chosen', [], 'options: poll-choose'],
    ['two where one may be chosen', [0, 1], 'options: poll-choose-one'],
    ['an option that there is not', [3], 'options: poll-option-unknown'],
    ['a negative one', [-1], 'options.0: poll-option-unknown'],
    ['a half one', [0.5], 'options.0: poll-option-unknown'],
  ])('%s is refused', async (_, options, reason) => {
    const poll = await aPoll()
    expect(why(await vote(await aMember(), poll.postId, poll.index, { options }))).toBe(reason)
    expect(await counted(poll)).toEqual({ voters: 0, counts: [0, 0, 0] })
  })

  test('a guest is refused, and a poll that there is not', async () => {
    const poll = await aPoll()
    expect(why(await vote(GUEST, poll.postId, poll.index, { options: [0] }))).toBe('signed-out')
    expect(why(await vote(author, poll.postId, poll.index === 1 ? 2 : 1, { options: [0] }))).toBe('poll-missing')
    expect(why(await withdrawVote(GUEST, poll.postId, poll.index))).toBe('signed-out')
  })

  test('a deleted post, a held one and a locked thread take no votes', async () => {
    const [gone, held, locked] = [await aPoll(), await aPoll(), await aPoll()]
    given(await deletePost(author, gone.postId))
    await db().post.update({ where: { id: held.postId }, data: { state: 'held' }, select: { id: true } })
    for (const { postId, index } of [gone, held]) {
      expect(why(await vote(author, postId, index, { options: [0] }))).toBe('poll-missing')
      expect(await readPolls(author, (await readPostById(author, postId))!)).toEqual([])
    }
    await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() }, select: { id: true } })
    expect(why(await vote(author, locked.postId, locked.index, { options: [0] }))).toBe('poll-locked')
    await db().thread.update({ where: { id: thread.id }, data: { lockedAt: null }, select: { id: true } })
  })

  test('when its last day is over a poll takes no votes, and everybody sees its results', async () => {
    const { id } = given(await startThread(author, { title: 'A poll of long ago', category: await aCategory(), body: POLL.replace(':::poll', ':::poll{until=2026-01-31}') }, { at: new Date('2026-01-01T00:00:00Z') }))
    const { id: postId } = await db().post.findFirstOrThrow({ where: { threadId: id }, select: { id: true } })
    const { index, closesAt } = await db().poll.findFirstOrThrow({ where: { postId } })
    expect(closesAt).toEqual(new Date('2026-02-01T00:00:00Z'))
    await db().vote.create({ data: { postId, index, personId: author.personId, options: [2] } })
    const late = await aMember()
    expect(why(await vote(late, postId, index, { options: [0] }))).toBe('poll-closed')
    expect(why(await withdrawVote(author, postId, index))).toBe('poll-closed')
    for (const viewer of [GUEST, late]) expect(await shownTo(viewer, postId)).toMatchObject([{ closed: true, voters: 1, counts: [0, 0, 1], mine: null }])
    expect((await readPostById(GUEST, postId))!.polls).toMatchObject([{ index, counts: [0, 0, 1], mine: null }])
  })
})

describe('what an author may change', () => {
  const edit = (postId: number, body: string, revision: number, by: Member = author) => editPost(by, postId, { body, revision })

  test('before anybody has voted everything, and the poll is another', async () => {
    const poll = await aPoll()
    given(await edit(poll.postId, POLL.replace('Me', 'Nobody'), 1))
    expect(await db().poll.findMany({ where: { postId: poll.postId }, select: { index: true, options: true } })).toMatchObject([{ options: 3 }])
    expect(why(await vote(author, poll.postId, poll.index, { options: [0] }))).toBe('poll-missing')
    given(await edit(poll.postId, 'No poll at all', 2))
    expect(await db().poll.count({ where: { postId: poll.postId } })).toBe(0)
  })

  test.each([
    ['another option', POLL.replace('Me', 'Nobody')], ['one more', POLL.replace('- Me', '- Me\n- Nobody')], ['one less', POLL.replace('- Me\n', '')],
    ['another order', POLL.replace('- Yong-gu\n- The cell', '- The cell\n- Yong-gu')], ['another question', POLL.replace('first', 'last')],
    ['several to choose', POLL.replace(':::poll', ':::poll{multiple}')], ['no poll', 'Nothing'], ['a mark that is broken', POLL.replace(/:::$/, '')],
  ])('after somebody has voted not: %s', async (_, body) => {
    const poll = await aPoll()
    given(await vote(await aMember(), poll.postId, poll.index, { options: [1] }))
    expect(why(await edit(poll.postId, body, 1))).toBe('body: poll-voted')
    expect(why(await edit(poll.postId, body, 1, await aMember({ standing: 'moderator' })))).toBe('body: poll-voted')
    expect(await counted(poll)).toEqual({ voters: 1, counts: [0, 1, 0] })
    expect(await db().post.findUnique({ where: { id: poll.postId }, select: { revision: true } })).toEqual({ revision: 1 })
  })

  test('after somebody has voted still: what stands around it, what in it is sealed, where it stands, its last day, and another poll', async () => {
    const poll = await aPoll()
    given(await vote(await aMember(), poll.postId, poll.index, { options: [1] }))
    const bodies = [`Before\n\n${POLL}\n\nafter`, POLL.replace('Me', '||Me||{version=tr-2019}'), `:::poll\n- a\n- b\n:::\n\n${POLL}`, POLL.replace(':::poll', ':::poll{until=2999-12-31}'), `:::spoiler\n${POLL}\n:::`]
    for (const [at, body] of bodies.entries()) given(await edit(poll.postId, body, at + 1))
    expect(await counted(poll)).toEqual({ voters: 1, counts: [0, 1, 0] })
  })

  test('a last day that has passed is refused for a new poll and for an old one, and stays where it was', async () => {
    const past = POLL.replace(':::poll', ':::poll{until=2020-01-01}')
    expect(why(await reply(author, thread.id, { body: past }))).toBe('body: poll-past')
    expect(why(await startThread(author, { title: 'A thread of its own', category: await aCategory(), body: past, titleSure: true }))).toBe('body: poll-past')
    const poll = await aPoll()
    expect(why(await edit(poll.postId, past, 1))).toBe('body: poll-past')
    await db().poll.updateMany({ where: { postId: poll.postId }, data: { closesAt: new Date('2020-01-02T00:00:00Z') } })
    given(await edit(poll.postId, `${past}\n\nA word after it closed`, 1))
  })

  test('votes wait while an edit is made, and neither loses the other', async () => {
    const poll = await aPoll()
    const people = await Promise.all(Array.from({ length: 8 }, () => aMember()))
    const [edited, ...votes] = await Promise.all([edit(poll.postId, POLL.replace('Me', 'Nobody'), 1), ...people.map((person) => vote(person, poll.postId, poll.index, { options: [0] }))])
    const rows = await db().poll.findMany({ where: { postId: poll.postId, there: true }, select: { index: true, voters: true } })
    expect(rows).toHaveLength(1)
    if (edited.ok) expect(votes.every((one) => why(one) === 'poll-missing')).toBe(true)
    else expect(rows[0]).toEqual({ index: poll.index, voters: votes.filter((one) => one.ok).length })
  })
})

describe('what is sealed', () => {
  test('a poll within a spoiler is told of to who may read it, or has voted in it', async () => {
    const poll = await aPoll(`:::spoiler{version=tr-2019}\n${POLL}\n:::`)
    expect(await shownTo(GUEST, poll.postId)).toEqual([])
    expect(await shownTo(guestWho({ 'tr-2019': 'whole' }), poll.postId)).toMatchObject([{ index: poll.index, counts: null }])
    const voter = await aMember()
    given(await vote(voter, poll.postId, poll.index, { options: [1] }))
    expect(await shownTo(voter, poll.postId)).toMatchObject([{ index: poll.index, counts: [0, 1, 0] }])
  })

  test('a moderator who seals an option leaves the votes as they are', async () => {
    const poll = await aPoll()
    given(await vote(await aMember(), poll.postId, poll.index, { options: [1] }))
    given(await decide(await aMember({ standing: 'moderator' }), poll.postId, { act: 'seal-part', scope: 'tr-2019', revision: 1, words: 'The cell', reason: 'It gives the turn away' }))
    const { html } = (await readPostById(GUEST, poll.postId))!.segments[0]!
    expect(html.kind === 'cleared' && html.text).toContain(`data-poll="${poll.index}"`)
    expect(html.kind === 'cleared' && html.text).not.toContain('The cell')
    expect(await counted(poll)).toEqual({ voters: 1, counts: [0, 1, 0] })
  })
})
