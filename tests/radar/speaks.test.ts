import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { toldOfDraft } from '@/lib/drafts/rules'
import { readPreview } from '@/lib/drafts/read'
import { editThread, startThread } from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aCategory, aMember, aReply, aThread, given } from '@/tests/factories'

const TOLD = 'Yong-gu is executed at the end'
const options = { base: [], fallback: { version: 'kr-2013', until: null } as const }
const draft = (body: string, title = '') => toldOfDraft({ title, body, sealed: body }, options)

test('a draft’s findings say in which field they are, with the words at their place, of the title whatever the whole thread is sealed for', () => {
  const told = toldOfDraft({ title: TOLD, body: `Ah. ${TOLD}`, sealed: `Ah. ${TOLD}` }, { ...options, base: [{ version: 'kr-2013', until: null }] })
  expect(told.findings.map(({ field }) => field)).toEqual(Array(told.findings.length).fill('title'))
  expect(told.score).toBeGreaterThan(0.8)
  for (const { field, start, end, phrase } of draft(`Ah. ${TOLD}`, TOLD).findings) expect({ title: TOLD, body: `Ah. ${TOLD}` }[field].slice(start, end)).toBe(phrase)
  expect(draft('').findings).toEqual([])
})

test('the radar does not advise about a quote of what is sealed, as it will be sealed there as well', async () => {
  const thread = await aThread()
  const sealed = await aReply({ in: thread, body: `||${TOLD}||{version=kr-2013}` })
  const asked = (body: string, replyTo: number | null) => readPreview(GUEST, { body, spoiler: null, threadId: thread.id, category: '', replyTo })
  expect((await asked(`> ${TOLD}\n\nIndeed.`, sealed.number)).told.findings).toEqual([])
  expect((await asked(`> ${TOLD}\n\nIndeed.`, null)).told.findings).not.toEqual([])
})

const start = async (standing: 'newcomer' | 'moderator', title: string, titleSure?: boolean) =>
  startThread(await aMember({ standing }), { title, category: await aCategory(), body: `A quiet word ${title}`.replace(TOLD, ''), titleSure })

test.each(['newcomer', 'moderator'] as const)('a %s has to confirm a title that tells, and only such a one', async (standing) => {
  const before = await db().thread.count()
  expect(await start(standing, TOLD)).toMatchObject({ ok: false, refusals: [{ reason: 'title-spoils', field: 'title' }] })
  expect(await db().thread.count()).toBe(before)
  expect((await start(standing, TOLD, true)).ok).toBe(true)
  expect((await start(standing, 'Which version should I watch first?')).ok).toBe(true)
})

test('an edit to a title that tells has to be confirmed, and one that leaves the title alone has not', async () => {
  const { id, author } = await aThread({ title: 'A quiet evening with it' })
  const revisionOf = async () => (await db().thread.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision
  expect(await editThread(author, id, { title: TOLD, revision: await revisionOf() })).toMatchObject({ refusals: [{ reason: 'title-spoils', field: 'title' }] })
  given(await editThread(author, id, { title: TOLD, titleSure: true, revision: await revisionOf() }))
  given(await editThread(author, id, { title: TOLD, tags: ['quiet'], revision: await revisionOf() }))
})
