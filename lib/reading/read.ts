import { z } from 'zod'
import { db, nothing, sql } from '@/lib/db/client'
import type { Level } from '@/lib/follows/rules'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { openQueueItemsFor } from '@/lib/queue/read'
import { unreadNoticesOf } from '@/lib/notices/read'
import { readMe } from '@/lib/people/read'
import { personView } from '@/lib/people/view'
import { postOverlayOf, postOverlays, type PostOverlayRow } from '@/lib/reactions/read'
import { readThreadsById } from '@/lib/threads/read'
import { pageOf, THREADS_PER_PAGE, whyNotReply } from '@/lib/threads/rules'
import type { OverlayView, PersonalList } from '@/lib/threads/view'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { COUNTED, NEW_DAYS, NEWEST, READ_LAST } from './rules'
import type { MarkView } from './view'

// A post that somebody may have to read: by somebody else, whom they have not blocked.
const unreadPosts = (me: number) => sql`
  p.state = 'visible' AND p."authorId" IS DISTINCT FROM ${me}
  AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."personId" = ${me} AND b."blockedId" = p."authorId")`

interface MarkRow {
  id: number
  readTo: number | null
  level: Level
  unread: number
  first: number | null
  isNew: boolean
}

/** Where a member stands in some threads, by thread: one query. Nothing for guests. */
export async function readMarks(viewer: Viewer, threadIds: readonly number[]): Promise<Map<number, MarkView>> {
  if (viewer.kind === 'guest' || threadIds.length === 0) return new Map()
  const rows = await db().$queryRaw<MarkRow[]>`${marksOf(viewer, threadIds)}`
  return new Map(rows.map((row) => [row.id, markView(row)]))
}

/** The same as a part of a query, each of whose own parts goes by a key; it has a row for each thread that is there, of which `markView` makes the rest. */
function marksOf({ personId: me }: Member, threadIds: readonly number[]) {
  // Who follows a thread that they have not opened has all of it before them; to others it is new or nothing.
  return sql`
    SELECT t.id, r."readTo", s.level::text, coalesce(u.unread, 0) AS unread, u.first,
      r."readTo" IS NULL AND s.level <> 'mute' AND t."authorId" IS DISTINCT FROM ${me} AND t."createdAt" > now() - make_interval(days => ${NEW_DAYS}::int)
        AND t."createdAt" > (SELECT "createdAt" FROM "Person" WHERE id = ${me}) AS "isNew"
    FROM "Thread" t
    LEFT JOIN "Reading" r ON r."personId" = ${me} AND r."threadId" = t.id
    LEFT JOIN "Follow" f ON f."personId" = ${me} AND f."threadId" = t.id
    LEFT JOIN "CategoryFollow" c ON c."personId" = ${me} AND c."categoryId" = t."categoryId"
    CROSS JOIN LATERAL (SELECT coalesce(f.level, c.level, 'normal') AS level) s
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS unread, min(number) AS first FROM (
        SELECT p.number FROM "Post" p
        WHERE p."threadId" = t.id AND p.number > coalesce(r."readTo", CASE s.level WHEN 'follow' THEN 0 END) AND ${unreadPosts(me)}
        ORDER BY p.number LIMIT ${COUNTED}
      ) counted
    ) u ON true
    WHERE t.id = ANY(${[...threadIds]}::int[]) AND t."deletedAt" IS NULL`
}

/** Where a member stands in a thread, from a row of `marksOf`. */
function markView({ readTo, unread, first, isNew, level }: MarkRow): MarkView {
  return { readTo, unread, first: first === null ? null : { number: first, page: pageOf(first) }, isNew, level }
}

/** The end of a page of a list by activity. */
interface Place {
  at: Date
  id: number
}

/**
 * Threads with something unread, those with the latest activity first, by id: of those that the member read last, those they follow, and young ones
 * of categories they follow; none that is muted. `before` is where the page before ended.
 */
async function unreadThreads({ personId: me }: Member, before: Place | null, take: number): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    WITH mine AS (
      (SELECT "threadId", "readTo" FROM "Reading" WHERE "personId" = ${me} ORDER BY "readAt" DESC LIMIT ${READ_LAST})
      UNION
      SELECT f."threadId", coalesce(r."readTo", 0) FROM "Follow" f
      LEFT JOIN "Reading" r ON r."personId" = f."personId" AND r."threadId" = f."threadId" WHERE f."personId" = ${me} AND f.level = 'follow'
      UNION
      SELECT t.id, 0 FROM "CategoryFollow" c
      CROSS JOIN LATERAL (SELECT n.id, n."createdAt" FROM "Thread" n WHERE n."categoryId" = c."categoryId" ORDER BY n.id DESC LIMIT ${NEWEST}) t
      WHERE c."personId" = ${me} AND c.level = 'follow' AND t."createdAt" > now() - make_interval(days => ${NEW_DAYS}::int) AND t."createdAt" > c."setAt"
        AND NOT EXISTS (SELECT 1 FROM "Reading" r WHERE r."personId" = ${me} AND r."threadId" = t.id)
    )
    SELECT t.id FROM mine JOIN "Thread" t ON t.id = mine."threadId"
    LEFT JOIN "Follow" f ON f."personId" = ${me} AND f."threadId" = t.id
    LEFT JOIN "CategoryFollow" c ON c."personId" = ${me} AND c."categoryId" = t."categoryId"
    WHERE t."deletedAt" IS NULL AND t."lastNumber" > mine."readTo" AND coalesce(f.level, c.level, 'normal') <> 'mute'
      ${before ? sql`AND (t."lastActivityAt", t.id) < (${before.at}, ${before.id})` : nothing}
      AND EXISTS (SELECT 1 FROM "Post" p WHERE p."threadId" = t.id AND p.number > mine."readTo" AND ${unreadPosts(me)})
    ORDER BY t."lastActivityAt" DESC, t.id DESC LIMIT ${take}`
  return rows.map(({ id }) => id)
}

/** The threads that a member follows by name, those with the latest activity first, by id. */
async function followedThreads({ personId: me }: Member, before: Place | null, take: number): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT t.id FROM "Follow" f JOIN "Thread" t ON t.id = f."threadId"
    WHERE f."personId" = ${me} AND f.level = 'follow' AND t."deletedAt" IS NULL
      ${before ? sql`AND (t."lastActivityAt", t.id) < (${before.at}, ${before.id})` : nothing}
    ORDER BY t."lastActivityAt" DESC, t.id DESC LIMIT ${take}`
  return rows.map(({ id }) => id)
}

const end = z.tuple([z.int(), z.int()])

/** One of a member's own lists, those with the latest activity first: what they have not read, or what they follow. `asked` is the `next` of the page before. */
export async function listPersonal(viewer: Member, which: 'unread' | 'followed', asked: string | null): Promise<PersonalList> {
  const list = `${which}:${viewer.personId}`
  const before = asked === null ? null : readCursor(list, end, asked)
  const ids = await (which === 'unread' ? unreadThreads : followedThreads)(viewer, before && { at: new Date(before[0]), id: before[1] }, THREADS_PER_PAGE + 1)
  const shown = ids.slice(0, THREADS_PER_PAGE)
  const [found, marks] = await Promise.all([readThreadsById(viewer, shown), readMarks(viewer, shown)])
  const byId = new Map(found.map((row) => [row.id, row]))
  const rows = shown.flatMap((id) => byId.get(id) ?? [])
  const last = rows.at(-1)
  return { rows, marks, next: ids.length > THREADS_PER_PAGE && last ? makeCursor(list, [last.lastActivityAt.getTime(), last.id]) : null }
}

interface OverlayRow extends MarkRow {
  lastNumber: number
  authorId: number | null
  categoryId: number
  lockedAt: Date | null
  notices: number
  queue: number | null
  posts: PostOverlayRow[]
}

/** What is this person's own on one page of a thread; null when there is no such page. One query. */
export async function readOverlay(viewer: Viewer, threadId: number, page: number): Promise<OverlayView | null> {
  if (viewer.kind === 'guest') {
    const thread = await db().thread.findFirst({ where: { id: threadId, deletedAt: null }, select: { lastNumber: true } })
    return thread && isPageOf(thread, page) ? { me: await readMe(viewer), mayReply: false, mark: null, posts: {} } : null
  }
  const [row] = await db().$queryRaw<OverlayRow[]>`
    SELECT m.*, t."lastNumber", t."authorId", t."categoryId", t."lockedAt", ${unreadNoticesOf(viewer)} AS notices, ${openQueueItemsFor(viewer)} AS queue,
      ${postOverlayOf(viewer, threadId, page)} AS posts
    FROM (${marksOf(viewer, [threadId])}) m JOIN "Thread" t ON t.id = m.id`
  if (!row || !isPageOf(row, page)) return null
  const { notices, queue, posts } = row
  const thread = { authorId: row.authorId, categoryId: row.categoryId, lockedAt: row.lockedAt, deletedAt: null }
  return {
    me: { person: personView(viewer), notices, queue }, mayReply: whyNotReply(viewer, thread) === null, mark: markView(row), posts: postOverlays(viewer, thread, posts),
  }
}

function isPageOf({ lastNumber }: { lastNumber: number }, page: number): boolean {
  return page >= 1 && page <= pageOf(lastNumber)
}
