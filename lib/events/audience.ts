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

/** The author of the post that was moderated hears of it, unless they did it themselves. */
const concerned: Audience = async (tx, { actionId, actorId }) => {
  if (actionId === null) return []
  const action = await tx.action.findUnique({ where: { id: actionId }, select: { personId: true } })
  return action?.personId && action.personId !== actorId ? [action.personId] : []
}

const audiences: Record<EventKind, Audience> = {
  'thread-started': nobody,
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
