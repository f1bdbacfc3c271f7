import { db, type Queries } from '@/lib/db/client'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { levelInput, type LevelInput } from './input'
import { whyNotFollow, type Level } from './rules'

/** Follows a thread, mutes it, or neither; what was said of its category does not count for it any more. */
export async function followThread(viewer: Viewer, threadId: number, raw: LevelInput): Promise<Outcome<{ level: Level }>> {
  const asked = askedBy(viewer, raw)
  if (!asked.ok) return asked
  const { personId, level } = asked.value
  // One statement, so that a thread that is deleted meanwhile is missed, and a second device that says the same does no harm.
  const kept = await db().$executeRaw`
    INSERT INTO "Follow" ("personId", "threadId", level)
    SELECT ${personId}, id, ${level}::"FollowLevel" FROM "Thread" WHERE id = ${threadId} AND "deletedAt" IS NULL
    ON CONFLICT ("personId", "threadId") DO UPDATE SET level = excluded.level, "setAt" = now()`
  return kept === 0 ? refused('thread-missing') : done({ level })
}

/** Follows a category, so that its new threads are among what is unread, mutes it, or neither. */
export async function followCategory(viewer: Viewer, slug: string, raw: LevelInput): Promise<Outcome<{ level: Level }>> {
  const asked = askedBy(viewer, raw)
  if (!asked.ok) return asked
  const { personId, level } = asked.value
  const kept = await db().$executeRaw`
    INSERT INTO "CategoryFollow" ("personId", "categoryId", level)
    SELECT ${personId}, id, ${level}::"FollowLevel" FROM "Category" WHERE slug = ${slug}
    ON CONFLICT ("personId", "categoryId") DO UPDATE SET level = excluded.level, "setAt" = now()`
  return kept === 0 ? refused('category-unknown') : done({ level })
}

function askedBy(viewer: Viewer, raw: LevelInput): Outcome<{ personId: number; level: Level }> {
  const input = checked(levelInput, raw)
  if (!input.ok) return input
  const why = whyNotFollow(viewer)
  return viewer.kind === 'guest' || why ? refused(why ?? 'signed-out') : done({ personId: viewer.personId, level: input.value.level })
}

/** Whoever starts a thread follows it, inside the caller's transaction. */
export async function followOwn(tx: Queries, personId: number, threadId: number): Promise<void> {
  await tx.follow.create({ data: { personId, threadId, level: 'follow' }, select: { threadId: true } })
}

/** Whoever has said how much they want to hear of a thread wants as much to hear of the one that its posts were moved to, unless they have said so of that already. */
export async function carryFollows(tx: Queries, actionId: number, fromId: number, toId: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Follow" ("personId", "threadId", level, "setAt")
    SELECT f."personId", ${toId}, f.level, a."createdAt" FROM "Follow" f JOIN "Action" a ON a.id = ${actionId} WHERE f."threadId" = ${fromId}
    ON CONFLICT DO NOTHING`
}

/** Takes back what an action had carried to a thread, but what was said anew since. */
export async function dropFollows(tx: Queries, actionId: number, threadId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Follow" f USING "Action" a WHERE a.id = ${actionId} AND f."threadId" = ${threadId} AND f."setAt" = a."createdAt"`
}
