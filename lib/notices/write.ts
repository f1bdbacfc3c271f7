import { db } from '@/lib/db/client'
import { done, refused, type Outcome } from '@/lib/outcome'
import { numbersOn } from '@/lib/threads/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import type { ReadInput } from './input'

/** Marks what a member was told as read: up to the newest they have on their screen (later ones stay unread), one, or what a page of a thread shows. Answers how many. */
export async function markRead(viewer: Viewer, what: ReadInput): Promise<Outcome<number>> {
  if (viewer.kind === 'guest') return refused('signed-out')
  const where = { personId: viewer.personId, readAt: null, ...whichOf(what) }
  const { count } = await db().notice.updateMany({ where, data: { readAt: new Date() } })
  return done(count)
}

function whichOf(what: ReadInput) {
  if ('upTo' in what) return { id: { lte: what.upTo } }
  if ('id' in what) return { id: what.id }
  const { first, last } = numbersOn(what.page)
  // Of a followed thread the news begins at the notice's post, and whoever is further on has come past it.
  return { threadId: what.thread, OR: [{ number: { gte: first, lte: last } }, { kind: 'thread' as const, number: { lte: last } }] }
}
