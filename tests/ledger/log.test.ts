import { describe, expect, it, test } from 'vitest'
import { logFeed } from '@/components/ledger/log-feed'
import { db } from '@/lib/db/client'
import { thePost } from '@/lib/events/queue'
import { flagPost, withdrawFlag } from '@/lib/flags/write'
import { logFilter, reasonWords } from '@/lib/ledger/input'
import { readCanned, readEntry, readFigures, readLog, readRewordings } from '@/lib/ledger/read'
import { reword } from '@/lib/ledger/write'
import { decide, undoAction } from '@/lib/moderation/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aPost, given, somebody, why } from '@/tests/moderation/scene'

async function sealed(canned = 'gives-ending-away') {
  const [post, moderator] = [await aPost(), await somebody('moderator')]
  return { post, moderator, ...given(await decide(moderator, post.id, { act: 'seal', scope: 'any', canned })) }
}

describe('the log', () => {
  it('is asked for by what was done, by whom, where and since when', async () => {
    const { post, moderator, actionId } = await sealed()
    const undo = given(await undoAction(moderator, actionId, { canned: 'slip' }))
    const flagged = await aPost()
    for (let turn = 0; turn < 3; turn += 1) given(await flagPost(await somebody(), flagged.id, { reason: 'spoiler', scope: 'any' }))
    const ask = async (query: object) => (await readLog(GUEST, null, logFilter.parse(query))).entries
    expect((await ask({ act: 'undo' })).map(({ id }) => id)).toContain(undo.actionId)
    expect(new Set((await ask({ act: 'undo' })).map(({ kind }) => kind))).toEqual(new Set(['undo']))
    expect(new Set((await ask({ by: 'members' })).map(({ by }) => by))).toEqual(new Set(['members']))
    expect(new Set((await ask({ by: 'moderator' })).map(({ by }) => by))).toEqual(new Set(['moderator']))
    expect((await ask({ category: 'story', period: 'day', act: 'seal', by: 'moderator' })).map(({ id }) => id)).toContain(actionId)
    expect(await ask({ category: 'nowhere' })).toEqual([])
    expect(await ask({ by: 'radar', act: 'seal' })).toEqual([])
    expect((await readLog(GUEST, actionId, logFilter.parse({ act: 'seal' }))).entries.every(({ id }) => id < actionId)).toBe(true)
    expect(post.threadId).toBeGreaterThan(0)
  })

  it('takes what it cannot read for what was not asked', () => {
    expect(logFilter.parse({ act: 'kanari', category: 'No such', period: ['day'], by: '', before: '3' })).toEqual({})
  })

  it('shows an entry with what took it back, and the other way round', async () => {
    const { moderator, actionId } = await sealed()
    const undo = given(await undoAction(moderator, actionId, { canned: 'slip' }))
    expect(await readEntry(GUEST, actionId)).toMatchObject({ entry: { id: actionId, undoneBy: undo.actionId }, related: [{ id: undo.actionId }] })
    expect(await readEntry(GUEST, undo.actionId)).toMatchObject({ entry: { undoes: actionId }, related: [{ id: actionId }] })
    expect(await readEntry(GUEST, 999_999)).toBeNull()
  })

  it('goes out as feeds that name nobody', async () => {
    const { moderator, post, actionId } = await sealed()
    const { entries } = await readLog(GUEST, null)
    for (const form of ['xml', 'json'] as const) {
      const feed = logFeed({ site: 'https://forum.example', locale: 'ko', }, entries, form)
      expect(feed).toContain(`https://forum.example/moderation/log/${actionId}`)
      expect(feed).toContain('결말이 드러나요')
      for (const name of [moderator.handle, post.author.handle]) expect(feed).not.toContain(name)
    }
  })
})

describe('a canned reason', () => {
  it('says what an admin has it say, and old entries what it said when they were written', async () => {
    const before = await sealed('quoted-spoiler')
    const admin = await somebody('admin')
    given(await reword(admin, { key: 'quoted-spoiler', words: { en: 'It repeats what others sealed.', ko: '다른 분이 봉한 내용이에요.' }, offered: true }))
    const after = await sealed('quoted-spoiler')
    given(await reword(admin, { key: 'quoted-spoiler', words: { en: 'Said a third way now.', ko: '세 번째 문장이에요.' }, offered: true }))
    given(await reword(admin, { key: 'quoted-spoiler', words: null, offered: true }))
    const usual = await sealed('quoted-spoiler')
    const said = async (id: number, locale: 'en' | 'ko') => reasonWords(locale, (await readEntry(GUEST, id))!.entry)
    expect(await said(before.actionId, 'en')).toBe('It repeats text that is sealed elsewhere.')
    expect([await said(after.actionId, 'en'), await said(after.actionId, 'ko')]).toEqual(['It repeats what others sealed.', '다른 분이 봉한 내용이에요.'])
    expect(await said(usual.actionId, 'en')).toBe('It repeats text that is sealed elsewhere.')
    // What was said before anybody put it otherwise is one row, however often it is said.
    expect(await db().wording.count({ where: { key: 'quoted-spoiler', editorId: null } })).toBe(2)
  })

  it('goes on saying what an admin wrote where somebody gave it in the same moment, and is offered or not as the admin has it', async () => {
    const admin = await somebody('admin')
    given(await reword(admin, { key: 'in-cast-list', words: { en: 'Everybody knows that.', ko: '다들 아는 내용이에요.' }, offered: false }))
    // As a decision keeps it that had looked before the admin wrote.
    await db().wording.create({ data: { key: 'in-cast-list', words: { en: 'As it was', ko: '그대로' } } })
    expect(await readRewordings(admin)).toMatchObject({ 'in-cast-list': null })
    const [post, moderator] = [await aPost(), await somebody('moderator')]
    given(await decide(moderator, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
    const { actionId } = given(await decide(moderator, post.id, { act: 'unseal', canned: 'in-cast-list' }))
    expect(reasonWords('en', (await readEntry(GUEST, actionId))!.entry)).toBe('Everybody knows that.')
  })

  it('is no longer offered when it was withdrawn, and forms hear of other words', async () => {
    const admin = await somebody('admin')
    given(await reword(admin, { key: 'only-a-part', words: null, offered: false }))
    given(await reword(admin, { key: 'wrong-version', words: { en: 'Another version.', ko: '다른 작품이에요.' }, offered: true }))
    expect(await readRewordings(admin)).toMatchObject({ 'only-a-part': null, 'wrong-version': { en: 'Another version.' } })
    const canned = await readCanned(admin)
    expect(canned.find(({ key }) => key === 'wrong-version')).toMatchObject({ changed: true, offered: true, usual: { en: 'It belongs to another version.' }, groups: ['rescope'] })
    expect(canned.find(({ key }) => key === 'only-a-part')).toMatchObject({ changed: false, offered: false })
  })

  test.each(['newcomer', 'member', 'regular', 'moderator'] as const)('is not for a %s to change', async (standing) => {
    const words = { en: 'Something else', ko: '다른 말이에요' }
    expect(why(await reword(await somebody(standing), { key: 'slip', words, offered: true }))).toBe('not-admin')
    expect(why(await reword(GUEST, { key: 'slip', words, offered: true }))).toBe('signed-out')
  })

  it('needs words in each language, and a key that there is', async () => {
    const admin = await somebody('admin')
    expect(why(await reword(admin, { key: 'slip', words: { en: 'x', ko: '다른 말이에요' }, offered: true }))).toBe('reason-short')
    expect(why(await reword(admin, { key: 'slip', words: { en: 'x'.repeat(201), ko: '다른 말이에요' }, offered: true }))).toBe('reason-long')
    expect(why(await reword(admin, { key: 'kanari', words: null, offered: true }))).toBe('reason-unknown')
  })
})

test('the figures count what happened, by month and by kind, and what of it did not stand', async () => {
  const before = await readFigures(GUEST)
  const [post, moderator] = [await aPost(), await somebody('moderator')]
  given(await flagPost(await somebody(), post.id, { reason: 'abuse' }))
  const { actionId } = given(await decide(moderator, post.id, { act: 'dismiss', canned: 'no-breach' }))
  const { actionId: sealing } = given(await decide(moderator, post.id, { act: 'seal', scope: 'any', canned: 'gives-ending-away' }))
  given(await undoAction(moderator, sealing, { canned: 'slip' }))
  const after = await readFigures(GUEST)
  const [old, now] = [before.months.at(-1)!, after.months.at(-1)!]
  expect(after.months).toHaveLength(12)
  expect(now.month).toBe(new Date().toISOString().slice(0, 7))
  expect([now.flags.dismissed - old.flags.dismissed, now.decided - old.decided, now.actions - old.actions, now.undone - old.undone]).toEqual([1, 1, 2, 1])
  expect(now.median).toBeGreaterThanOrEqual(0)
  expect(now.p90!).toBeGreaterThanOrEqual(now.median!)
  const seals = ({ kinds }: typeof after) => kinds.find(({ kind }) => kind === 'seal') ?? { actions: 0, undone: 0 }
  expect([seals(after).actions - seals(before).actions, seals(after).undone - seals(before).undone]).toEqual([1, 1])
  expect(actionId).toBeGreaterThan(0)
})

test('reports that were withdrawn before anybody looked are no decision in the figures', async () => {
  const [post, reader] = [await aPost(), await somebody()]
  given(await flagPost(reader, post.id, { reason: 'abuse' }))
  const before = (await readFigures(GUEST)).months.at(-1)!.decided
  given(await withdrawFlag(reader, thePost(post.id)))
  expect(await db().queueItem.count({ where: { postId: post.id, decidedAt: { not: null } } })).toBe(1)
  expect((await readFigures(GUEST)).months.at(-1)!.decided).toBe(before)
})

test('each question to the log and its figures is answered from an index, however long the log is', async () => {
  const { id } = await db().category.findUniqueOrThrow({ where: { slug: 'story' }, select: { id: true } })
  await db().$executeRaw`
    INSERT INTO "Action" (kind, "actorId", "threadId", "categoryId", reason, "createdAt")
    SELECT (ARRAY['seal', 'unseal', 'move', 'warn'])[1 + n % 4]::"ActionKind", CASE WHEN n % 97 = 0 THEN NULL ELSE 1 END, NULL, CASE WHEN n % 1009 = 0 THEN ${id}::int END, '', now() - (30000 - n) * interval '1 hour'
    FROM generate_series(1, 30000) n`
  await db().$executeRaw`ANALYZE "Action"`
  const plan = async (where: string) => (await db().$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN SELECT * FROM "Action" WHERE ${where} ORDER BY id DESC LIMIT 51`)).map((row) => row['QUERY PLAN']).join('\n')
  for (const where of ['id < 20000', `kind = 'warn'`, `"categoryId" = ${id}`, '"actorId" IS NULL', `kind = 'seal' AND id >= 29000`]) expect(await plan(where), where).not.toMatch(/Seq Scan|Sort/)
  const since = await db().$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN SELECT id FROM "Action" WHERE "createdAt" >= now() - interval '1 day' ORDER BY "createdAt" LIMIT 1`
  expect(since.map((row) => row['QUERY PLAN']).join()).toContain('Action_createdAt_idx')
})
