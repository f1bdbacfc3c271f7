import { db } from '@/lib/db/client'
import { inTransaction, write } from '@/lib/db/transaction'
import { record } from '@/lib/events/outbox'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { bookmarkInput, type BookmarkInput } from './input'
import { REMOVED_KEPT, whyNotBookmark } from './rules'

/** Keeps a post, with a note and a reminder. Done again, it has the newer ones. */
export async function bookmark(viewer: Viewer, postId: number, raw: BookmarkInput): Promise<Outcome<{ postId: number }>> {
  const input = checked(bookmarkInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const { personId } = viewer
  return write(async (tx) => {
    const post = await tx.post.findUnique({ where: { id: postId }, select: { state: true, thread: { select: { deletedAt: true } } } })
    const kept = await tx.bookmark.count({ where: { personId, postId, removedAt: null } })
    const why = post ? whyNotBookmark(viewer, post) : 'post-missing'
    if (why && kept === 0) return refused(why)
    const key = { personId_postId: { personId, postId } }
    await tx.bookmark.upsert({ where: key, create: { personId, postId, ...input.value }, update: { ...input.value, removedAt: null }, select: { id: true } })
    return done({ postId })
  })
}

/** Keeps a post no longer. For a day it can come back with all that was kept with it. */
export async function removeBookmark(viewer: Viewer, postId: number): Promise<Outcome<{ postId: number }>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  await db().bookmark.updateMany({ where: { personId: viewer.personId, postId, removedAt: null }, data: { removedAt: new Date() } })
  return done({ postId })
}

/** Brings a removed bookmark back as it was. */
export async function restoreBookmark(viewer: Viewer, postId: number): Promise<Outcome<{ postId: number }>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  const { count } = await db().bookmark.updateMany({ where: { personId: viewer.personId, postId, removedAt: { not: null } }, data: { removedAt: null } })
  return count === 0 ? refused('bookmark-missing') : done({ postId })
}

// Small enough that a burst does not hold its rows for long.
const BATCH = 100

/**
 * Tells the outbox of the next reminders that are due, each once: whoever has taken one has taken it from all others. Answers how many. Safe
 * to run in many processes, and after a pause of any length.
 */
export async function remindNext(now = new Date()): Promise<number> {
  return inTransaction(async (tx) => {
    const due = await tx.$queryRaw<{ personId: number; postId: number; threadId: number }[]>`
      WITH due AS (
        SELECT id FROM "Bookmark" WHERE "remindAt" <= ${now} AND "removedAt" IS NULL ORDER BY "remindAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      )
      UPDATE "Bookmark" b SET "remindAt" = NULL FROM due, "Post" p
      WHERE b.id = due.id AND p.id = b."postId" RETURNING b."personId", b."postId", p."threadId"`
    // One after the other: a transaction has one connection.
    for (const { personId, ...place } of due) await record(tx, { kind: 'reminder-due', actorId: personId, ...place })
    return due.length
  })
}

/** Tells of all reminders that are due, and forgets what was removed long enough ago. */
export async function keepReminders(): Promise<void> {
  while ((await remindNext()) === BATCH);
  await db().bookmark.deleteMany({ where: { removedAt: { lt: new Date(Date.now() - REMOVED_KEPT * 3_600_000) } } })
}
