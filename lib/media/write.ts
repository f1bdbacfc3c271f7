import { randomBytes } from 'node:crypto'
import { db, type Queries } from '@/lib/db/client'
import { inTransaction, write } from '@/lib/db/transaction'
import { clearIncoming } from '@/lib/images/files'
import { receiving } from '@/lib/images/receive'
import { remake } from '@/lib/images/remake'
import { store } from '@/lib/images/store'
import { inTurn } from '@/lib/images/turns'
import { imagesDrawn, imagesIn } from '@/lib/markdown/media-address'
import { checked, done, refused, refusedAll, type Outcome } from '@/lib/outcome'
import { whyNotWrite } from '@/lib/sanctions/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { uploadInput } from './input'
import { readDrawable, type Drawable } from './read'
import { FILE_BYTES, UNUSED_HOURS, valuesOf, whyNotUpload } from './rules'
import { uploadView, type UploadView } from './view'

const HOUR_MS = 60 * 60 * 1000

/**
 * Takes an image in: the multipart body of a request, with the fields `file` and `description`. It is made anew, stored for good, and then
 * known; killed in between, it is not there, and what was left of it is swept. A place in the day's number is taken before anything is read,
 * and given back where nothing was decoded, so that the costly ones are bounded as well.
 */
export async function upload(viewer: Viewer, request: Request): Promise<Outcome<UploadView>> {
  const id = randomBytes(16).toString('hex')
  const claimed = await claim(viewer, id)
  if (!claimed.ok) return told(viewer, claimed)
  let decoded = false
  const outcome = await receiving<UploadView>(request, id, FILE_BYTES, async ({ file, kind, fields }) => {
    const input = checked(uploadInput, { description: fields.description })
    if (!input.ok) return input
    const made = await inTurn(() => {
      decoded = true
      return remake(file, kind)
    })
    if (made === null) return refused('images-busy')
    if (!made.ok) return made
    const { bytes, width, height } = made.value
    await store().put(id, bytes)
    await db().media.update({ where: { id }, data: { ...input.value, width, height, bytes: bytes.length, readyAt: new Date() }, select: { id: true } })
    return done(uploadView({ id, width, height }))
  })
  if (!outcome.ok && !decoded) await db().media.deleteMany({ where: { id } })
  return told(viewer, outcome)
}

/** An outcome whose refusals say the limits that they are about. */
function told<T>(viewer: Viewer, outcome: Outcome<T>): Outcome<T> {
  return outcome.ok ? outcome : refusedAll(outcome.refusals.map((refusal) => ({ ...refusal, values: { ...valuesOf(viewer), ...refusal.values } })))
}

/** Takes one of this person's places for today. */
async function claim(viewer: Viewer, id: string): Promise<Outcome<null>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  const paused = whyNotWrite(viewer)
  if (paused) return refusedAll([paused])
  const { personId } = viewer
  return write(async (tx) => {
    // Those who upload several at once wait for each other here, or they would all be counted before any.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR NO KEY UPDATE`
    const today = await tx.media.count({ where: { personId, createdAt: { gt: new Date(Date.now() - 24 * HOUR_MS) } } })
    const why = whyNotUpload(viewer, today)
    if (why) return refused(why, 'file')
    await tx.media.create({ data: { id, personId, keptUntil: inHours(UNUSED_HOURS) }, select: { id: true } })
    return done(null)
  })
}

/**
 * The images that a post may show, by what its Markdown names: those of its author and its editors, and others' that stand in the open. Until the
 * transaction ends none of them is swept. In the transaction that renders the post.
 */
export async function drawableImages(tx: Queries, postId: number, source: string): Promise<Map<string, Drawable>> {
  const ids = imagesIn(source)
  if (ids.length === 0) return new Map()
  await tx.$queryRaw`SELECT id FROM "Media" WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`
  const { authorId, revisions } = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { authorId: true, revisions: { select: { editorId: true } } } })
  return readDrawable(tx, ids, { by: [authorId, ...revisions.flatMap(({ editorId }) => editorId ?? [])], postId })
}

/** Puts down in which segments of a post which images stand; they are kept for good from then on. In the transaction that has made the segments. */
export async function placeImages(tx: Queries, postId: number, segments: readonly { index: number; html: string }[]): Promise<void> {
  const drawn = segments.map(({ index, html }) => ({ index, images: imagesDrawn(html) }))
  const ids = [...new Set(drawn.flatMap(({ images }) => images))].sort()
  if (ids.length === 0) return
  await tx.media.updateMany({ where: { id: { in: ids } }, data: { keptUntil: null } })
  await tx.mediaPlace.createMany({ data: drawn.flatMap(({ index, images }) => images.map((mediaId) => ({ mediaId, postId, index }))) })
}

/** Keeps the images of a text that is still being written for as long as the text itself, in hours. */
export async function keepImages(viewer: Viewer, body: string, hours: number): Promise<void> {
  const ids = imagesIn(body)
  if (viewer.kind === 'guest' || ids.length === 0) return
  const until = inHours(hours)
  await db().media.updateMany({ where: { id: { in: ids }, personId: viewer.personId, keptUntil: { lt: until } }, data: { keptUntil: until } })
}

// A step that others need not wait for.
const SWEPT_AT_ONCE = 50

/**
 * Takes away images that were never used, and what is left of uploads that were cut off. A row is first made one that nobody can use any more,
 * then its bytes go, then the row: killed anywhere, the next sweep goes on. Answers how many are gone.
 */
export async function sweepImages(now = new Date()): Promise<number> {
  await clearIncoming(new Date(now.getTime() - UNUSED_HOURS * HOUR_MS))
  const ids = await inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Media" WHERE "keptUntil" < ${now} ORDER BY "keptUntil" LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED`
    await tx.media.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { readyAt: null } })
    return rows.map(({ id }) => id)
  })
  for (const id of ids) await store().remove(id)
  await db().media.deleteMany({ where: { id: { in: ids } } })
  return ids.length < SWEPT_AT_ONCE ? ids.length : ids.length + (await sweepImages(now))
}

function inHours(hours: number): Date {
  return new Date(Date.now() + hours * HOUR_MS)
}
