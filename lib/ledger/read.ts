import { db } from '@/lib/db/client'
import { kindOf } from '@/lib/events/log'
import { parseScope } from '@/lib/spoilers/scope'
import type { Viewer } from '@/lib/viewer/viewer'
import { LOG_PAGE } from './rules'
import type { ActionView, LogPage } from './view'

/** The public log, the newest first; `before` is the id that the page ends above. The same for every viewer. */
export async function readLog(_viewer: Viewer, before: number | null): Promise<LogPage> {
  const rows = await db().action.findMany({ where: before === null ? {} : { id: { lt: before } }, orderBy: { id: 'desc' }, take: LOG_PAGE + 1 })
  const entries = await actionViews(rows.slice(0, LOG_PAGE))
  return { entries, before: rows.length > LOG_PAGE ? (entries.at(-1)?.id ?? null) : null }
}

/** Entries of the log by their ids, for notices about them. */
export async function readActions(_viewer: Viewer, ids: readonly number[]): Promise<Map<number, ActionView>> {
  const rows = await db().action.findMany({ where: { id: { in: [...ids] } } })
  return new Map((await actionViews(rows)).map((action) => [action.id, action]))
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof db>['action']['findMany']>>[number]

/** Entries as they are shown, in the order given. */
export async function actionViews(rows: readonly ActionRow[]): Promise<ActionView[]> {
  const [posts, threads, undoings] = await Promise.all([
    db().post.findMany({ where: { id: { in: rows.flatMap(({ postId }) => postId ?? []) } }, select: { id: true, number: true } }),
    db().thread.findMany({ where: { id: { in: rows.map(({ threadId }) => threadId) }, deletedAt: null }, select: { id: true, title: true } }),
    db().action.findMany({ where: { undoesId: { in: rows.map(({ id }) => id) } }, select: { id: true, undoesId: true } }),
  ])
  const numbers = new Map(posts.map(({ id, number }) => [id, number]))
  const titles = new Map(threads.map(({ id, title }) => [id, title]))
  const addressOf = (threadId: number, postId: number | null): ActionView['address'] => {
    const [title, number] = [titles.get(threadId), postId === null ? null : numbers.get(postId)]
    return title === undefined || number === undefined ? null : { threadId, title, number }
  }
  const undoneBy = new Map(undoings.map(({ id, undoesId }) => [undoesId, id]))
  return rows.map(({ id, kind, actorId, createdAt, scope, priorScope, canned, reason, holding, postId, threadId, undoesId }) => ({
    id,
    kind: kindOf(kind),
    by: actorId !== null ? 'moderator' : kind === 'hold' || kind === 'release' ? 'radar' : 'members',
    at: createdAt,
    scope: parseScope(scope ?? ''),
    holding,
    lifted: priorScope !== null && (scope === null || kind === 'seal_part'),
    canned,
    reason,
    postId,
    address: addressOf(threadId, postId),
    undoneBy: undoneBy.get(id) ?? null,
    undoes: undoesId,
  }))
}
