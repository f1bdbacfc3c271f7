import type { Queries } from '@/lib/db/client'
import { tellEverything } from '@/lib/events/changes'
import { recordAll } from '@/lib/events/outbox'
import { indexPost } from '@/lib/search/write'

interface Row {
  id: number
  threadId: number
}

/**
 * Takes all that somebody wrote away with their ban: hidden behind a placeholder, or deleted. What was not there to be read stays as it was. In the
 * caller's transaction, which has logged the ban.
 */
export async function takePosts(tx: Queries, personId: number, actionId: number, fate: 'hide' | 'delete'): Promise<void> {
  // Threads first, as every writer does, so that two cannot wait for each other.
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id IN (SELECT "threadId" FROM "Post" WHERE "authorId" = ${personId}) ORDER BY id FOR UPDATE`
  const deleting = fate === 'delete'
  const taken = await tx.$queryRaw<Row[]>`
    WITH before AS (
      SELECT id, "threadId", state FROM "Post" WHERE "authorId" = ${personId} AND (state = 'visible' OR (${deleting} AND state = 'held')) ORDER BY id FOR UPDATE
    ), kept AS (
      INSERT INTO "BannedPost" ("actionId", "postId", "priorState") SELECT ${actionId}, id, state FROM before
    )
    UPDATE "Post" p SET state = ${deleting ? 'deleted' : 'held'}::"PostState", "removedAt" = CASE WHEN ${deleting} THEN now() END
    FROM before WHERE p.id = before.id RETURNING p.id, p."threadId"`
  if (deleting) await countPosts(tx, taken, -1)
  await tx.postSearch.deleteMany({ where: { postId: { in: taken.map(({ id }) => id) } } })
  await tell(tx, 'post-deleted', taken)
}

/** Brings back what a ban took away, as it was before; what somebody did with a post since stays done, and what a moderator hid since stays hidden. */
export async function bringPosts(tx: Queries, actionId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id IN (SELECT p."threadId" FROM "BannedPost" b JOIN "Post" p ON p.id = b."postId" WHERE b."actionId" = ${actionId}) ORDER BY id FOR UPDATE`
  const back = await tx.$queryRaw<(Row & { deleted: boolean; state: string })[]>`
    WITH ban AS (SELECT fate FROM "Action" WHERE id = ${actionId}), before AS (
      SELECT p.id, p.state = 'deleted' AS deleted, CASE WHEN (
        SELECT a.holding FROM "Action" a WHERE a."postId" = p.id AND a.holding IS NOT NULL ORDER BY a.id DESC LIMIT 1
      ) THEN 'held' ELSE b."priorState" END AS state FROM "BannedPost" b JOIN "Post" p ON p.id = b."postId", ban
      WHERE b."actionId" = ${actionId} AND p.state = (CASE WHEN ban.fate = 'delete' THEN 'deleted' ELSE 'held' END)::"PostState" ORDER BY p.id FOR UPDATE OF p
    )
    UPDATE "Post" p SET state = before.state, "removedAt" = NULL FROM before WHERE p.id = before.id RETURNING p.id, p."threadId", before.deleted, p.state::text`
  await countPosts(tx, back.filter(({ deleted }) => deleted), 1)
  for (const { id, state } of back) if (state === 'visible') await indexPost(tx, id)
  await tx.bannedPost.deleteMany({ where: { actionId } })
  await tell(tx, 'post-restored', back)
}

/** The counts beside threads and categories follow. A thread of which nothing is left goes, and comes back with its posts. */
async function countPosts(tx: Queries, posts: readonly Row[], step: 1 | -1): Promise<void> {
  const threadIds = posts.map(({ threadId }) => threadId)
  await tx.$executeRaw`
    UPDATE "Thread" t SET posts = t.posts + ${step}::int * n.count::int
    FROM (SELECT "threadId", count(*) AS count FROM unnest(${threadIds}::int[]) AS one("threadId") GROUP BY 1) n WHERE t.id = n."threadId"`
  const turned = step < 0
    ? await tx.$queryRaw<{ categoryId: number }[]>`UPDATE "Thread" SET "deletedAt" = now() WHERE id = ANY(${threadIds}::int[]) AND posts = 0 AND "deletedAt" IS NULL RETURNING "categoryId"`
    : await tx.$queryRaw<{ categoryId: number }[]>`
        UPDATE "Thread" SET "deletedAt" = NULL WHERE id = ANY(${threadIds}::int[]) AND posts > 0 AND "deletedAt" IS NOT NULL AND "removedAt" IS NULL RETURNING "categoryId"`
  for (const id of turned.map(({ categoryId }) => categoryId).sort((a, b) => a - b)) {
    await tx.category.update({ where: { id }, data: { threads: { increment: step } }, select: { id: true } })
  }
}

async function tell(tx: Queries, kind: 'post-deleted' | 'post-restored', posts: readonly Row[]): Promise<void> {
  if (posts.length === 0) return
  await recordAll(tx, posts.map(({ id, threadId }) => ({ kind, actorId: null, threadId, postId: id })))
  await tellEverything(tx)
}
