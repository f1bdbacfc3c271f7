import { db } from '@/lib/db/client'
import { done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

/** Marks everything that a member was told as read, up to the newest they have on their screen; later ones stay unread. Answers how many. */
export async function markRead(viewer: Viewer, upTo: number): Promise<Outcome<number>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  const where = { personId: viewer.personId, readAt: null, id: { lte: upTo } }
  const { count } = await db().notice.updateMany({ where, data: { readAt: new Date() } })
  return done(count)
}
