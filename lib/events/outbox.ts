import { v7 as uuid } from 'uuid'
import { doing, sql, type Part, type Queries } from '@/lib/db/client'
import { tellChange } from './changes'

/** What can happen. Rows hold ids only; what a notice, a feed or a webhook says of it is composed when it is read. */
export const EVENT_KINDS = [
  'thread-started',
  'thread-edited',
  'thread-merged',
  'thread-split',
  'thread-moderated',
  'post-added',
  'post-edited',
  'post-deleted',
  'post-restored',
  'post-moved',
  'post-flagged',
  'post-moderated',
  'person-moderated',
  'reminder-due',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export interface Happening {
  kind: EventKind
  /** Who did it; of a reminder: who asked for it. */
  actorId: number | null
  /** Null: it is about a person. */
  threadId: number | null
  /** Of a thread: the post that opens it. */
  postId: number | null
  actionId?: number | null
  at?: Date
}

/** The channel on which a commit tells all instances that the outbox has something new. */
export const OUTBOX_CHANNEL = 'cell_outbox'

/** Writes down what happened, in the transaction in which it happens, and `also` what goes with it, in one query; listeners wake when it commits. */
export async function record(tx: Queries, { kind, actorId, threadId, postId, actionId = null, at = new Date() }: Happening, also: readonly Part[] = []): Promise<void> {
  const event = sql`
    INSERT INTO "Event" (id, kind, "actorId", "threadId", "postId", "actionId", "createdAt") VALUES (${uuid()}::uuid, ${kind}, ${actorId}, ${threadId}, ${postId}, ${actionId}, ${at})`
  const first = doing([event, ...also])
  if (postId !== null && !UNSEEN.has(kind)) await tellChange(tx, kind, postId, { first, wakes: OUTBOX_CHANNEL })
  else await tx.$executeRaw`WITH ${first} SELECT pg_notify(${OUTBOX_CHANNEL}, '')`
}

/** `record` for many happenings at once, by somebody whose write tells itself what pages have to be forgotten. */
export async function recordAll(tx: Queries, happenings: readonly Omit<Happening, 'at'>[]): Promise<void> {
  await tx.event.createMany({ data: [...happenings] })
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`
}

// Nobody else sees that somebody reported a post, or is reminded of one; what a move changes is told with its threads.
const UNSEEN: ReadonlySet<EventKind> = new Set(['post-flagged', 'post-moved', 'reminder-due'])
