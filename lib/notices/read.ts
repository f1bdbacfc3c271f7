import { db } from '@/lib/db/client'
import { readActions } from '@/lib/moderation/read'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { NOTICES_PAGE } from './rules'
import type { NoticePage } from './view'

/** What a member was told, the newest first; `before` is the id that the page ends above. */
export async function readNotices(viewer: Member, before: number | null): Promise<NoticePage> {
  const rows = await db().notice.findMany({
    where: { personId: viewer.personId, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: NOTICES_PAGE + 1,
    select: { id: true, createdAt: true, readAt: true, event: { select: { actionId: true, postId: true } } },
  })
  const page = rows.slice(0, NOTICES_PAGE)
  const ids = page.flatMap(({ event }) => event.actionId ?? [])
  const postIds = page.flatMap(({ event }) => event.postId ?? [])
  const [actions, own, flags] = await Promise.all([
    readActions(viewer, ids),
    db().action.findMany({ where: { id: { in: ids }, personId: viewer.personId }, select: { id: true } }),
    db().flag.findMany({ where: { personId: viewer.personId, postId: { in: postIds } }, select: { postId: true, outcome: true } }),
  ])
  const mine = new Set(own.map(({ id }) => id))
  const outcomes = new Map(flags.map(({ postId, outcome }) => [postId, outcome]))
  const notices = page.flatMap(({ id, createdAt, readAt, event }) => {
    const action = event.actionId === null ? undefined : actions.get(event.actionId)
    if (!action) return []
    const about = mine.has(action.id) ? { role: 'author' as const } : { role: 'reporter' as const, outcome: outcomes.get(action.postId) ?? null }
    return [{ id, at: createdAt, unread: readAt === null, about, action }]
  })
  return { notices, before: rows.length > NOTICES_PAGE ? (page.at(-1)?.id ?? null) : null }
}

/** How many notices a person has not read. */
export async function unreadNotices(viewer: Viewer): Promise<number> {
  return viewer.kind === 'guest' ? 0 : db().notice.count({ where: { personId: viewer.personId, readAt: null } })
}
