import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { readDraftAt, readDrafts } from '@/lib/drafts/read'
import { DRAFTS_EACH } from '@/lib/drafts/rules'
import { draftPlace, useOfPlace } from '@/lib/drafts/view'
import { dropDraftAt, saveDraft, saveFields, takeBack, throwAway } from '@/lib/drafts/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aThread } from '@/tests/factories'

const PLACE = draftPlace.newThread()

const saved = async (...asked: Parameters<typeof saveDraft>) => {
  const outcome = await saveDraft(...asked)
  return outcome.ok ? outcome.value.revision : outcome.refusals[0].reason
}

beforeEach(() => db().draft.deleteMany())

describe('a draft on the account', () => {
  test('is saved and saved again by whoever has seen the last save', async () => {
    const me = await aMember()
    expect(await saved(me, PLACE, { title: 'A title', body: 'one', fields: { category: 'story' } })).toBe(1)
    expect(await saved(me, PLACE, { body: 'two', base: 1 })).toBe(2)
    expect(await readDraftAt(me, PLACE)).toMatchObject({ body: { text: 'two' }, revision: 2 })
  })

  test('is not overwritten by a device that has not seen it; the same text is no conflict', async () => {
    const me = await aMember()
    await saved(me, PLACE, { body: 'from the phone' })
    expect(await saved(me, PLACE, { body: 'from the desk' })).toBe('draft-conflict')
    expect(await saved(me, PLACE, { body: 'from the desk', base: 7 })).toBe('draft-conflict')
    expect(await saved(me, PLACE, { body: 'from the phone' })).toBe(1)
    expect(await readDraftAt(me, PLACE)).toMatchObject({ body: { text: 'from the phone' } })
  })

  test('of many saves at once from the same one, exactly one is kept', async () => {
    const me = await aMember()
    await saved(me, PLACE, { body: 'first' })
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => saved(me, PLACE, { body: `text ${at}`, base: 1 })))
    expect(answers.filter((answer) => answer === 2)).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'draft-conflict')).toHaveLength(11)
  })

  test('that is gone elsewhere is saved anew, under a number that no device has seen', async () => {
    const me = await aMember()
    await saved(me, PLACE, { body: 'one' })
    await dropDraftAt(me, PLACE)
    expect(await saved(me, PLACE, { body: 'one more word', base: 1 })).toBe(2)
  })

  test('without a word is none', async () => {
    const me = await aMember()
    await saved(me, PLACE, { body: 'one' })
    expect(await saved(me, PLACE, { body: ' ', base: 1 })).toBeNull()
    expect(await readDraftAt(me, PLACE)).toBeNull()
  })

  test('is nobody else’s, and a guest has none', async () => {
    const [me, other] = [await aMember(), await aMember()]
    await saved(me, PLACE, { body: 'mine' })
    expect(await readDraftAt(other, PLACE)).toBeNull()
    expect(await readDrafts(other)).toEqual([])
    expect(await saved(GUEST, PLACE, { body: 'a guest’s' })).toBe('signed-out')
    expect(await saved(me, 'somewhere', { body: 'x' })).toBe('invalid')
  })

  test('keeps the choices of its form and no other words', async () => {
    const me = await aMember()
    await saveFields(me, PLACE, { title: 'T', body: 'B', category: 'story', reason: 'words', key: 'x', version: 'kr-2013' })
    expect((await readDraftAt(me, PLACE))?.fields).toEqual({ category: 'story', version: 'kr-2013' })
  })

  test('can be thrown away and had back, by its writer alone', async () => {
    const [me, other] = [await aMember(), await aMember()]
    await saved(me, PLACE, { body: 'mine' })
    const { id } = (await readDraftAt(me, PLACE))!
    await throwAway(other, id)
    expect(await readDrafts(me)).toHaveLength(1)
    await throwAway(me, id)
    expect(await readDrafts(me)).toEqual([])
    await takeBack(other, id)
    expect(await readDraftAt(me, PLACE)).toBeNull()
    await takeBack(me, id)
    expect(await readDraftAt(me, PLACE)).toMatchObject({ body: { text: 'mine' } })
  })

  test('is bounded in number: the longest untouched goes', async () => {
    const me = await aMember()
    for (let n = 1; n <= DRAFTS_EACH + 2; n += 1) await saved(me, draftPlace.edit(n), { body: `text ${n}` })
    expect(await db().draft.count({ where: { personId: me.personId } })).toBe(DRAFTS_EACH)
    expect(await readDraftAt(me, draftPlace.edit(1))).toBeNull()
    expect(await readDraftAt(me, draftPlace.edit(DRAFTS_EACH + 2))).not.toBeNull()
  })

  test('is listed with what it is for, the newest first; one whose thread is gone keeps its words', async () => {
    const me = await aMember()
    const thread = await aThread({ by: me })
    await saved(me, draftPlace.reply(thread.id), { body: 'a comment', fields: { replyTo: '1' } })
    await saved(me, draftPlace.reply(999_999), { body: 'to nowhere' })
    await saved(me, draftPlace.edit((await db().post.findFirstOrThrow({ where: { threadId: thread.id }, select: { id: true } })).id), { body: 'an edit' })
    const list = await readDrafts(me)
    expect(list.map(({ use, at }) => [use.kind, at?.threadId ?? null, at?.number ?? null])).toEqual([['edit', thread.id, 1], ['reply', null, null], ['reply', thread.id, null]])
  })
})

test.each([['new', 'new'], ['reply-42', 'reply'], ['edit-7', 'edit'], ['reply-0', undefined], ['reply-', undefined], ['edit-7-1', undefined], ['New', undefined], ['', undefined]])('%j is a place for %s', (place, kind) => {
  expect(useOfPlace(place)?.kind).toBe(kind)
})
