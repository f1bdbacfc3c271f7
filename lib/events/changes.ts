import { randomUUID } from 'node:crypto'
import type { Part, Queries } from '@/lib/db/client'
import { onceCommitted } from '@/lib/db/transaction'
import type { EventKind } from './outbox'

/** What changed of what pages show: of a thread, by its event and post; of somebody’s page, by their handle; or more than can be named. */
export interface Change {
  kind: EventKind | 'everything' | 'person' | 'log'
  threadId: number
  /** The post's number in its thread, and that of the post that it answers. */
  number: number
  replyTo: number | null
  /** Whose post it is; null when they are gone. */
  handle: string | null
}

/** The channel on which a commit tells the other instances what it changed. */
export const CHANGES_CHANNEL = 'cell_changes'

type Hearer = (change: Change) => void

// One list for a process, and one name, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellChanges?: { name: string; hearers: Set<Hearer> } }

function here() {
  return (shared.cellChanges ??= { name: randomUUID(), hearers: new Set() })
}

/** Calls `hearer` with what each commit of this process changed, before anybody is told that it succeeded. Answers how to stop it. */
export function hearChanges(hearer: Hearer): () => void {
  here().hearers.add(hearer)
  return () => void here().hearers.delete(hearer)
}

/** What another instance said on the channel; null for what this one said itself, and has acted on. */
export function changeIn(message: string): Change | null {
  const [name, change] = JSON.parse(message) as [string, Change]
  return name === here().name ? null : change
}

/**
 * Tells all instances, once the transaction is committed, that what pages show of a post and its thread has changed; and wakes who listens to the
 * channel `wakes`. `first` is what is done before it (`doing`): one query for all.
 */
export async function tellChange(tx: Queries, kind: EventKind, postId: number, { first, wakes }: { first: Part; wakes: string }): Promise<void> {
  const { name } = here()
  const [told] = await tx.$queryRaw<{ change: Change }[]>`
    WITH ${first}, told AS (
      SELECT json_build_object('kind', ${kind}::text, 'threadId', p."threadId", 'number', p.number,
        'replyTo', CASE WHEN p."replyThreadId" IS NULL THEN p."replyTo" END, 'handle', a.handle) AS change
      FROM "Post" p LEFT JOIN "Person" a ON a.id = p."authorId" WHERE p.id = ${postId}
    )
    SELECT change, pg_notify(${wakes}, '')::text, pg_notify(${CHANGES_CHANNEL}, json_build_array(${name}::text, change)::text)::text FROM told`
  if (told) onceCommitted(tx, () => heard(told.change))
}

/** Tells all instances that any page may show something else: for what is rare and has no event, such as a name that was taken away. */
export async function tellEverything(tx: Queries): Promise<void> {
  await tell(tx, { kind: 'everything', threadId: 0, number: 0, replyTo: null, handle: null })
}

/** Tells all instances that the public log has an entry that is about no post. */
export async function tellLog(tx: Queries): Promise<void> {
  await tell(tx, { kind: 'log', threadId: 0, number: 0, replyTo: null, handle: null })
}

/** Tells all instances that somebody's own page shows something else. */
export async function tellPerson(tx: Queries, handle: string): Promise<void> {
  await tell(tx, { kind: 'person', threadId: 0, number: 0, replyTo: null, handle })
}

async function tell(tx: Queries, change: Change): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${JSON.stringify([here().name, change])})`
  onceCommitted(tx, () => heard(change))
}

function heard(change: Change): void {
  here().hearers.forEach((hearer) => hearer(change))
}
