import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { incomingFile } from '@/lib/images/files'
import { store } from '@/lib/images/store'
import { inTurn, WAITING } from '@/lib/images/turns'
import { readWhyShown, readUpload } from '@/lib/media/read'
import { IMAGES_A_DAY, IMAGES_IN_POST, UNUSED_HOURS } from '@/lib/media/rules'
import { sweepImages, upload } from '@/lib/media/write'
import { writeDraft } from '@/lib/drafts/write'
import { editPost, reply } from '@/lib/posts/write'
import { GUEST } from '@/lib/viewer/viewer'
import { aMember, aReply, aThread, given, why } from '../factories'
import { aPicture, uploading } from './pictures'
import { anImage } from './scene'

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR)
const png = () => aPicture().png().toBuffer()

function filesOf(folder = path.join(env().DATA_DIR, 'media')): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort() : []
}

test('an image that stands in no post is swept after a day with its bytes; one that does, or did, stays', async () => {
  const author = await aMember()
  const [unused, used, takenOut] = [await anImage({ by: author }), await anImage({ by: author }), await anImage({ by: author })]
  const post = await aReply({ in: await aThread(), by: author, body: `${used.markdown} ${takenOut.markdown}` })
  given(await editPost(author, post.id, { body: used.markdown, revision: 1 }))
  expect(await sweepImages(inHours(UNUSED_HOURS - 1))).toBe(0)
  expect(await sweepImages(inHours(UNUSED_HOURS + 1))).toBe(1)
  expect([await store().get(unused.id), await db().media.count({ where: { id: unused.id } })]).toEqual([null, 0])
  expect(await store().get(used.id)).not.toBeNull()
  expect(await store().get(takenOut.id)).not.toBeNull()
  expect(await sweepImages(inHours(1000))).toBe(0)
})

test('one in a draft on the account stays as long as the draft', async () => {
  const author = await aMember()
  const image = await anImage({ by: author })
  await writeDraft(author, 'a key', { threadId: null, body: `Soon: ${image.markdown}`, fields: {} })
  expect(await sweepImages(inHours(UNUSED_HOURS + 1))).toBe(0)
  await writeDraft(await aMember(), 'another', { threadId: null, body: image.markdown, fields: {} })
  expect(await sweepImages(inHours(24 * 31))).toBe(1)
})

test('an upload that is killed at any point leaves nothing that is shown, and what it left is swept', async () => {
  const author = await aMember()
  const before = filesOf()
  // Killed after it took its place; after its bytes were stored; and while they came in.
  const [claimed, stored] = ['1'.repeat(32), '2'.repeat(32)] as const
  for (const id of [claimed, stored]) await db().media.create({ data: { id, personId: author.personId, keptUntil: inHours(UNUSED_HOURS) }, select: { id: true } })
  await store().put(stored, await png())
  const half = await incomingFile(`${claimed}.part`)
  writeFileSync(half, 'half')
  for (const id of [claimed, stored]) {
    expect(await readWhyShown(GUEST, id, null)).toBeNull()
    expect(await readUpload(author, id)).toBeNull()
  }
  const post = await aReply({ in: await aThread(), by: author, body: `![x](/media/${stored})` })
  expect(await db().mediaPlace.count({ where: { postId: post.id } })).toBe(0)
  utimesSync(half, inHours(-UNUSED_HOURS - 1), inHours(-UNUSED_HOURS - 1))
  expect(await sweepImages()).toBe(0)
  expect(await sweepImages(inHours(UNUSED_HOURS + 1))).toBe(2)
  expect(filesOf()).toEqual(before)
})

test('a sweep that is killed after its first step goes on where it stopped', async () => {
  const image = await anImage({ by: await aMember() })
  await db().media.update({ where: { id: image.id }, data: { readyAt: null } })
  await store().remove(image.id)
  expect(await sweepImages(inHours(UNUSED_HOURS + 1))).toBe(1)
})

test('nobody posts an image while it is swept: either it stays, or it is not drawn', async () => {
  const author = await aMember()
  const thread = await aThread()
  for (let turn = 0; turn < 5; turn += 1) {
    const image = await anImage({ by: author })
    const [post] = await Promise.all([aReply({ in: thread, by: author, body: image.markdown }), sweepImages(inHours(UNUSED_HOURS + 1))])
    const drawn = await db().mediaPlace.count({ where: { postId: post.id } })
    expect((await store().get(image.id)) === null).toBe(drawn === 0)
  }
})

test('a newcomer uploads fewer images a day than a member, all at once or one by one, and those that nobody decoded are not counted', async () => {
  expect(IMAGES_A_DAY.newcomer).toBeLessThan(IMAGES_A_DAY.member)
  const newcomer = await aMember({ standing: 'newcomer' })
  expect(why(await upload(newcomer, uploading(Buffer.from('no image'))))).toBe('file: image-kind')
  const image = await png()
  const all = await Promise.all(Array.from({ length: IMAGES_A_DAY.newcomer + 3 }, () => upload(newcomer, uploading(image))))
  expect(all.filter(({ ok }) => ok)).toHaveLength(IMAGES_A_DAY.newcomer)
  expect(all.map(why).filter(Boolean)).toEqual(Array(3).fill('file: images-today'))
  await db().media.updateMany({ where: { personId: newcomer.personId }, data: { createdAt: inHours(-25) } })
  given(await upload(newcomer, uploading(image)))
})

test('what could not be decoded is counted: each try costs as much as an image', async () => {
  const newcomer = await aMember({ standing: 'newcomer' })
  const broken = (await png()).subarray(0, 60)
  for (let at = 0; at < IMAGES_A_DAY.newcomer; at += 1) expect(why(await upload(newcomer, uploading(broken)))).toBe('file: image-broken')
  expect(why(await upload(newcomer, uploading(broken)))).toBe('file: images-today')
})

test('a post holds so many images, a newcomer’s fewer', async () => {
  const thread = await aThread()
  const body = (count: number) => Array.from({ length: count }, (_, at) => `![x](/media/${String(at).padStart(32, '0')})`).join('\n')
  for (const standing of ['newcomer', 'member'] as const) {
    const author = await aMember({ standing })
    const most = IMAGES_IN_POST[standing]
    const post = given(await reply(author, thread.id, { body: body(most) }))
    expect(why(await reply(author, thread.id, { body: body(most + 1) }))).toBe('body: images-in-post')
    expect(why(await editPost(author, post.id, { body: body(most + 1), revision: 1 }))).toBe('body: images-in-post')
  }
  expect(IMAGES_IN_POST.newcomer).toBeLessThan(IMAGES_IN_POST.member)
})

test('one image is decoded at a time, and whoever comes when too many wait is told so', async () => {
  let [running, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setTimeout(resolve, 1))
    running -= 1
    return 'done'
  }
  const answers = await Promise.all(Array.from({ length: WAITING + 4 }, () => inTurn(work)))
  expect(most).toBe(1)
  expect(answers.filter((answer) => answer === null)).toHaveLength(3)
  await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await inTurn(work)).toBe('done')
})

test('what an uploader said about an image is for them alone', async () => {
  const author = await aMember()
  const image = await anImage({ by: author, description: 'A yellow balloon' })
  expect((await readUpload(author, image.id))?.description.text).toBe('A yellow balloon')
  for (const viewer of [GUEST, await aMember({ standing: 'moderator' })]) expect(await readUpload(viewer, image.id)).toBeNull()
})
