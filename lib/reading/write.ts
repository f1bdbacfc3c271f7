import { sql, type Part, type Queries } from '@/lib/db/client'
import { write } from '@/lib/db/transaction'
import { checked, done, refused, type Outcome } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'
import { readingInput, type ReadingInput } from './input'
import type { PlaceView } from './view'

/**
 * Keeps how far a member has read some threads. A position only ever grows, whichever device says so and in whatever order they are heard;
 * `unreadFrom` takes it back to before that post. Positions end where their thread does, and threads that are not there are passed over.
 * Answers where the threads stand now.
 */
export async function keepReading(viewer: Viewer, raw: ReadingInput): Promise<Outcome<PlaceView[]>> {
  const input = checked(readingInput, raw)
  if (!input.ok) return input
  if (viewer.kind === 'guest') return refused('signed-out')
  const read = new Map<number, number>()
  const back = new Map<number, number>()
  for (const item of input.value.items) {
    if ('readTo' in item) read.set(item.threadId, Math.max(item.readTo, read.get(item.threadId) ?? 0))
    else back.set(item.threadId, Math.min(item.unreadFrom, back.get(item.threadId) ?? item.unreadFrom))
  }
  return write(async (tx) => {
    const places = new Map<number, PlaceView>()
    for (const place of await readOn(tx, viewer.personId, read)) places.set(place.threadId, place)
    for (const place of await goBack(tx, viewer.personId, back)) places.set(place.threadId, place)
    return done([...places.values()].sort((a, b) => a.threadId - b.threadId))
  })
}

// Both go through the threads in the order of their ids, so that two devices cannot wait for each other.

async function readOn(tx: Queries, personId: number, read: ReadonlyMap<number, number>): Promise<PlaceView[]> {
  if (read.size === 0) return []
  return tx.$queryRaw<PlaceView[]>`
    INSERT INTO "Reading" ("personId", "threadId", "readTo")
    SELECT ${personId}, t.id, least(said."readTo", t."lastNumber")
    FROM unnest(${[...read.keys()]}::int[], ${[...read.values()]}::int[]) AS said(id, "readTo") JOIN "Thread" t ON t.id = said.id AND t."deletedAt" IS NULL
    ORDER BY t.id
    ON CONFLICT ("personId", "threadId") DO UPDATE SET "readTo" = greatest("Reading"."readTo", excluded."readTo"), "readAt" = now()
    RETURNING "threadId", "readTo"`
}

async function goBack(tx: Queries, personId: number, back: ReadonlyMap<number, number>): Promise<PlaceView[]> {
  if (back.size === 0) return []
  return tx.$queryRaw<PlaceView[]>`
    INSERT INTO "Reading" ("personId", "threadId", "readTo")
    SELECT ${personId}, t.id, least(said.number - 1, t."lastNumber")
    FROM unnest(${[...back.keys()]}::int[], ${[...back.values()]}::int[]) AS said(id, number) JOIN "Thread" t ON t.id = said.id AND t."deletedAt" IS NULL
    ORDER BY t.id
    ON CONFLICT ("personId", "threadId") DO UPDATE SET "readTo" = least("Reading"."readTo", excluded."readTo"), "readAt" = now()
    RETURNING "threadId", "readTo"`
}

/** That whoever writes a post has read it, and what stands before it unless something new came in between: to be written with what happened. */
export function readOwn(personId: number, { threadId, number }: { threadId: number; number: number }): Part {
  return sql`
    INSERT INTO "Reading" ("personId", "threadId", "readTo") VALUES (${personId}, ${threadId}, ${number})
    ON CONFLICT ("personId", "threadId") DO UPDATE SET "readTo" = excluded."readTo", "readAt" = now()
    WHERE "Reading"."readTo" < excluded."readTo" AND NOT EXISTS (
      SELECT 1 FROM "Post" p WHERE p."threadId" = excluded."threadId" AND p.number > "Reading"."readTo" AND p.number < excluded."readTo"
        AND p.state = 'visible' AND p."authorId" IS DISTINCT FROM excluded."personId"
    )`
}

/** Whoever has read posts before they were moved has read them where they stand now: as far as nothing unread lies before them there. For `PostMove`s that are made. */
export async function carryReading(tx: Queries, actionId: number, fromId: number, toId: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Reading" ("personId", "threadId", "readTo", "readAt")
    SELECT s."personId", ${toId}, n."readTo", s."readAt" FROM "Reading" s
    LEFT JOIN "Reading" t ON t."personId" = s."personId" AND t."threadId" = ${toId}
    CROSS JOIN LATERAL (
      SELECT coalesce(min(p.number) FILTER (WHERE m."fromNumber" IS NULL OR m."fromNumber" > s."readTo") - 1, max(p.number)) AS "readTo"
      FROM "Post" p LEFT JOIN "PostMove" m ON m."actionId" = ${actionId} AND m."postId" = p.id
      WHERE p."threadId" = ${toId} AND p.number > coalesce(t."readTo", 0) AND p.state = 'visible' AND p."authorId" IS DISTINCT FROM s."personId"
    ) n
    WHERE s."threadId" = ${fromId} AND n."readTo" > coalesce(t."readTo", 0)
    ON CONFLICT ("personId", "threadId") DO UPDATE SET "readTo" = excluded."readTo"`
}
