import { db, sql } from '@/lib/db/client'
import { readActions } from '@/lib/ledger/read'
import type { ActionView } from '@/lib/ledger/view'
import { personColumns, personView } from '@/lib/people/view'
import { GUEST, type Member, type Viewer } from '@/lib/viewer/viewer'
import { COUNT_MAX, NOTICES_PAGE } from './rules'
import type { NoticePage, NoticePlace, NoticeView } from './view'

/** What a member was told, the newest first; `before` is the id that the page ends above. */
export async function readNotices(viewer: Member, before: number | null, limit = NOTICES_PAGE): Promise<NoticePage> {
  const rows = await db().notice.findMany({
    where: { personId: viewer.personId, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, kind: true, createdAt: true, readAt: true, threadId: true, number: true, event: { select: { actionId: true } } },
  })
  const page = rows.slice(0, limit)
  const actionIds = page.flatMap(({ event }) => event.actionId ?? [])
  const [actions, own, places, counts] = await Promise.all([
    readActions(viewer, actionIds),
    db().action.findMany({ where: { id: { in: actionIds }, personId: viewer.personId }, select: { id: true } }),
    readPlaces(page.flatMap(({ kind, threadId, number }) => (kind === 'moderation' || kind === 'report' || threadId === null || number === null ? [] : [{ threadId, number }]))),
    countNew(viewer, page.filter(({ kind, readAt }) => kind === 'thread' && readAt === null).map(({ id }) => id)),
  ])
  const mine = new Set(own.map(({ id }) => id))
  const notices = page.flatMap(({ id, kind, createdAt, readAt, threadId, number, event }): NoticeView[] => {
    const told = { id, at: createdAt, unread: readAt === null }
    if (kind === 'moderation' || kind === 'report') {
      const action = event.actionId === null ? undefined : actions.get(event.actionId)
      if (!action) return []
      return [{ ...told, kind, about: kind === 'moderation' && mine.has(action.id) || action.kind === 'split' ? { role: 'author' } : { role: 'reporter', outcome: outcomeOf(action) }, action }]
    }
    const place = places.get(`${threadId}/${number}`)
    if (!place) return []
    return [kind === 'thread' ? { ...told, kind, place, count: counts.get(id) ?? null } : { ...told, kind, place }]
  })
  return { notices, before: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** The posts that notices are about. Their words are those that everybody may read, whoever is told. */
async function readPlaces(places: readonly { threadId: number; number: number }[]): Promise<Map<string, NoticePlace>> {
  if (places.length === 0) return new Map()
  const rows = await db().post.findMany({
    where: { OR: [...places] },
    select: {
      threadId: true, number: true, state: true, author: { select: personColumns }, thread: { select: { title: true, deletedAt: true } },
      segments: { where: { index: 0 }, select: { text: true } },
    },
  })
  return new Map(rows.map(({ threadId, number, state, author, thread, segments: [root] }) => {
    const gone = state !== 'visible' || thread.deletedAt !== null
    const text = gone ? undefined : root?.text.for(GUEST)
    const excerpt = text?.kind === 'cleared' && text.because === 'open' && text.text.trim() !== '' ? text : null
    return [`${threadId}/${number}`, { threadId, number, title: thread.title, by: author && personView(author), excerpt, gone }]
  }))
}

/** How many posts by others there are from the place of each notice on. */
async function countNew({ personId }: Member, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: number; count: number }[]>`
    SELECT n.id, (
      SELECT count(*)::int FROM (
        SELECT FROM "Post" p WHERE p."threadId" = n."threadId" AND p.number >= n.number AND p.state = 'visible' AND p."authorId" IS DISTINCT FROM ${personId}
        AND NOT EXISTS (SELECT FROM "Block" b WHERE b."personId" = ${personId} AND b."blockedId" = p."authorId") LIMIT ${COUNT_MAX}
      ) AS few
    ) AS count FROM "Notice" n WHERE n.id = ANY(${[...ids]}::int[])`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

// What the decision said of the reports it ended; null once it was taken back, as they wait again.
function outcomeOf({ kind, undoneBy }: ActionView): 'upheld' | 'dismissed' | null {
  if (undoneBy !== null) return null
  return kind === 'dismiss' || kind === 'unseal' ? 'dismissed' : 'upheld'
}

/** How many notices a person has not read, up to `COUNT_MAX`. */
export async function unreadNotices(viewer: Viewer): Promise<number> {
  if (viewer.kind === 'guest') return 0
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT ${unreadNoticesOf(viewer)} AS count`
  return row!.count
}

/** The same as a part of a query. */
export function unreadNoticesOf({ personId }: Member) {
  return sql`(SELECT count(*)::int FROM (SELECT FROM "Notice" WHERE "personId" = ${personId} AND "readAt" IS NULL LIMIT ${COUNT_MAX}) unread)`
}
