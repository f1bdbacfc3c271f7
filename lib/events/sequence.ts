import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'

/** The channel on which all instances are told that events have got their place in the order. */
export const SEQUENCE_CHANNEL = 'cell_sequence'

// Any number that nothing else in this database locks by.
const LOCK = 7_013

// Small enough that a burst does not hold its rows for long.
const BATCH = 500

/**
 * Gives the next events their place in one order, and answers how many. Ids are made before a commit and so show themselves out of order;
 * places are given after it, by one at a time, each above all that anybody can see. So whoever has read up to a place has missed none
 * before it. Safe to run in many processes.
 */
export async function sequenceNext(): Promise<number> {
  const waiting = await db().$queryRaw<unknown[]>`SELECT FROM "Event" WHERE sequence IS NULL LIMIT 1`
  if (waiting.length === 0) return 0
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`
    // A statement of its own: what it sees as the last place is what whoever held the lock before has committed.
    const placed = await tx.$executeRaw`
      UPDATE "Event" SET sequence = placed.sequence FROM (
        SELECT id, (SELECT coalesce(max(sequence), 0) FROM "Event") + row_number() OVER (ORDER BY id) AS sequence
        FROM (SELECT id FROM "Event" WHERE sequence IS NULL ORDER BY id LIMIT ${BATCH}) AS waiting
      ) AS placed WHERE "Event".id = placed.id`
    if (placed > 0) await tx.$executeRaw`SELECT pg_notify(${SEQUENCE_CHANNEL}, '')`
    return placed
  })
}

/** Gives all events that wait for one their place. */
export async function sequenceAll(): Promise<void> {
  while ((await sequenceNext()) === BATCH);
}

/** The last place that was given; 0 before the first. */
export async function newestPlace(): Promise<bigint> {
  const newest = await db().event.findFirst({ where: { sequence: { not: null } }, orderBy: { sequence: 'desc' }, select: { sequence: true } })
  return newest?.sequence ?? 0n
}

/** The last place that was given to something in this thread; 0 where there was nothing. Whoever reads the thread after this misses nothing that is told after it. */
export async function newestPlaceIn(threadId: number): Promise<bigint> {
  const newest = await db().event.findFirst({ where: { threadId, sequence: { not: null } }, orderBy: { sequence: 'desc' }, select: { sequence: true } })
  return newest?.sequence ?? 0n
}
