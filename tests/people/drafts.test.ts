import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { readDraft } from '@/lib/drafts/read'
import { DRAFTS_EACH } from '@/lib/drafts/rules'
import { claimDrafts, dropDraft, writeDraft } from '@/lib/drafts/write'
import { joinForum } from '@/lib/people/write'
import { tokenHash } from '@/lib/viewer/token'
import { NOTHING_DECIDED, reading, GUEST, type Member } from '@/lib/viewer/viewer'

async function aMember(name: string): Promise<Member> {
  const personId = await joinForum({ name, email: null, locale: 'en', standing: 'newcomer', method: { provider: 'google', id: name } })
  return { ...NOTHING_DECIDED, kind: 'member', personId, handle: name, name, standing: 'newcomer', locale: 'en', ...reading({}) }
}

const written = { threadId: null, title: 'A title that was typed', body: 'The ||ending||, as typed.', fields: { spoiler: 'kr-2013', category: 'trial' } }

beforeEach(async () => {
  await db().person.deleteMany()
  await db().draft.deleteMany()
})

describe('what a guest was writing', () => {
  it('is theirs again after signing in on the same browser, and nobody else’s', async () => {
    const [sora, other] = [await aMember('sora'), await aMember('other')]
    const id = await writeDraft(GUEST, tokenHash('the browser’s key'), written)
    expect(await readDraft(GUEST, id)).toBeNull()
    expect(await readDraft(sora, id)).toBeNull()
    await claimDrafts(other, 'another key')
    await claimDrafts(sora, 'the browser’s key')
    expect(await readDraft(sora, id)).toMatchObject({ id, threadId: null, title: { text: written.title }, body: { text: written.body }, fields: written.fields })
    expect(await readDraft(other, id)).toBeNull()
    await claimDrafts(other, 'the browser’s key')
    expect(await readDraft(other, id)).toBeNull()
  })

  it('is gone once it was posted, and only by its author', async () => {
    const [sora, other] = [await aMember('sora'), await aMember('other')]
    const id = await writeDraft(sora, tokenHash('key'), written)
    await dropDraft(other, id)
    expect(await readDraft(sora, id)).not.toBeNull()
    await dropDraft(sora, id)
    expect(await readDraft(sora, id)).toBeNull()
  })

  it('waits a day, and is not kept beyond it', async () => {
    const old = await writeDraft(GUEST, tokenHash('key'), written)
    await db().draft.update({ where: { id: old }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
    await writeDraft(GUEST, tokenHash('other'), written)
    expect(await db().draft.count({ where: { id: old } })).toBe(0)
  })

  it('is bounded for each browser', async () => {
    for (let n = 0; n < DRAFTS_EACH + 3; n += 1) await writeDraft(GUEST, tokenHash('key'), { ...written, title: String(n) })
    expect(await db().draft.count()).toBe(DRAFTS_EACH)
  })

  it.each(['', 'nonsense', "0190' or 1=1", null])('is not found by %j', async (id) => {
    expect(await readDraft(await aMember('sora'), id)).toBeNull()
  })
})
