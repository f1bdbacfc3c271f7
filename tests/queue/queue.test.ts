import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { flagOther, flagPost } from '@/lib/flags/write'
import { pageOfQueue, readOther, readQueue, readQueueNews } from '@/lib/queue/read'
import { QUEUE_PAGE } from '@/lib/queue/rules'
import { decideItem, decideMany, deleteItem, giveItemBack, takeItem } from '@/lib/queue/write'
import { GUEST, type Member } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given } from '@/tests/factories'
import { statementsOf } from '../setup/statements'

const why = (outcome: { ok: boolean; refusals?: readonly { reason: string }[] }) => (outcome.ok ? null : outcome.refusals![0]!.reason)
let moderator: Member
let other: Member
beforeAll(async () => {
  ;[moderator, other] = [await aMember({ standing: 'moderator' }), await aMember({ standing: 'admin' })]
})

/** A comment that somebody has reported, and its item. */
async function reported({ category = 'story', reason = 'abuse' as 'abuse' | 'spam' } = {}) {
  const thread = await aThread({ category: await aCategory({ slug: category }) })
  const post = await aReply({ in: thread, body: 'A quiet word ||and a hidden one||' })
  given(await flagPost(await aMember(), post.id, { reason }))
  const { id: item } = await db().queueItem.findFirstOrThrow({ where: { postId: post.id, decidedAt: null }, select: { id: true } })
  return { ...post, thread, item }
}

async function moderatorOf(slug: string): Promise<Member> {
  const [member, { id }] = [await aMember(), await db().category.findUniqueOrThrow({ where: { slug }, select: { id: true } })]
  return { ...member, moderatedCategories: [id] }
}

const postsIn = async (viewer: Member, filter = {}) => (await readQueue(viewer, filter))!.items.map(({ post }) => post?.id)

describe('the queue', () => {
  it('is for moderators; those of a category see and decide the items of their categories, and nothing about people', async () => {
    const [music, story] = [await reported({ category: 'music' }), await reported()]
    given(await flagOther(moderator, { kind: 'person', id: music.thread.author.personId }, { reason: 'abuse' }))
    const ofMusic = await moderatorOf('music')
    expect(await readQueue(GUEST)).toBeNull()
    expect(await readQueue(await aMember({ standing: 'regular' }))).toBeNull()
    const seen = (await readQueue(ofMusic))!.items
    expect(seen.map(({ id }) => id)).toContain(music.item)
    expect(seen.map(({ id }) => id)).not.toContain(story.item)
    expect(seen.every(({ kind, category }) => kind !== 'person' && category === 'music')).toBe(true)
    expect([await readOther(ofMusic, story.item), await readOther(ofMusic, 999_999)]).toEqual(['not-your-category', 'nothing-to-decide'])
    expect(why(await decideItem(ofMusic, story.item, { act: 'dismiss', canned: 'no-breach' }))).toBe('not-your-category')
    expect(why(await takeItem(ofMusic, story.item))).toBe('not-your-category')
    given(await decideItem(ofMusic, music.item, { act: 'dismiss', canned: 'no-breach' }))
  })

  it('shows the post in its thread, who reported by standing, and the author’s record, and opens the text for a moderator at work', async () => {
    const { item, thread } = await reported()
    const after = await aReply({ in: thread, body: 'An answer to it' })
    const found = (await readQueue(moderator))!.items.find(({ id }) => id === item)!
    expect(found).toMatchObject({
      kind: 'post', weight: 1, reasons: ['abuse'], category: 'story', before: { number: 1 }, after: { id: after.id },
      flags: [{ standing: 'member', reason: 'abuse' }], record: { posts: 1, moderated: 0 }, acts: ['seal', 'seal-part', 'dismiss'],
    })
    expect(found.post!.segments.map(({ html }) => html.kind)).toEqual(['cleared', 'cleared'])
  })

  it('is narrowed by reason, category, kind, whose it is and what is held', async () => {
    const [spam, abuse] = [await reported({ reason: 'spam', category: 'korea' }), await reported({ category: 'korea' })]
    expect(await postsIn(moderator, { reason: 'spam', category: 'korea' })).toEqual([spam.id])
    given(await takeItem(moderator, abuse.item))
    expect(await postsIn(moderator, { mine: '1' })).toEqual([abuse.id])
    await db().post.update({ where: { id: spam.id }, data: { state: 'held' }, select: { id: true } })
    expect(await postsIn(moderator, { held: '1' })).toEqual([spam.id])
    expect(await postsIn(moderator, { category: 'korea', age: 'day' })).toEqual([])
    expect(await postsIn(moderator, { category: 'korea', kind: 'thread' })).toEqual([])
  })

  it('follows a post to the category its thread is moved to', async () => {
    const { item, thread } = await reported()
    const { id } = await db().category.findUniqueOrThrow({ where: { slug: await aCategory({ slug: 'performances' }) }, select: { id: true } })
    await db().thread.update({ where: { id: thread.id }, data: { categoryId: id }, select: { id: true } })
    expect((await readQueue(await moderatorOf('performances')))!.items.map((one) => one.id)).toEqual([item])
  })

  it('has items that one takes and gives back; another moderator is told by whom', async () => {
    const { item } = await reported()
    given(await takeItem(moderator, item))
    expect(why(await takeItem(other, item))).toBe('taken-already')
    expect(why(await giveItemBack(other, item))).toBe('not-taken')
    expect((await readQueue(other))!.items.find(({ id }) => id === item)).toMatchObject({ mine: false, assignee: { handle: moderator.handle } })
    given(await giveItemBack(moderator, item))
    given(await takeItem(other, item))
  })

  it('is decided once: of two at the same instant one is told what the other did', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { item, id } = await reported()
      const outcomes = await Promise.all([decideItem(moderator, item, { act: 'dismiss', canned: 'no-breach' }), decideItem(other, item, { act: 'seal', scope: 'any', canned: 'gives-ending-away' })])
      expect(outcomes.map(why).sort()).toEqual(['decided-already', null].sort())
      expect(await db().action.count({ where: { postId: id } })).toBe(1)
      expect(await readQueueNews(other, item, [item])).toMatchObject({ gone: [{ id: item, kind: outcomes[0]!.ok ? 'dismiss' : 'seal' }] })
    }
  })

  it('is decided once where one deletes: of two at the same instant one is told what the other did, and nothing of theirs is left', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { item, id } = await reported()
      const outcomes = await Promise.all([deleteItem(moderator, item, { canned: 'attacks', reason: '' }), decideItem(other, item, { act: 'dismiss', canned: 'no-breach' })])
      expect(outcomes.map(why).sort()).toEqual(['decided-already', null].sort())
      expect(await db().action.findMany({ where: { postId: id }, select: { kind: true } })).toEqual([{ kind: outcomes[0]!.ok ? 'delete' : 'dismiss' }])
      expect(await db().post.findUnique({ where: { id }, select: { state: true } })).toEqual({ state: outcomes[0]!.ok ? 'deleted' : 'visible' })
    }
  })

  it('says to who moderates elsewhere nothing of what was reported, by whichever number they ask', async () => {
    const { item, thread } = await reported()
    given(await flagOther(moderator, { kind: 'person', id: thread.author.personId }, { reason: 'abuse' }))
    const { id: person } = await db().queueItem.findFirstOrThrow({ where: { personId: thread.author.personId }, select: { id: true } })
    await aCategory({ slug: 'music' })
    for (const act of ['dismiss', 'delete'] as const) {
      const told = given(await decideMany(await moderatorOf('music'), { items: [item, person], act, reason: 'So it has to be' }))
      expect(told).toMatchObject([item, person].map((id) => ({ id, why: 'not-your-category', title: '', number: null, decided: null })))
    }
  })

  it('counts what came since one looked, and nothing of other categories', async () => {
    const { newest } = (await readQueue(moderator))!
    // Also where one looks at nothing.
    expect((await readQueue(moderator, { category: 'nowhere' }))!).toMatchObject({ items: [], newest })
    await reported()
    expect((await readQueueNews(moderator, newest, []))!.fresh).toBe(1)
    await aCategory({ slug: 'remakes' })
    expect((await readQueueNews(await moderatorOf('remakes'), newest, []))!.fresh).toBe(0)
    expect(await readQueueNews(GUEST, newest, [])).toBeNull()
  })

  it('is decided for fifty at once, each logged by itself, whatever becomes of the others; not for fifty-one', async () => {
    const items = []
    for (let turn = 0; turn < 4; turn += 1) items.push((await reported()).item)
    given(await decideItem(other, items[1]!, { act: 'dismiss', canned: 'no-breach' }))
    const before = await db().action.count()
    const results = given(await decideMany(moderator, { items, act: 'dismiss', canned: 'no-breach' }))
    expect(results.map(({ why: refusal, decided }) => refusal && [refusal, decided])).toEqual([null, ['decided-already', 'dismiss'], null, null])
    expect(new Set(results.flatMap(({ actionId }) => actionId ?? [])).size).toBe(3)
    expect(await db().action.count()).toBe(before + 3)
    expect(why(await decideMany(moderator, { items: Array.from({ length: 51 }, (_, index) => index + 1), act: 'dismiss', canned: 'no-breach' }))).toBe('bulk-many')
    expect(why(await decideMany(moderator, { items: [], act: 'dismiss', canned: 'no-breach' }))).toBe('bulk-nothing')
    expect(why(await decideMany(await aMember(), { items, act: 'dismiss', canned: 'no-breach' }))).toBe('not-moderator')
  })
})

it('Reports of a thread and of a post are right for many at once, each for a reason that fits it', async () => {
  const { item, thread } = await reported()
  given(await flagOther(moderator, { kind: 'thread', id: thread.id }, { reason: 'spam' }))
  const { id } = await db().queueItem.findFirstOrThrow({ where: { threadId: thread.id, decidedAt: null }, select: { id: true } })
  const told = given(await decideMany(other, { items: [id, item], act: 'confirm', canned: 'dealt-with' }))
  expect(told).toMatchObject([{ id, actionId: expect.any(Number), why: null }, { id: item, actionId: null, why: 'reason-unknown' }])
  expect(why(await decideMany(other, { items: [item], act: 'confirm', canned: 'for-moderators' }))).toBe('reason-unknown')
})

describe('ten thousand open items', () => {
  const plan = async (filter = {}, from: [number, number, number] | null = null) =>
    (await db().$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ${pageOfQueue(moderator, filter, from, QUEUE_PAGE + 1)}`).map((row) => row['QUERY PLAN']).join('\n')

  beforeAll(async () => {
    const thread = await aThread()
    await db().$executeRaw`
      INSERT INTO "Post" ("threadId", number, "authorId") SELECT ${thread.id}, n + 1, ${thread.author.personId} FROM generate_series(1, 10000) n`
    await db().$executeRaw`UPDATE "Thread" SET "lastNumber" = 10001, posts = 10001 WHERE id = ${thread.id}`
    await db().$executeRaw`
      INSERT INTO "QueueItem" ("postId", weight, "openedAt", reasons) SELECT p.id, p.number % 7, now() - make_interval(mins => p.number), ARRAY['spam']::"FlagReason"[]
      FROM "Post" p WHERE p."threadId" = ${thread.id} AND p.number > 1`
    await db().$executeRaw`ANALYZE "QueueItem", "Post", "Thread", "Flag", "Action"`
  }, 120_000)

  it('are opened in two queries, however many there are, by the index of their order', async () => {
    let view: Awaited<ReturnType<typeof readQueue>> = null
    const statements = await statementsOf(async () => (view = await readQueue(moderator)))
    expect(view!.items).toHaveLength(QUEUE_PAGE)
    expect(view!.waiting).toBe(1000)
    expect(statements.map(({ text }) => text.slice(0, 60))).toHaveLength(2)
    for (const filter of [{}, { reason: 'spam' }, { held: '1' }, { category: 'story' }, { mine: '1' }]) {
      const text = await plan(filter)
      expect(text).toMatch(/Index (?:Only )?Scan using "QueueItem_(?:order|category_order|held_order|assigned)"/)
      expect(text).not.toContain('Seq Scan on "QueueItem"')
    }
    expect(await plan()).not.toContain('Sort')
  })

  it('are walked page by page without a gap or a repetition, and deep pages are found as the first', async () => {
    const seen: number[] = []
    let cursor: string | undefined
    for (let turn = 0; turn < 12; turn += 1) {
      const view = (await readQueue(moderator, { cursor }))!
      seen.push(...view.items.map(({ id }) => id))
      cursor = view.next!
    }
    const all = await db().queueItem.findMany({ where: { decidedAt: null }, orderBy: [{ weight: 'desc' }, { openedAt: 'asc' }, { id: 'asc' }], take: seen.length, select: { id: true } })
    expect(seen).toEqual(all.map(({ id }) => id))
    expect(await plan({}, [3, Date.now() - 3_000_000, 1])).toMatch(/Index (?:Only )?Scan using "QueueItem_order"/)
  })
})
