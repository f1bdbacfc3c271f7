import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { hold } from '@/lib/events/holds'
import { inTransaction } from '@/lib/db/transaction'
import { readPost } from '@/lib/posts/read'
import { readOverlay } from '@/lib/reading/read'
import { deletePost, type PostPlace } from '@/lib/posts/write'
import { PRESSES_A_MINUTE, reactionIn, REACTIONS, type ReactionKind } from '@/lib/reactions/rules'
import { react } from '@/lib/reactions/write'
import { GUEST, type Viewer } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '@/tests/factories'

async function counted(postId: number): Promise<Record<ReactionKind, number>> {
  const { heart, tears, laugh, think } = await db().post.findUniqueOrThrow({ where: { id: postId }, select: { heart: true, tears: true, laugh: true, think: true } })
  return { heart, tears, laugh, think }
}

async function stored(postId: number): Promise<Record<ReactionKind, number>> {
  const rows = await db().reaction.findMany({ where: { postId } })
  return Object.fromEntries(REACTIONS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])) as Record<ReactionKind, number>
}

describe('who may react to what', async () => {
  const author = await aMember()
  const thread = await aThread({ by: author })
  const [visible, gone, held, lone] = [await aReply({ in: thread, by: author }), await aReply({ in: thread, by: author }), await aReply({ in: thread, by: author }), await aThread({ by: author })]
  given(await deletePost(author, gone.id))
  await inTransaction((tx) => hold(tx, { ...held, authorId: author.personId, sealed: null }))
  const opening = (await readPost(GUEST, lone.id, 1))!
  given(await deletePost(author, opening.id))
  const posts: Record<string, number> = { visible: visible.id, deleted: gone.id, held: held.id, 'of a thread that is gone': opening.id, 'that is none': 999_999 }
  const people: Record<string, Viewer> = { guest: GUEST, author, newcomer: await aMember({ standing: 'newcomer' }), member: await aMember(), moderator: await aMember({ standing: 'moderator' }) }

  test.each([
    ['guest', 'visible', 'signed-out'], ['author', 'visible', 'react-own'], ['newcomer', 'visible', null], ['member', 'visible', null], ['moderator', 'visible', null],
    ['guest', 'deleted', 'signed-out'], ['author', 'deleted', 'post-missing'], ['member', 'deleted', 'post-missing'],
    ['author', 'held', 'post-missing'], ['member', 'held', 'post-missing'], ['moderator', 'held', 'post-missing'],
    ['member', 'of a thread that is gone', 'post-missing'], ['member', 'that is none', 'post-missing'],
  ] as const)('a %s to a post %s: %s', async (who, what, refusal) => {
    const before = what === 'that is none' ? null : await counted(posts[what]!)
    expect(why(await react(people[who]!, posts[what]!, 'tears'))).toBe(refusal)
    if (before && refusal) expect(await counted(posts[what]!)).toEqual(before)
  })
})

test('fifty people who press at once are fifty, and a person who presses fifty times at once is one', async () => {
  const post = await aReply({ in: await aThread() })
  const people = await Promise.all(Array.from({ length: 50 }, () => aMember()))
  await Promise.all(people.map(async (person) => given(await react(person, post.id, 'heart'))))
  expect(await counted(post.id)).toEqual({ heart: 50, tears: 0, laugh: 0, think: 0 })
  const [one] = people
  await Promise.all(Array.from({ length: 50 }, async () => given(await react(one!, post.id, 'laugh'))))
  expect(await counted(post.id)).toEqual({ heart: 50, tears: 0, laugh: 1, think: 0 })
})

test('whatever order presses come in, the counts are those of the rows', async () => {
  const post = await aReply({ in: await aThread() })
  const people = await Promise.all(Array.from({ length: 6 }, () => aMember()))
  const acts = people.flatMap((person, at) => REACTIONS.flatMap((kind, step) => [[person, kind, true], [person, kind, (at + step) % 2 === 0], [person, kind, false], [person, kind, (at * step) % 3 === 0]] as const))
  await Promise.all(acts.map(async ([person, kind, on]) => given(await react(person, post.id, kind, on))))
  expect(await counted(post.id)).toEqual(await stored(post.id))
})

test('taken back it is gone once, and what others feel stays', async () => {
  const [post, one, other] = [await aReply({ in: await aThread() }), await aMember(), await aMember()]
  given(await react(one, post.id, 'think'))
  given(await react(other, post.id, 'think'))
  expect(given(await react(one, post.id, 'heart'))).toEqual({ counts: { heart: 1, tears: 0, laugh: 0, think: 2 }, own: ['heart', 'think'] })
  given(await react(one, post.id, 'think', false))
  expect(given(await react(one, post.id, 'think', false))).toEqual({ counts: { heart: 1, tears: 0, laugh: 0, think: 1 }, own: ['heart'] })
})

test('one’s own are in one’s overlay and in nobody else’s, and the counts in everybody’s page', async () => {
  const [thread, one, other] = [await aThread(), await aMember(), await aMember()]
  const post: PostPlace = await aReply({ in: thread })
  given(await react(one, post.id, 'tears'))
  const overlays = await Promise.all([one, other].map(async (viewer) => (await readOverlay(viewer, thread.id, 1))!.posts))
  expect(overlays.map((overlay) => overlay[2])).toMatchObject([{ reacted: ['tears'], counts: { tears: 1 } }, { reacted: [], counts: { tears: 1 } }])
  expect((await readPost(GUEST, thread.id, 2))!.reactions).toEqual({ heart: 0, tears: 1, laugh: 0, think: 0 })
})

test('somebody who presses without pause is asked to wait, and nobody else is', async () => {
  const [post, hasty, calm] = [await aReply({ in: await aThread() }), await aMember(), await aMember()]
  for (let press = 0; press < PRESSES_A_MINUTE; press += 1) given(await react(hasty, post.id, 'heart', press % 2 === 0))
  expect([why(await react(hasty, post.id, 'heart')), why(await react(calm, post.id, 'heart'))]).toEqual(['too-often', null])
})

test('a reaction has one of four names', () => {
  expect(['heart', 'Heart', 'constructor', '', 'think '].map(reactionIn)).toEqual(['heart', null, null, null, null])
})
