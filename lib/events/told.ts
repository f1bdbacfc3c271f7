import { db } from '@/lib/db/client'
import type { EventKind } from './outbox'

/** What a live stream says of an event: that something is new, never what. Whoever wants to know asks, and is answered as who they are. */
export interface Told {
  sequence: bigint
  threadId: number
  name: 'post' | 'edit' | 'seal' | 'state'
  /** The post's number in its thread, and its id. */
  number: number
  id: number
}

type Name = Told['name'] | 'moderation' | null

const NAMES: Record<EventKind, Name> = {
  'thread-started': 'post',
  'thread-edited': 'state',
  'thread-merged': 'state',
  'thread-split': 'state',
  'thread-moderated': 'state',
  'post-added': 'post',
  'post-edited': 'edit',
  'post-deleted': 'state',
  'post-restored': 'state',
  // The threads' own events tell it.
  'post-moved': null,
  // Nobody is told that somebody reported a post.
  'post-flagged': null,
  'post-moderated': 'moderation',
  // They are told by a notice; a thread has nothing new.
  'person-moderated': null,
  // Nobody but who asked for it.
  'reminder-due': null,
}

/** The next events after a place in the order, of one thread or of all, and the place that was read up to: `after` itself when there is nothing new. */
export async function readTold(after: bigint, limit: number, threadId?: number): Promise<{ told: Told[]; upTo: bigint }> {
  const rows = await db().event.findMany({
    where: { sequence: { gt: after }, threadId },
    orderBy: { sequence: 'asc' },
    take: limit,
    select: { sequence: true, kind: true, threadId: true, postId: true, actionId: true },
  })
  const ids = <K extends 'postId' | 'actionId'>(key: K) => ({ id: { in: rows.flatMap((row) => row[key] ?? []) } })
  const [posts, actions] = await Promise.all([
    db().post.findMany({ where: ids('postId'), select: { id: true, threadId: true, number: true, state: true } }),
    db().action.findMany({ where: ids('actionId'), select: { id: true, scope: true, priorScope: true, revision: true, holding: true } }),
  ])
  const postOf = new Map(posts.map((post) => [post.id, post]))
  const actionOf = new Map(actions.map((action) => [action.id, action]))
  const told = rows.flatMap(({ sequence, kind, threadId: thread, postId, actionId }): Told[] => {
    const post = postOf.get(postId ?? 0)
    const action = actionOf.get(actionId ?? 0)
    // A moderator who finds a post in order changes nothing, and nobody is told.
    const changed = action ? action.scope !== action.priorScope || action.revision !== null || action.holding !== null : false
    const named = NAMES[kind as EventKind] ?? null
    const name = named === 'moderation' ? (changed ? (action?.holding === false ? 'post' : 'seal') : null) : named
    if (!post || !name || thread === null) return []
    // It was moved since: its number is another thread's. What became of the thread itself is told by its first post.
    if (post.threadId !== thread && named !== 'state') return []
    return [{ sequence: sequence!, threadId: thread, name: post.state === 'visible' ? name : 'state', number: post.threadId === thread ? post.number : 1, id: post.id }]
  })
  return { told, upTo: rows.at(-1)?.sequence ?? after }
}
