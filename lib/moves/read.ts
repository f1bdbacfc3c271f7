import { db } from '@/lib/db/client'
import { placesNow } from '@/lib/db/places'
import type { Viewer } from '@/lib/viewer/viewer'
import type { MovedRun, PlaceView } from './view'

/** Where the post is now that stands, or once stood, at a place; null: there was never one. */
export async function whereNow(_viewer: Viewer, place: PlaceView): Promise<PlaceView | null> {
  return [...(await placesNow(db(), [place])).values()][0] ?? null
}

/** Which posts with these numbers were moved away from a thread, in order; those that went to one place together are one. */
export async function readMoved(_viewer: Viewer, threadId: number, { first, last }: { first: number; last: number }): Promise<MovedRun[]> {
  const rows = await db().postMove.findMany({
    where: { fromThreadId: threadId, fromNumber: { gte: first, lte: last }, post: { threadId: { not: threadId } } },
    orderBy: { fromNumber: 'asc' },
    distinct: ['fromNumber'],
    select: { fromNumber: true, post: { select: { threadId: true, number: true, thread: { select: { title: true, deletedAt: true } } } } },
  })
  const runs: (MovedRun & { there: number })[] = []
  for (const { fromNumber, post } of rows) {
    const run = runs.at(-1)
    if (run?.last === fromNumber - 1 && run.there === post.threadId) run.last = fromNumber
    else runs.push({ first: fromNumber, last: fromNumber, there: post.threadId, to: post.thread.deletedAt ? null : { threadId: post.threadId, title: post.thread.title, number: post.number } })
  }
  return runs.map(({ there: _, ...run }) => run)
}
