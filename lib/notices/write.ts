import { db, type Queries } from '@/lib/db/client'
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

/** What people were told of posts that were moved leads to where they stand now. For `PostMove`s that are made; in their transaction. */
export async function carryNotices(tx: Queries, actionId: number, fromId: number, toId: number): Promise<void> {
  // Of a followed thread some news may have stayed: then it begins with the first of that.
  await tx.$executeRaw`
    UPDATE "Notice" n SET number = left_.number FROM "Notice" o JOIN "PostMove" m ON m."actionId" = ${actionId} AND m."fromNumber" = o.number
    CROSS JOIN LATERAL (SELECT min(p.number) AS number FROM "Post" p WHERE p."threadId" = ${fromId} AND p.number > o.number AND p.state = 'visible') left_
    WHERE n.id = o.id AND o."threadId" = ${fromId} AND o.kind = 'thread' AND o."readAt" IS NULL AND left_.number IS NOT NULL
      AND NOT EXISTS (SELECT FROM "Notice" x WHERE x."personId" = o."personId" AND x."threadId" = ${fromId} AND x.number = left_.number AND x.kind IN ('reply', 'mention', 'quote', 'thread'))`
  await tx.$executeRaw`
    UPDATE "Notice" n SET "threadId" = ${toId}, number = m."toNumber" FROM "PostMove" m
    WHERE m."actionId" = ${actionId} AND n."threadId" = ${fromId} AND n.number = m."fromNumber"
      AND NOT EXISTS (SELECT FROM "Notice" x WHERE x."personId" = n."personId" AND x."threadId" = ${toId} AND (x.number = m."toNumber" AND x.kind IN ('reply', 'mention', 'quote', 'thread') OR n.kind = 'thread' AND x.kind = 'thread' AND n."readAt" IS NULL AND x."readAt" IS NULL))`
  // They have been told of the other thread already.
  await tx.$executeRaw`
    UPDATE "Notice" n SET "readAt" = now() FROM "PostMove" m
    WHERE m."actionId" = ${actionId} AND n."threadId" = ${fromId} AND n.number = m."fromNumber" AND n."readAt" IS NULL`
}
