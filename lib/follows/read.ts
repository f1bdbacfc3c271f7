import { db, sql, type Part, type Queries } from '@/lib/db/client'
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

/** The people who follow some threads, by the thread: who said so of it, and who said so of its category and nothing else of the thread. */
export async function followersOf(tx: Queries, threadIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await tx.$queryRaw<{ threadId: number; personId: number }[]>`
    SELECT f."threadId", f."personId" FROM "Follow" f WHERE f."threadId" = ANY(${[...threadIds]}::int[]) AND f.level = 'follow'
    UNION
    SELECT t.id, c."personId" FROM "Thread" t JOIN "CategoryFollow" c ON c."categoryId" = t."categoryId" AND c.level = 'follow'
    WHERE t.id = ANY(${[...threadIds]}::int[]) AND NOT EXISTS (SELECT 1 FROM "Follow" f WHERE f."personId" = c."personId" AND f."threadId" = t.id)`
  const found = new Map<number, number[]>()
  for (const { threadId, personId } of rows) {
    const people = found.get(threadId)
    if (people) people.push(personId)
    else found.set(threadId, [personId])
  }
  return found
}

/** Whether a person wants to hear nothing of a thread, as a condition of a query; both by their ids. */
export function mutes(personId: Part, threadId: Part): Part {
  return sql`EXISTS (
    SELECT FROM "Thread" t
    LEFT JOIN "Follow" f ON f."personId" = ${personId} AND f."threadId" = t.id
    LEFT JOIN "CategoryFollow" c ON c."personId" = ${personId} AND c."categoryId" = t."categoryId"
    WHERE t.id = ${threadId} AND coalesce(f.level, c.level) = 'mute'
  )`
}
