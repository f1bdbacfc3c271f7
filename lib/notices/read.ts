import { db } from '@/lib/db/client'
import { readActions } from '@/lib/moderation/read'
import type { ActionView } from '@/lib/moderation/view'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { NOTICES_PAGE } from './rules'
import type { NoticePage } from './view'

/** What a member was told, the newest first; `before` is the id that the page ends above. */
export async function readNotices(viewer: Member, before: number | null): Promise<NoticePage> {
  const rows = await db().notice.findMany({
    where: { personId: viewer.personId, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: NOTICES_PAGE + 1,
    select: { id: true, createdAt: true, readAt: true, event: { select: { actionId: true } } },
  })
  const page = rows.slice(0, NOTICES_PAGE)
  const ids = page.flatMap(({ event }) => event.actionId ?? [])
  const [actions, own] = await Promise.all([
    readActions(viewer, ids),
    db().action.findMany({ where: { id: { in: ids }, personId: viewer.personId }, select: { id: true } }),
  ])
  const mine = new Set(own.map(({ id }) => id))
  const notices = page.flatMap(({ id, createdAt, readAt, event }) => {
    const action = event.actionId === null ? undefined : actions.get(event.actionId)
    if (!action) return []
    const about = mine.has(action.id) ? { role: 'author' as const } : { role: 'reporter' as const, outcome: outcomeOf(action) }
    return [{ id, at: createdAt, unread: readAt === null, about, action }]
  })
  return { notices, before: rows.length > NOTICES_PAGE ? (page.at(-1)?.id ?? null) : null }
}

// What the decision said of the reports it ended; null once it was taken back, as they wait again.
function outcomeOf({ kind, undoneBy }: ActionView): 'upheld' | 'dismissed' | null {
  if (undoneBy !== null) return null
  return kind === 'dismiss' || kind === 'unseal' ? 'dismissed' : 'upheld'
}

/** How many notices a person has not read. */
export async function unreadNotices(viewer: Viewer): Promise<number> {
  return viewer.kind === 'guest' ? 0 : db().notice.count({ where: { personId: viewer.personId, readAt: null } })
}
