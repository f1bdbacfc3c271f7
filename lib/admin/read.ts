import { db } from '@/lib/db/client'
import { administers, type Viewer } from '@/lib/viewer/viewer'
import type { Figures } from './view'

// Two weeks show what a weekend does.
const DAYS = 14

interface Row {
  people: number
  peopleWeek: number
  threads: number
  posts: number
  queue: number
  held: number
  hooks: number
  on: number
  failing: number
  turnedOff: number
  blocked: number
  database: bigint
  postgres: string
}

/** The figures of the admin page; null for those who do not run the forum. What is counted over all posts is kept beside the categories. */
export async function readFigures(viewer: Viewer): Promise<Figures | null> {
  if (!administers(viewer)) return null
  const [[row], days, images] = await Promise.all([
    db().$queryRaw<[Row]>`
      SELECT people.people, people."peopleWeek", categories.threads, categories.posts, queue.queue, queue.held, hooks.hooks, hooks.on, hooks.failing, hooks."turnedOff",
        (SELECT count(*)::int FROM "Blocked" WHERE "removedAt" IS NULL) AS blocked, pg_database_size(current_database()) AS database,
        split_part(current_setting('server_version'), ' ', 1) AS postgres
      FROM (SELECT count(*)::int AS people, count(*) FILTER (WHERE "createdAt" > now() - interval '7 days')::int AS "peopleWeek" FROM "Person") people,
        (SELECT coalesce(sum(threads), 0)::int AS threads, coalesce(sum(posts), 0)::int AS posts FROM "Category") categories,
        (SELECT count(*)::int AS queue, count(*) FILTER (WHERE p.state = 'held')::int AS held FROM "QueueItem" q LEFT JOIN "Post" p ON p.id = q."postId" WHERE q."decidedAt" IS NULL) queue,
        (SELECT count(*)::int AS hooks, count(*) FILTER (WHERE "offAt" IS NULL)::int AS on, count(*) FILTER (WHERE "offAt" IS NULL AND "failingAt" IS NOT NULL)::int AS failing,
          count(*) FILTER (WHERE "offBecause" IN ('failing', 'gone'))::int AS "turnedOff" FROM "Webhook" WHERE "removedAt" IS NULL) hooks`,
    postsPerDay(),
    db().media.aggregate({ _sum: { bytes: true } }),
  ])
  const { hooks: all, on, failing, turnedOff, database, ...rest } = row
  return { ...rest, perDay: days, webhooks: { all, on, failing, turnedOff }, database: Number(database), images: images._sum.bytes ?? 0, node: process.versions.node }
}

/** New posts, day by day: from the outbox, whose ids begin with their time, so that a forum of any age is asked about these days alone. */
async function postsPerDay(): Promise<Figures['perDay']> {
  const today = new Date(new Date().toISOString().slice(0, 10))
  const first = new Date(today.getTime() - (DAYS - 1) * 86_400_000)
  const floor = `${first.getTime().toString(16).padStart(12, '0').replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-000000000000`
  const rows = await db().$queryRaw<{ day: string; posts: number }[]>`
    SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS posts FROM "Event"
    WHERE id >= ${floor}::uuid AND "createdAt" >= ${first} AND kind IN ('thread-started', 'post-added') GROUP BY 1`
  const counted = new Map(rows.map(({ day, posts }) => [day, posts]))
  return Array.from({ length: DAYS }, (_, at) => new Date(first.getTime() + at * 86_400_000).toISOString().slice(0, 10)).map((day) => ({ day, posts: counted.get(day) ?? 0 }))
}
