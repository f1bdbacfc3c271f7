import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { arrange } from '@/lib/arranging/write'
import { db } from '@/lib/db/client'
import { placesNow, postsAt } from '@/lib/db/places'
import { followThread } from '@/lib/follows/write'
import { undoAction } from '@/lib/moderation/write'
import { readMoved, whereNow } from '@/lib/moves/read'
import { numbersIn } from '@/lib/moves/rules'
import { readPage, readPost } from '@/lib/posts/read'
import { deletePost, editPost, reply } from '@/lib/posts/write'
import { readMarks } from '@/lib/reading/read'
import { keepReading } from '@/lib/reading/write'
import { readSearch } from '@/lib/search/read'
import { listThreads, readThread } from '@/lib/threads/read'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, why } from '@/tests/factories'
import { BECAUSE, merged, readable, READERS, splitOff, stateOf, takenBack } from './scene'

vi.setConfig({ testTimeout: 180_000 })

const moderator = () => aMember({ standing: 'moderator' })

async function talk(by: Member, count: number, options: Parameters<typeof aThread>[0] = {}) {
  const thread = await aThread({ by, ...options })
  for (let index = 0; index < count; index += 1) await aReply({ in: thread, by, replyTo: index % 2 === 0 ? 1 : index })
  return thread
}

test('a thread that a moderator merges goes on in the other: its posts in order under the next numbers, its permalinks leading there', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const [from, to] = [await talk(author, 2), await talk(author, 1)]
  await merged(by, from.id, to.id)
  expect(await readThread(GUEST, from.id)).toBeNull()
  expect(await readThread(GUEST, to.id)).toMatchObject({ posts: 5, lastNumber: 5 })
  expect((await readPage(GUEST, to.id, 1)).map(({ number, replyTo }) => [number, replyTo?.number ?? null])).toEqual([[1, null], [2, 1], [3, null], [4, 3], [5, 3]])
  for (const number of [1, 2, 3]) expect(await whereNow(GUEST, { threadId: from.id, number })).toEqual({ threadId: to.id, number: number + 2 })
  expect((await listThreads(GUEST, { sort: 'new', period: 'all', page: 1 })).rows.map(({ id }) => id)).not.toContain(from.id)
  // Who was writing in it comments where it went.
  const late = given(await reply(author, from.id, { body: 'I was still writing this', replyTo: 2 }))
  expect(late).toMatchObject({ threadId: to.id, number: 6 })
  expect((await readPost(GUEST, to.id, 6))!.replyTo).toMatchObject({ threadId: to.id, number: 4 })
})

test('a merge and a split that are taken back restore every number, scope, answer, figure and follow', async () => {
  const [by, author, fan] = [await moderator(), await aMember(), await aMember()]
  const [one, two] = [await talk(author, 4, { spoiler: 'kr-2013@60' }), await talk(author, 3)]
  given(await followThread(fan, one.id, { level: 'mute' }))
  const before = await stateOf([one.id, two.id])
  await takenBack(by, await merged(by, one.id, two.id))
  expect(await stateOf([one.id, two.id])).toEqual(before)
  await takenBack(by, (await splitOff(by, two.id, [2, 4], one.id)).actionId)
  expect(await stateOf([one.id, two.id])).toEqual(before)
  const { actionId, threadId } = await splitOff(by, one.id, [3, 4])
  expect(await readThread(GUEST, threadId!)).toMatchObject({ posts: 2, title: 'Another talk of its own' })
  await takenBack(by, actionId)
  expect(await stateOf([one.id, two.id])).toEqual(before)
  expect(await readThread(GUEST, threadId!)).toBeNull()
  expect(await whereNow(GUEST, { threadId: threadId!, number: 1 })).toEqual({ threadId: one.id, number: 3 })
})

test('where posts were taken from, their places say where they went; what answered them still leads to them', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await talk(author, 0)
  await aReply({ in: thread, by: author, body: 'Two' })
  await aReply({ in: thread, by: author, body: 'Three', replyTo: 2 })
  await aReply({ in: thread, by: author, body: 'Four', replyTo: 2 })
  const { threadId } = await splitOff(by, thread.id, [2, 3])
  expect(await readMoved(GUEST, thread.id, { first: 1, last: 50 })).toEqual([{ first: 2, last: 3, to: { threadId, title: 'Another talk of its own', number: 1 } }])
  expect((await readPost(GUEST, thread.id, 4))!.replyTo).toEqual({ threadId: thread.id, number: 2, author: expect.objectContaining({ handle: author.handle }) })
  expect((await readPost(GUEST, threadId!, 2))!.replyTo).toMatchObject({ threadId, number: 1 })
  const { threadId: third } = await splitOff(by, threadId!, [2])
  expect((await readPost(GUEST, third!, 1))!.replyTo).toMatchObject({ threadId, number: 1 })
  expect(await whereNow(GUEST, { threadId: thread.id, number: 3 })).toEqual({ threadId: third, number: 1 })
  // Numbers are not given again.
  expect((await aReply({ in: thread, by: author })).number).toBe(5)
})

test('who has read posts has read them where they go, and what was unread is unread there', async () => {
  const [by, author, reader] = [await moderator(), await aMember(), await aMember()]
  const [from, to] = [await talk(author, 4), await talk(author, 1)]
  given(await keepReading(reader, { items: [{ threadId: from.id, readTo: 3 }, { threadId: to.id, readTo: 2 }] }))
  const action = await merged(by, from.id, to.id)
  expect((await readMarks(reader, [to.id])).get(to.id)).toMatchObject({ readTo: 5, unread: 2, first: { number: 6 } })
  given(await keepReading(reader, { items: [{ threadId: to.id, readTo: 7 }] }))
  await takenBack(by, action)
  expect((await readMarks(reader, [from.id])).get(from.id)).toMatchObject({ readTo: 5, unread: 0 })
  const { threadId } = await splitOff(by, from.id, [2, 3])
  expect((await readMarks(reader, [threadId!])).get(threadId!)).toMatchObject({ readTo: 2, unread: 0 })
})

test('what lay on posts where they stood lies on them where they go, and unscoped marks mean what they meant', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const turkish = await aCategory({ slug: 'turkish', version: 'tr-2019' })
  const sealed = await aThread({ by: author, spoiler: 'kr-2013' })
  const post = await aReply({ in: sealed, by: author, body: 'open-word ||marked-word||' })
  const open = await aThread({ by: author, category: turkish })
  const before = await readable(post.id)
  const { actionId } = await splitOff(by, sealed.id, [2], open.id)
  const after = await readable(post.id)
  expect(after).toEqual(before)
  expect(after.turkish).toEqual([])
  expect(after.korean).toEqual(['marked-word', 'open-word'])
  expect(given(await readSearch(GUEST, { q: 'open-word' })).items).toEqual([])
  // Its author edits it in its new place: coming back, it is sealed by that as well.
  given(await editPost(author, post.id, { body: 'rewritten-word', revision: 1 }))
  await takenBack(by, actionId)
  expect((await readable(post.id)).korean).toEqual(['rewritten-word'])
  expect((await readable(post.id)).turkish).toEqual([])
})

test('what came later to a thread that a split began goes along when the split is taken back', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const thread = await talk(author, 2)
  const { actionId, threadId } = await splitOff(by, thread.id, [2])
  const later = await aReply({ in: { id: threadId! }, by: author, replyTo: 1 })
  await takenBack(by, actionId)
  expect(await whereNow(GUEST, { threadId: threadId!, number: 2 })).toEqual({ threadId: thread.id, number: 4 })
  expect((await db().post.findUniqueOrThrow({ where: { id: later.id } }))).toMatchObject({ threadId: thread.id, number: 4, replyTo: 2, replyThreadId: null })
})

test('what cannot be moved or taken back is refused with its reason', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const [one, two] = [await talk(author, 2), await talk(author, 1)]
  const split = (posts: number[], more: object = {}) => arrange(by, { action: 'split', target: String(one.id), posts, title: 'Another talk of its own', ...BECAUSE, ...more })
  expect(why(await arrange(by, { action: 'merge', target: String(one.id), into: String(one.id), ...BECAUSE }))).toBe('into: into-itself')
  expect(why(await arrange(by, { action: 'merge', target: String(one.id), into: '999999', ...BECAUSE }))).toBe('into: thread-missing')
  expect(why(await arrange(by, { action: 'merge', target: String(one.id), into: String(two.id) }))).toBe('reason: reason-short')
  expect(why(await arrange(author, { action: 'merge', target: String(one.id), into: String(two.id), ...BECAUSE }))).toBe('not-moderator')
  expect(why(await split([1]))).toBe('posts.0: split-opening')
  expect(why(await split([9]))).toBe('posts: split-missing')
  expect(why(await split([2], { title: null }))).toBe('title: split-where')
  const action = await merged(by, one.id, two.id)
  expect(why(await split([2]))).toBe('thread-missing')
  const { actionId } = await splitOff(by, two.id, [3, 4])
  expect(why(await undoAction(by, action, BECAUSE))).toBe('moved-since')
  await takenBack(by, actionId)
  await takenBack(by, action)
  expect(why(await undoAction(by, action, BECAUSE))).toBe('undone-already')
})

test('a post that is deleted while its thread is merged is counted where it stands by then', async () => {
  const [by, author] = [await moderator(), await aMember()]
  for (let round = 0; round < 4; round += 1) {
    const [from, to] = [await talk(author, 4), await talk(author, 1)]
    const posts = await db().post.findMany({ where: { threadId: from.id, number: { gt: 2 } } })
    const [merging, ...deleting] = await Promise.all([arrange(by, { action: 'merge', target: String(from.id), into: String(to.id), ...BECAUSE }), ...posts.map(({ id }) => deletePost(author, id))])
    for (const outcome of [merging, ...deleting]) expect(why(outcome)).toBeNull()
    expect((await db().thread.findMany({ where: { id: { in: [from.id, to.id] } }, orderBy: { id: 'asc' } })).map((thread) => [thread.posts, thread.deletedAt === null])).toEqual([[0, false], [4, true]])
  }
})

test('numbers are read as people write them', () => {
  expect(numbersIn('5, 7–9')).toEqual([5, 7, 8, 9])
  expect(numbersIn('#3 #2、4-4')).toEqual([2, 3, 4])
  expect([numbersIn('9-7'), numbersIn('five'), numbersIn('1-9999')]).toEqual([null, null, null])
})

// CANARY: each body has words of its own, in the open, marked without a scope, and marked with one.
const bodies = (word: string) => [`${word}a ||${word}b||`, `${word}a ||${word}b||{version=tr-2019 until=30}`, `:::spoiler\n${word}a\n:::\n\n${word}b`]

type Step = { kind: 'merge' | 'split' | 'undo' | 'reply' | 'edit'; a: number; b: number; few: readonly number[] }
const steps = fc.array(fc.record({
  kind: fc.constantFrom<Step['kind']>('merge', 'split', 'split', 'undo', 'undo', 'reply', 'edit'), a: fc.nat(30), b: fc.nat(30), few: fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 3 }),
}), { minLength: 3, maxLength: 9 })

test('whatever is split, merged and taken back: each permalink leads to its post, no number is given twice, and nothing opens that a move found sealed', async () => {
  const [by, author] = [await moderator(), await aMember()]
  const categories = [await aCategory({ slug: 'plain' }), await aCategory({ slug: 'in-korean', version: 'kr-2013' }), await aCategory({ slug: 'in-turkish', version: 'tr-2019' })]
  let round = 0
  await fc.assert(fc.asyncProperty(steps, async (acts) => {
    const threads: number[] = []
    const places = new Map<string, number>()
    const words = new Map<number, Record<string, string[]>>()
    const before = new Map<number, Map<number, Record<string, string[]>>>()
    const standing: number[] = []
    const posts = async () => db().post.findMany({ where: { threadId: { in: threads } }, select: { id: true, threadId: true, number: true, revision: true } })
    const word = () => `w${(round += 1)}`
    for (const [index, spoiler] of [null, 'kr-2013@60', 'tr-2019'].entries()) {
      const thread = await aThread({ by: author, category: categories[index], spoiler, body: bodies(word())[index] })
      for (let at = 0; at < 3; at += 1) await aReply({ in: thread, by: author, body: bodies(word())[at], replyTo: at + 1, spoiler: at === 1 ? 'kr-2013@30' : null })
      threads.push(thread.id)
    }
    const look = async (allowed?: Map<number, Record<string, string[]>>) => {
      for (const { id, threadId, number } of await posts()) {
        const key = `${threadId}/${number}`
        expect(places.get(key) ?? id, `${key} is one post's`).toBe(id)
        places.set(key, id)
        const now = await readable(id)
        for (const name of Object.keys(READERS)) {
          const may = allowed && new Set([...(words.get(id)?.[name] ?? now[name]!), ...(allowed.get(id)?.[name] ?? [])])
          if (may) expect(now[name]!.filter((one) => !may.has(one)), `${name} reads more of ${id}`).toEqual([])
        }
        words.set(id, now)
      }
      const all = [...places].map(([key, id]) => ({ key, id, threadId: Number(key.split('/')[0]), number: Number(key.split('/')[1]) }))
      const found = await postsAt(db(), all)
      expect(all.filter(({ key, id }) => found.get(key) !== id)).toEqual([])
      const now = await placesNow(db(), all)
      expect(now.size).toBe(all.length)
      for (const thread of await db().thread.findMany({ where: { id: { in: threads } } })) {
        const there = await db().post.findMany({ where: { threadId: thread.id } })
        expect([thread.posts, thread.deletedAt === null]).toEqual([there.length, there.length > 0])
        expect(Math.max(0, ...there.map(({ number }) => number))).toBeLessThanOrEqual(thread.lastNumber)
      }
    }
    await look()
    for (const { kind, a, b, few } of acts) {
      const [one, two] = [threads[a % threads.length]!, threads[b % threads.length]!]
      const saved = new Map(words)
      if (kind === 'reply') await reply(author, one, { body: `${word()} ||${word()}||` })
      if (kind === 'edit') {
        const all = await posts()
        const post = all[a % all.length]!
        given(await editPost(author, post.id, { body: `${word()} ||${word()}||`, revision: post.revision }))
      }
      if (kind === 'reply' || kind === 'edit') {
        for (const { id } of await posts()) words.set(id, await readable(id))
        await look()
        continue
      }
      if (kind === 'undo') {
        const action = standing[a % Math.max(1, standing.length)]
        const outcome = action === undefined ? null : await undoAction(by, action, BECAUSE)
        if (outcome?.ok) {
          standing.splice(standing.indexOf(action!), 1)
          await look(before.get(action!))
        }
        continue
      }
      const act = kind === 'merge' ? { action: 'merge' as const, target: String(one), into: String(two), ...BECAUSE }
        : { action: 'split' as const, target: String(one), posts: [...few], into: b % 2 === 0 ? String(two) : null, title: b % 2 === 0 ? null : 'Another talk of its own', titleSure: true, ...BECAUSE }
      const outcome = await arrange(by, act)
      if (!outcome.ok) continue
      if (outcome.value.threadId !== undefined && !threads.includes(outcome.value.threadId)) threads.push(outcome.value.threadId)
      standing.push(outcome.value.actionId)
      before.set(outcome.value.actionId, saved)
      await look(new Map())
    }
  }), { numRuns: Number(process.env.MOVES_RUNS ?? 12) })
})
