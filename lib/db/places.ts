import type { Queries } from './client'

/** Where a post is, or was: the thread and its number there. */
export interface Place {
  threadId: number
  number: number
}

/**
 * The posts that stand at some places, or stood there before they were moved: their ids, by "thread/number". A number that was given is never
 * given to another post, so that each place is one post's for good (docs/decisions/0037). Places where there never was a post are left out.
 */
export async function postsAt(queries: Queries, places: readonly Place[]): Promise<Map<string, number>> {
  if (places.length === 0) return new Map()
  const standing = await queries.post.findMany({ where: { OR: places.map(({ threadId, number }) => ({ threadId, number })) }, select: { id: true, threadId: true, number: true } })
  const found = new Map(standing.map(({ id, threadId, number }) => [`${threadId}/${number}`, id]))
  const others = places.filter(({ threadId, number }) => !found.has(`${threadId}/${number}`))
  if (others.length === 0) return found
  const moved = await queries.postMove.findMany({
    where: { OR: others.map(({ threadId, number }) => ({ fromThreadId: threadId, fromNumber: number })) },
    select: { postId: true, fromThreadId: true, fromNumber: true },
  })
  for (const { postId, fromThreadId, fromNumber } of moved) found.set(`${fromThreadId}/${fromNumber}`, postId)
  return found
}

/** Where the posts are by now that stand, or once stood, at some places, by "thread/number". */
export async function placesNow(queries: Queries, places: readonly Place[]): Promise<Map<string, Place>> {
  const ids = await postsAt(queries, places)
  const rows = await queries.post.findMany({ where: { id: { in: [...ids.values()] } }, select: { id: true, threadId: true, number: true } })
  const now = new Map(rows.map(({ id, ...place }) => [id, place]))
  return new Map([...ids].flatMap(([key, id]) => (now.has(id) ? [[key, now.get(id)!] as const] : [])))
}

/** The thread in which whoever means this one finds its posts now: itself, or the one that it was merged into, and that one, to the last. */
export async function mergedTo(queries: Queries, threadId: number): Promise<number> {
  const [last] = await queries.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE way AS (
      SELECT id, "mergedIntoId", 0 AS steps FROM "Thread" WHERE id = ${threadId}
      UNION ALL SELECT t.id, t."mergedIntoId", way.steps + 1 FROM way JOIN "Thread" t ON t.id = way."mergedIntoId"
    ) SELECT id FROM way ORDER BY steps DESC LIMIT 1`
  return last?.id ?? threadId
}
