import type { Queries } from '@/lib/db/client'
import type { EventKind } from './outbox'

interface Event {
  kind: string
  actorId: number | null
  actionId: number | null
  postId: number | null
}

type Audience = (tx: Queries, event: Event) => Promise<number[]>

const nobody: Audience = async () => []

/**
 * The author of the post that was moderated hears of it, and whoever's report it decided. Not who did it, and not the author of a post
 * about which nothing was changed because it was in order: they need not know that it was reported.
 */
const concerned: Audience = async (tx, { actionId, actorId }) => {
  if (actionId === null) return []
  const action = await tx.action.findUnique({ where: { id: actionId }, select: { personId: true, kind: true, scope: true, priorScope: true, revision: true, holding: true } })
  const flags = await tx.flag.findMany({ where: { actionId }, select: { personId: true } })
  const unchanged = action?.scope === action?.priorScope && action?.revision === null && action?.holding === null
  const quiet = unchanged && (action?.kind === 'dismiss' || action?.kind === 'undo')
  const people = new Set([quiet ? null : action?.personId, ...flags.map(({ personId }) => personId)])
  return [...people].filter((id) => id != null && id !== actorId) as number[]
}

const audiences: Record<EventKind, Audience> = {
  'thread-started': nobody,
  'thread-edited': nobody,
  'thread-moderated': concerned,
  'post-added': nobody,
  'post-edited': nobody,
  'post-deleted': nobody,
  'post-restored': nobody,
  'post-flagged': nobody,
  'post-moderated': concerned,
}

/** The people who hear of an event, by id. */
export function audienceOf(tx: Queries, event: Event): Promise<number[]> {
  return (audiences[event.kind as EventKind] ?? nobody)(tx, event)
}
