import { db, type Queries } from '@/lib/db/client'
import type { Viewer } from '@/lib/viewer/viewer'
import type { Level } from './rules'
import type { CategoryFollowView } from './view'

/** The categories that a member follows or has muted, in the order of categories. */
export async function readCategoryFollows(viewer: Viewer): Promise<CategoryFollowView[]> {
  if (viewer.kind === 'guest') return []
  const rows = await db().categoryFollow.findMany({
    where: { personId: viewer.personId, level: { not: 'normal' } },
    select: { level: true, category: { select: { slug: true } } },
    orderBy: { category: { position: 'asc' } },
  })
  return rows.map(({ level, category }) => ({ slug: category.slug, level }))
}

/** How much a member wants to hear of a category. */
export async function readCategoryLevel(viewer: Viewer, slug: string): Promise<Level> {
  if (viewer.kind === 'guest') return 'normal'
  const row = await db().categoryFollow.findFirst({ where: { personId: viewer.personId, category: { slug } }, select: { level: true } })
  return row?.level ?? 'normal'
}

/** The people who follow a thread, by id: who said so of it, and who said so of its category and nothing else of the thread. */
export async function followersOf(tx: Queries, threadId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ personId: number }[]>`
    SELECT f."personId" FROM "Follow" f WHERE f."threadId" = ${threadId} AND f.level = 'follow'
    UNION
    SELECT c."personId" FROM "Thread" t JOIN "CategoryFollow" c ON c."categoryId" = t."categoryId" AND c.level = 'follow'
    WHERE t.id = ${threadId} AND NOT EXISTS (SELECT 1 FROM "Follow" f WHERE f."personId" = c."personId" AND f."threadId" = t.id)`
  return rows.map(({ personId }) => personId)
}

/** Which of these people want to hear nothing of a thread. */
export async function mutersAmong(tx: Queries, threadId: number, people: readonly number[]): Promise<Set<number>> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM unnest(${[...people]}::int[]) AS p(id)
    JOIN "Thread" t ON t.id = ${threadId}
    LEFT JOIN "Follow" f ON f."personId" = p.id AND f."threadId" = t.id
    LEFT JOIN "CategoryFollow" c ON c."personId" = p.id AND c."categoryId" = t."categoryId"
    WHERE coalesce(f.level, c.level) = 'mute'`
  return new Set(rows.map(({ id }) => id))
}
