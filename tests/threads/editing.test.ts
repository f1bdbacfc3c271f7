import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { deliverNext } from '@/lib/events/delivery'
import { decide, undoAction } from '@/lib/moderation/write'
import { readActions } from '@/lib/ledger/read'
import { readNotices } from '@/lib/notices/read'
import { readThread } from '@/lib/threads/read'
import { whyNotEditThread } from '@/lib/threads/rules'
import { editThread } from '@/lib/threads/write'
import { formatScope } from '@/lib/spoilers/scope'
import { NOTHING_DECIDED, GUEST, type Member, type Viewer } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given, segmentsOf, why } from '@/tests/factories'

const aModerator = () => aMember({ standing: 'moderator' })
const BECAUSE = { reason: 'On reflection' }

/** All that an edit may change of a thread, and what lies on each stretch of its posts. */
async function stateOf(id: number) {
  const row = await readThread(GUEST, id)
  const posts = await db().post.findMany({ where: { threadId: id }, orderBy: { id: 'asc' }, select: { id: true } })
  const seals = await Promise.all(posts.map(async (post) => (await segmentsOf(post.id)).map(({ scopes, text }) => `${text}: ${scopes.map(formatScope).join('+')}`)))
  return { title: row!.title, slug: row!.slug, category: row!.category, spoiler: row!.spoiler, tags: [...row!.tags].sort(), seals }
}

const revisionOf = async (id: number) => (await db().thread.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision
const actionsOf = (threadId: number) => db().action.findMany({ where: { threadId }, orderBy: { id: 'asc' } })

test('the author retitles a thread: new words in its address, and the old ones in no row that anybody reads', async () => {
  const thread = await aThread({ title: 'He dies kanarium at the end' })
  expect(given(await editThread(thread.author, thread.id, { title: 'About the end of it', revision: 1 }))).toEqual({ id: thread.id, slug: 'about-the-end-of-it' })
  expect(await readThread(GUEST, thread.id)).toMatchObject({ title: 'About the end of it', slug: 'about-the-end-of-it' })
  const [events, actions] = [await db().event.findMany({ where: { threadId: thread.id } }), await actionsOf(thread.id)]
  expect(events.map(({ kind }) => kind)).toContain('thread-edited')
  expect(actions).toEqual([])
  expect(JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('kanarium')
})

test('a scope put on a thread, another, and none: its posts are sealed so at once, deleted ones as well', async () => {
  const thread = await aThread({ body: 'Open ||hidden||' })
  const gone = await aReply({ in: thread, by: thread.author, body: 'Gone' })
  await db().post.update({ where: { id: gone.id }, data: { state: 'deleted' } })
  given(await editThread(thread.author, thread.id, { spoiler: 'tr-2019@95', revision: 1 }))
  expect((await stateOf(thread.id)).seals).toEqual([['Open: tr-2019@95', 'hidden: tr-2019@95'], ['Gone: tr-2019@95']])
  given(await editThread(thread.author, thread.id, { spoiler: 'kr-2013', revision: 2 }))
  expect((await stateOf(thread.id)).seals).toEqual([['Open: kr-2013', 'hidden: kr-2013'], ['Gone: kr-2013']])
  given(await editThread(thread.author, thread.id, { spoiler: null, revision: 3 }))
  expect((await stateOf(thread.id)).seals).toEqual([['Open: ', 'hidden: any'], ['Gone: ']])
})

test('another category: its mark means another version, the counts follow, tags as given', async () => {
  await aCategory({ slug: 'turkish', version: 'tr-2019' })
  const count = async (slug: string) => (await db().category.findUniqueOrThrow({ where: { slug }, select: { threads: true } })).threads
  const thread = await aThread({ body: 'Open ||hidden||', tags: ['old', 'kept'] })
  const [story, turkish] = [await count('story'), await count('turkish')]
  given(await editThread(thread.author, thread.id, { category: 'turkish', tags: ['kept', '눈물'], revision: 1 }))
  expect(await stateOf(thread.id)).toMatchObject({ category: 'turkish', tags: ['kept', '눈물'].sort(), seals: [['Open: ', 'hidden: tr-2019']] })
  expect([await count('story'), await count('turkish')]).toEqual([story - 1, turkish + 1])
})

test('what is not given stays, and an edit that changes nothing leaves no trace', async () => {
  const thread = await aThread({ spoiler: 'kr-2013', tags: ['tears'] })
  const before = await stateOf(thread.id)
  given(await editThread(thread.author, thread.id, { revision: 1 }))
  given(await editThread(thread.author, thread.id, { title: before.title, spoiler: 'kr-2013', tags: ['tears'], category: before.category, revision: 1 }))
  expect(await stateOf(thread.id)).toEqual(before)
  expect(await revisionOf(thread.id)).toBe(1)
})

test('of two edits that start from the same thread one is kept and the other refused', async () => {
  const thread = await aThread()
  const outcomes = await Promise.all(['One way to say it', 'Another way to say it'].map((title) => editThread(thread.author, thread.id, { title, revision: 1 })))
  expect(outcomes.map(why).sort()).toEqual(['thread-conflict', null].sort())
  expect(await revisionOf(thread.id)).toBe(2)
})

test.each([
  [{ title: 'Short' }, 'title: title-short'],
  [{ category: 'nowhere' }, 'category: category-unknown'],
  [{ spoiler: 'us-1999' }, 'spoiler: scope-unreadable'],
  [{ tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'tags: tags-many'],
])('an edit to %j is refused as %s and changes nothing', async (change, reason) => {
  const thread = await aThread()
  const before = await stateOf(thread.id)
  expect(why(await editThread(thread.author, thread.id, { ...change, revision: 1 }))).toBe(reason)
  expect(await stateOf(thread.id)).toEqual(before)
})

test('a comment that waits while a thread is put under a scope is sealed under it, and so is an edit', async () => {
  const thread = await aThread()
  const [ana, ben] = [await aMember(), await aMember()]
  const early = await aReply({ in: thread, by: ana, body: 'Before' })
  await Promise.all([
    editThread(thread.author, thread.id, { spoiler: 'kr-2013', revision: 1 }),
    ...Array.from({ length: 8 }, (_, index) => aReply({ in: thread, by: ben, body: `Meanwhile ${index}` })),
    (async () => (await import('@/lib/posts/write')).editPost(ana, early.id, { body: 'Edited meanwhile', revision: 1 }))(),
  ])
  const { seals } = await stateOf(thread.id)
  expect(seals).toHaveLength(10)
  expect(seals.flat().filter((seal) => !seal.endsWith(': kr-2013'))).toEqual([])
})

describe('who may change what of a thread:', () => {
  const state = { categoryId: 3, authorId: 1, lockedAt: null, deletedAt: null }
  const person = (standing: Member['standing'], personId: number, moderatedCategories: number[] = []): Viewer => ({ ...GUEST, ...NOTHING_DECIDED, moderatedCategories, kind: 'member', personId, handle: 'x', name: 'x', standing, locale: 'en' })
  test.each<[string, Viewer, string | null, string | null, string | null]>([
    ['a guest', GUEST, 'signed-out', 'signed-out', 'thread-missing'],
    ['its author', person('newcomer', 1), null, 'thread-locked-edit', 'thread-missing'],
    ['another member', person('member', 2), 'not-yours', 'not-yours', 'thread-missing'],
    ['a regular', person('regular', 2), 'not-yours', 'not-yours', 'thread-missing'],
    ['who moderates its category', person('member', 2, [3]), null, null, 'thread-missing'],
    ['who moderates another', person('regular', 2, [4]), 'not-yours', 'not-yours', 'thread-missing'],
    ['a moderator', person('moderator', 2), null, null, 'thread-missing'],
    ['an admin', person('admin', 2), null, null, 'thread-missing'],
    ['a moderator who started it', person('moderator', 1), null, null, 'thread-missing'],
  ])('%s', (_, viewer, open, locked, gone) => {
    expect(whyNotEditThread(viewer, state)).toBe(open)
    expect(whyNotEditThread(viewer, { ...state, lockedAt: new Date() })).toBe(locked)
    expect(whyNotEditThread(viewer, { ...state, deletedAt: new Date() })).toBe(gone)
  })

  // What the author wrote, what others wrote, and what moderation sealed, when the thread's scope or category changes.
  test.each<[string, { from: string | null; change: object; mark?: string; others: boolean }, string | null]>([
    ['loosens over their own posts', { from: 'kr-2013', change: { spoiler: null }, others: false }, null],
    ['loosens over others’ posts', { from: 'kr-2013', change: { spoiler: null }, others: true }, 'spoiler: loosens-others'],
    ['asks for less of the film over others’ posts', { from: 'kr-2013', change: { spoiler: 'kr-2013@60' }, others: true }, 'spoiler: loosens-others'],
    ['asks for another film over others’ posts', { from: 'kr-2013', change: { spoiler: 'tr-2019' }, others: true }, 'spoiler: loosens-others'],
    ['asks for more of the film over others’ posts', { from: 'kr-2013@60', change: { spoiler: 'kr-2013' }, others: true }, null],
    ['puts a scope on others’ posts', { from: null, change: { spoiler: 'kr-2013' }, others: true }, null],
    ['makes others’ marks mean another version', { from: null, change: { spoiler: 'kr-2013@10' }, mark: 'Open ||hidden||', others: true }, 'spoiler: loosens-others'],
    ['moves others’ marks to where they mean another version', { from: null, change: { category: 'turkish' }, mark: 'Open ||hidden||', others: true }, 'category: loosens-others'],
    ['moves others’ marks that name their version', { from: null, change: { category: 'turkish' }, mark: 'Open ||hidden||{version=kr-2013}', others: true }, null],
  ])('an author %s', async (_, { from, change, mark, others }, refusal) => {
    await aCategory({ slug: 'turkish', version: 'tr-2019' })
    const thread = await aThread({ spoiler: from })
    await aReply({ in: thread, by: others ? undefined : thread.author, body: mark ?? 'Under the scope of the thread' })
    const before = await stateOf(thread.id)
    expect(why(await editThread(thread.author, thread.id, { ...change, revision: 1 }))).toBe(refusal)
    if (refusal) expect(await stateOf(thread.id)).toEqual(before)
    const moderator = await aModerator()
    if (refusal) expect(why(await editThread(moderator, thread.id, { ...change, ...BECAUSE, revision: 1 }))).toBe(null)
  })

  test('moderation’s seal of a post outlives every change of its thread', async () => {
    const thread = await aThread({ spoiler: 'kr-2013', body: 'Said too much' })
    const { id } = await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })
    given(await decide(await aModerator(), id, { act: 'seal', scope: 'tr-2019', ...BECAUSE }))
    given(await editThread(thread.author, thread.id, { spoiler: null, revision: 1 }))
    expect((await stateOf(thread.id)).seals).toEqual([['Said too much: tr-2019']])
  })
})

describe('a moderator', () => {
  const edited = { title: 'As a moderator calls it', category: 'music', spoiler: 'tr-2019', tags: ['quiet'] }

  test('edits a thread with a reason: an entry of the public log for each change, none with a title, and its author is told', async () => {
    await aCategory({ slug: 'music' })
    const [thread, moderator] = [await aThread({ title: 'The giveaway kanarium title', tags: ['loud'] }), await aModerator()]
    expect(why(await editThread(moderator, thread.id, { ...edited, revision: 1 }))).toBe('reason: reason-short')
    given(await editThread(moderator, thread.id, { ...edited, canned: 'title-gives-away', revision: 1 }))
    const actions = await actionsOf(thread.id)
    expect(actions.map(({ kind, postId, personId, scope }) => [kind, postId, personId, scope])).toEqual([
      ['retitle', null, thread.author.personId, null], ['move', null, thread.author.personId, null],
      ['rescope_thread', null, thread.author.personId, 'tr-2019'], ['retag', null, thread.author.personId, null],
    ])
    const entries = [...(await readActions(GUEST, actions.map(({ id }) => id))).values()]
    expect(entries.map(({ kind, address }) => [kind, address])).toEqual(['retitle', 'move', 'rescope-thread', 'retag'].map((kind) => [kind, { threadId: thread.id, title: edited.title, number: null }]))
    expect(JSON.stringify([actions, entries])).not.toContain('kanarium')
    while ((await deliverNext()) > 0);
    const { notices } = await readNotices(thread.author, null)
    expect(notices.flatMap((notice) => (notice.kind === 'moderation' ? [[notice.about.role, notice.action.kind]] : [])).sort()).toEqual(['move', 'rescope-thread', 'retag', 'retitle'].map((kind) => ['author', kind]))
  })

  test('cannot repeat in the reason what the title said', async () => {
    const [thread, moderator] = [await aThread({ title: 'The father dies at the end' }), await aModerator()]
    const edit = (reason: string) => editThread(moderator, thread.id, { title: 'What happens at the end', reason, revision: 1 })
    expect(why(await edit('It said that he dies'))).toBe('reason: reason-quotes')
    expect(why(await edit('Not about the father'))).toBe('reason: reason-quotes')
    expect(why(await edit('It told what happens at the end'))).toBe(null)
  })

  test.each(['retitle', 'move', 'rescope_thread', 'retag'] as const)('undoes a %s: that is exactly as it was, the rest stays, and once is enough', async (kind) => {
    await aCategory({ slug: 'music' })
    const [thread, moderator] = [await aThread({ title: '결말을 말해 버린 제목', tags: ['loud', 'sad'], body: 'Open ||hidden||' }), await aModerator()]
    const before = await stateOf(thread.id)
    given(await editThread(moderator, thread.id, { ...edited, ...BECAUSE, revision: 1 }))
    const after = await stateOf(thread.id)
    const action = (await actionsOf(thread.id)).find((one) => one.kind === kind)!
    given(await undoAction(moderator, action.id, { canned: 'second-look' }))
    const undone = await stateOf(thread.id)
    const own = { retitle: ['title', 'slug'], move: ['category'], rescope_thread: ['spoiler', 'seals'], retag: ['tags'] }[kind]
    for (const key of Object.keys(before) as (keyof typeof before)[]) expect(undone[key]).toEqual((own.includes(key) ? before : after)[key])
    expect(why(await undoAction(moderator, action.id, BECAUSE))).toBe('undone-already')
    for (const one of (await actionsOf(thread.id)).filter((other) => other.kind !== kind && other.kind !== 'undo').reverse()) given(await undoAction(moderator, one.id, BECAUSE))
    expect(await stateOf(thread.id)).toEqual(before)
  })

  test('cannot undo what was changed again since; of two, the later goes first', async () => {
    const [thread, moderator] = [await aThread(), await aModerator()]
    const before = await stateOf(thread.id)
    for (const [index, title] of ['The first better title', 'The second better title'].entries()) {
      given(await editThread(moderator, thread.id, { title, ...BECAUSE, revision: index + 1 }))
    }
    const [first, second] = await actionsOf(thread.id)
    expect(why(await undoAction(moderator, first!.id, BECAUSE))).toBe('changed-since')
    given(await undoAction(moderator, second!.id, BECAUSE))
    given(await undoAction(moderator, first!.id, BECAUSE))
    expect(await stateOf(thread.id)).toEqual(before)
  })

  test('sets what the author then leaves alone, but for asking for more; until it is undone', async () => {
    const [thread, moderator] = [await aThread({ title: 'A title that said it' }), await aModerator()]
    given(await editThread(moderator, thread.id, { title: 'A title that does not', spoiler: 'tr-2019@60', ...BECAUSE, revision: 1 }))
    const edit = async (change: object) => why(await editThread(thread.author, thread.id, { ...change, revision: await revisionOf(thread.id) }))
    expect(await edit({ title: 'A title that said it' })).toBe('title: thread-held')
    expect(await edit({ spoiler: null })).toBe('spoiler: thread-held')
    expect(await edit({ spoiler: 'kr-2013' })).toBe('spoiler: thread-held')
    expect(await edit({ spoiler: 'tr-2019', tags: ['tears'] })).toBe(null)
    given(await undoAction(moderator, (await actionsOf(thread.id))[0]!.id, BECAUSE))
    expect(await edit({ title: 'Another title by its author' })).toBe(null)
  })

  test('edits their own thread as everybody does; with a reason, as a moderator', async () => {
    const thread = await aThread({ by: await aModerator(), spoiler: 'kr-2013' })
    await aReply({ in: thread })
    expect(why(await editThread(thread.author, thread.id, { spoiler: null, revision: 1 }))).toBe('spoiler: loosens-others')
    given(await editThread(thread.author, thread.id, { title: 'Another title of my own', revision: 1 }))
    expect(await actionsOf(thread.id)).toEqual([])
    given(await editThread(thread.author, thread.id, { spoiler: null, ...BECAUSE, revision: 2 }))
    expect((await actionsOf(thread.id)).map(({ kind }) => kind)).toEqual(['rescope_thread'])
  })
})
