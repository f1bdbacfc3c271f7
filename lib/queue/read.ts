import { z } from 'zod'
import { db, nothing, sql } from '@/lib/db/client'
import { kindOf, type ActionKind } from '@/lib/events/log'
import { flagsAbout, type TargetKind } from '@/lib/events/queue'
import type { FlagReason } from '@/lib/flags/rules'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { readActions } from '@/lib/ledger/read'
import { ACTS, whyNotAct } from '@/lib/moderation/rules'
import type { RefusalReason } from '@/lib/outcome'
import { personColumns, personView } from '@/lib/people/view'
import { postView, type PostView } from '@/lib/posts/view'
import { parseScope } from '@/lib/spoilers/scope'
import { boundTo, moderatesSomewhere, type Member, type Standing, type Viewer } from '@/lib/viewer/viewer'
import type { QueueFilter } from './input'
import { AGES, BADGE_MAX, FLAGS_SHOWN, HISTORY_SHOWN, QUEUE_PAGE, RECORD_ENTRIES, WAITING_MAX, whyNotHandle } from './rules'
import type { OtherView, QueueItemView, QueueNews, QueueView, RecordView } from './view'

interface Named {
  handle: string
  name: string
  standing: Standing
}

interface AnyPost {
  id: number
  number: number
  state: PostView['state']
  createdAt: string
  author: Named | null
}

interface Row {
  id: number
  kind: TargetKind
  weight: number
  openedAt: Date
  reasons: string[]
  held: boolean
  radar: boolean
  listed: boolean
  assigneeId: number | null
  assignee: Named | null
  categoryId: number | null
  category: string | null
  threadId: number | null
  title: string | null
  post: (AnyPost & { editedAt: string | null; replyTo: number | null; minute: number | null; spoiler: string | null; sealed: string | null }) | null
  before: AnyPost | null
  after: AnyPost | null
  person: (Named & { joinedAt: string; posts: number; moderated: number; sealed: number }) | null
  flags: { standing: Standing; reason: string; scope: string | null; at: string }[]
  past: { id: number; kind: string; at: string; moderator: boolean; undone: boolean }[]
  parts: number
  last: number
  waiting: number
  newest: number
}

const place = z.tuple([z.int(), z.int(), z.int()])

/**
 * A page of the moderators' queue: the heaviest first, of equals the oldest; a category moderator's holds the items of their categories. Two queries,
 * however many items wait. Null for those who do not moderate.
 */
export async function readQueue(viewer: Viewer, filter: QueueFilter = {}, limit = QUEUE_PAGE): Promise<QueueView | null> {
  if (!moderatesSomewhere(viewer)) return null
  const list = listName(viewer, filter)
  const from = filter.cursor === undefined ? null : readCursor(list, place, filter.cursor)
  const rows = await db().$queryRaw<Row[]>`${queueQuery(viewer, filter, from, limit + 1)}`
  const shown = rows.slice(0, limit)
  const items = await itemViews(viewer, shown)
  const last = shown.at(-1)
  return {
    // Where nothing is shown, what waits elsewhere is not new either.
    items, waiting: rows[0]?.waiting ?? 0, newest: rows[0]?.newest ?? (await db().queueItem.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0,
    next: rows.length > limit && last ? makeCursor(list, [last.weight, last.openedAt.getTime(), last.id]) : null,
  }
}

/** Whether a cursor, if there is one, is of this very list. */
export function isQueueCursor(viewer: Viewer, filter: QueueFilter): boolean {
  return filter.cursor === undefined || (viewer.kind === 'member' && readCursor(listName(viewer, filter), place, filter.cursor) !== null)
}

function listName({ personId }: Member, { reason, category, kind, age, mine, held }: QueueFilter): string {
  return JSON.stringify(['queue', personId, reason, category, kind, age, mine, held])
}

/** The condition that an item waits, and is among those that the viewer decides and asks for. */
function waits(viewer: Member, { reason, category, kind, age, mine, held }: QueueFilter) {
  const bound = boundTo(viewer)
  const parts = [
    bound ? sql`AND q."categoryId" = ANY(${[...bound]}::int[])` : nothing,
    reason ? sql`AND ${reason}::"FlagReason" = ANY(q.reasons)` : nothing,
    category ? sql`AND q."categoryId" = (SELECT id FROM "Category" WHERE slug = ${category})` : nothing,
    kind ? sql`AND q.target = ${kind}::"TargetKind"` : nothing,
    age ? sql`AND q."openedAt" < now() - make_interval(hours => ${AGES[age]}::int)` : nothing,
    mine ? sql`AND q."assigneeId" = ${viewer.personId}` : nothing,
    held ? sql`AND q.held` : nothing,
  ]
  return parts.reduce((all, part) => sql`${all} ${part}`, sql`q."decidedAt" IS NULL`)
}

/** Which items a page has, in order: by one index, whatever waits. */
export function pageOfQueue(viewer: Member, filter: QueueFilter, from: z.output<typeof place> | null, take: number) {
  const after = from ? sql`AND (-q.weight, q."openedAt", q.id) > (${-from[0]}::int, ${new Date(from[1])}, ${from[2]}::int)` : nothing
  return sql`SELECT q.* FROM "QueueItem" q WHERE ${waits(viewer, filter)} ${after} ORDER BY (-q.weight), q."openedAt", q.id LIMIT ${take}`
}

// What moderators did about somebody `w` and what they wrote, and stands, of the newest entries.
const recordOf = sql`
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS moderated, count(*) FILTER (WHERE l.kind IN ('seal', 'seal-part'))::int AS sealed
      FROM (SELECT l.id, l.kind FROM "Action" l WHERE l."personId" = w.id AND l."actorId" IS NOT NULL ORDER BY l.id DESC LIMIT ${RECORD_ENTRIES}) l
      WHERE l.kind NOT IN ('undo', 'dismiss', 'uphold', 'overturn', 'unseal') AND NOT EXISTS (SELECT FROM "Action" u WHERE u."undoesId" = l.id)
    ) r`

function queueQuery(viewer: Member, filter: QueueFilter, from: z.output<typeof place> | null, take: number) {
  return sql`
    SELECT q.id, q.target::text AS kind, q.weight, q."openedAt", q.reasons::text[], q.held, q.radar, q.listed, q."assigneeId", q."categoryId",
      CASE WHEN a.id IS NOT NULL THEN json_build_object('handle', a.handle, 'name', a.name, 'standing', a.standing) END AS assignee, c.slug AS category, t.id AS "threadId", t.title,
      CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'number', p.number, 'state', p.state, 'createdAt', p."createdAt", 'editedAt', p."editedAt", 'replyTo', p."replyTo",
        'minute', p.minute, 'spoiler', p.spoiler, 'sealed', p.sealed, 'author', CASE WHEN wo.id IS NOT NULL THEN json_build_object('handle', wo.handle, 'name', wo.name, 'standing', wo.standing) END) END AS post,
      b.post AS before, n.post AS after, flagged.flags, done.past, done.parts, done.last,
      CASE WHEN w.id IS NOT NULL THEN json_build_object('handle', w.handle, 'name', w.name, 'standing', w.standing, 'joinedAt', w."createdAt",
        'posts', (SELECT count(*) FROM (SELECT FROM "Post" x WHERE x."authorId" = w.id LIMIT 100) few), 'moderated', r.moderated, 'sealed', r.sealed) END AS person,
      (SELECT count(*)::int FROM (SELECT FROM "QueueItem" q WHERE ${waits(viewer, filter)} LIMIT ${WAITING_MAX}) few) AS waiting,
      (SELECT coalesce(max(id), 0) FROM "QueueItem") AS newest
    FROM (${pageOfQueue(viewer, filter, from, take)}) q
    LEFT JOIN "Post" op ON op."threadId" = q."threadId" AND op.number = 1
    LEFT JOIN "Post" p ON p.id = coalesce(q."postId", op.id)
    LEFT JOIN "Thread" t ON t.id = coalesce(p."threadId", q."threadId")
    LEFT JOIN "Category" c ON c.id = t."categoryId"
    LEFT JOIN "Person" wo ON wo.id = p."authorId"
    LEFT JOIN "Person" w ON w.id = CASE q.target WHEN 'person' THEN q."personId" WHEN 'post' THEN p."authorId" ELSE t."authorId" END
    LEFT JOIN "Person" a ON a.id = q."assigneeId"
    LEFT JOIN LATERAL (
      SELECT json_build_object('id', x.id, 'number', x.number, 'state', x.state, 'createdAt', x."createdAt", 'author', CASE WHEN wb.id IS NOT NULL THEN json_build_object('handle', wb.handle, 'name', wb.name, 'standing', wb.standing) END) AS post
      FROM "Post" x LEFT JOIN "Person" wb ON wb.id = x."authorId" WHERE q.target = 'post' AND x."threadId" = p."threadId" AND x.number < p.number AND x.state = 'visible' ORDER BY x.number DESC LIMIT 1
    ) b ON true
    LEFT JOIN LATERAL (
      SELECT json_build_object('id', x.id, 'number', x.number, 'state', x.state, 'createdAt', x."createdAt", 'author', CASE WHEN wa.id IS NOT NULL THEN json_build_object('handle', wa.handle, 'name', wa.name, 'standing', wa.standing) END) AS post
      FROM "Post" x LEFT JOIN "Person" wa ON wa.id = x."authorId" WHERE q.target = 'post' AND x."threadId" = p."threadId" AND x.number > p.number AND x.state = 'visible' ORDER BY x.number LIMIT 1
    ) n ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('standing', f.standing, 'reason', f.reason, 'scope', f.scope, 'at', f."createdAt") ORDER BY f.id), '[]') AS flags FROM (
        SELECT f.id, fp.standing, f.reason, f.scope, f."createdAt" FROM "Flag" f JOIN "Person" fp ON fp.id = f."personId"
        WHERE (f."postId" = q."postId" OR (f."threadId" = q."threadId" AND f.target = q.target) OR f."aboutId" = q."personId") AND f.outcome IS NULL ORDER BY f.id LIMIT ${FLAGS_SHOWN}) f
    ) flagged
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'at', l."createdAt", 'moderator', l."actorId" IS NOT NULL, 'undone', l.undone) ORDER BY l.id DESC) FILTER (WHERE l.place <= ${HISTORY_SHOWN}), '[]') AS past,
        count(*) FILTER (WHERE l.kind = 'seal-part' AND NOT l.undone)::int AS parts, coalesce(max(l.id), 0) AS last
      FROM (SELECT l.id, l.kind, l."createdAt", l."actorId", row_number() OVER (ORDER BY l.id DESC) AS place, EXISTS (SELECT FROM "Action" u WHERE u."undoesId" = l.id) AS undone FROM "Action" l
        WHERE l."postId" = q."postId" OR (l."threadId" = q."threadId" AND l."postId" IS NULL) OR (l."personId" = q."personId" AND l."threadId" IS NULL) ORDER BY l.id DESC LIMIT ${RECORD_ENTRIES}) l
    ) done
    ${recordOf}
    ORDER BY (-q.weight), q."openedAt", q.id`
}

/** Rows with the words of their posts, which come out of the database sealed and are opened for a moderator at work. */
async function itemViews(viewer: Member, rows: readonly Row[]): Promise<QueueItemView[]> {
  const reader = { ...viewer, moderating: true }
  const ids = [...new Set(rows.flatMap(({ post, before, after }) => [post, before, after].flatMap((one) => one?.id ?? [])))]
  const segments = ids.length === 0 ? [] : await db().segment.findMany({
    where: { postId: { in: ids } }, orderBy: [{ postId: 'asc' }, { index: 'asc' }], select: { postId: true, index: true, parent: true, block: true, scopes: true, html: true },
  })
  const view = (threadId: number | null, post: AnyPost & Partial<NonNullable<Row['post']>> | null): PostView | null => post && postView(reader, {
    id: post.id, threadId: threadId ?? 0, number: post.number, author: post.author, createdAt: new Date(post.createdAt), editedAt: post.editedAt ? new Date(post.editedAt) : null,
    state: post.state, replyTo: post.replyTo ?? null, minute: post.minute ?? null, spoiler: post.spoiler ?? null, sealed: post.sealed ?? null, heart: 0, tears: 0, laugh: 0, think: 0,
    segments: segments.filter(({ postId }) => postId === post.id),
  })
  return rows.map(({ threadId, title, post, before, after, person, flags, past, reasons, assignee, assigneeId, categoryId, parts, waiting: _, newest: __, ...row }) => ({
    ...row,
    reasons: reasons as FlagReason[],
    assignee: assignee && personView(assignee),
    mine: assigneeId === viewer.personId,
    thread: threadId === null ? null : { id: threadId, title: title ?? '' },
    post: view(threadId, post),
    before: view(threadId, before),
    after: view(threadId, after),
    person: person && personView(person),
    record: person && { joinedAt: new Date(person.joinedAt), posts: person.posts, moderated: person.moderated, sealed: person.sealed },
    flags: flags.map(({ standing, reason, scope, at }) => ({ standing, reason: reason as FlagReason, scope: parseScope(scope ?? ''), at: new Date(at) })),
    sealed: parseScope(post?.sealed ?? ''),
    past: past.map(({ id, kind, at, moderator, undone }) => ({ id, kind: kind as ActionKind, at: new Date(at), by: moderator ? 'moderator' as const : 'nobody' as const, undone })),
    acts: row.kind !== 'post' || !post || categoryId === null ? [] : ACTS.filter((act) => whyNotAct(viewer, act, { categoryId, state: post.state, sealed: post.sealed, parts, open: true }) === null),
  }))
}

/** What came into the queue since one looked, and what became of the items that one looks at. Null for those who do not moderate. */
export async function readQueueNews(viewer: Viewer, since: number, shown: readonly number[]): Promise<QueueNews | null> {
  if (!moderatesSomewhere(viewer)) return null
  const [[fresh], gone] = await Promise.all([
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (SELECT FROM "QueueItem" q WHERE ${waits(viewer, {})} AND q.id > ${since} LIMIT ${BADGE_MAX}) few`,
    shown.length === 0 ? [] : db().$queryRaw<{ id: number; kind: Parameters<typeof kindOf>[0] | null }[]>`
      SELECT q.id, a.kind::text AS kind FROM "QueueItem" q LEFT JOIN "Action" a ON a.id = q."actionId" WHERE q.id = ANY(${[...shown]}::int[]) AND q."decidedAt" IS NOT NULL
      ${boundTo(viewer) ? sql`AND q."categoryId" = ANY(${[...boundTo(viewer)!]}::int[])` : nothing}`,
  ])
  return { fresh: fresh!.count, gone: gone.map(({ id, kind }) => ({ id, kind: kind && kindOf(kind) })) }
}

/** How many items wait for this viewer, up to `BADGE_MAX`; null for those who do not moderate. */
export async function openQueueItems(viewer: Viewer): Promise<number | null> {
  if (!moderatesSomewhere(viewer)) return null
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT ${openQueueItemsFor(viewer)} AS count`
  return row!.count
}

/** The same as a part of a query. */
export function openQueueItemsFor(viewer: Viewer) {
  if (!moderatesSomewhere(viewer)) return sql`NULL::int`
  return sql`(SELECT count(*)::int FROM (SELECT FROM "QueueItem" q WHERE ${waits(viewer, {})} LIMIT ${BADGE_MAX}) few)`
}

/** An item of the queue that is no post, waiting or decided; of a post its id alone. A refusal's reason where there is none, or the viewer may not decide it. */
export async function readOther(viewer: Viewer, id: number): Promise<OtherView | RefusalReason> {
  const thread = { select: { id: true, title: true, author: { select: { id: true, ...personColumns } } } } as const
  const item = await db().queueItem.findUnique({
    where: { id },
    select: { target: true, postId: true, threadId: true, personId: true, categoryId: true, assigneeId: true, decidedAt: true, actionId: true, thread, person: { select: { id: true, ...personColumns } }, assignee: { select: personColumns } },
  })
  const why = item ? whyNotHandle(viewer, item) : 'nothing-to-decide'
  if (!item || why) return why ?? 'nothing-to-decide'
  const person = item.person ?? item.thread?.author ?? null
  const target = { kind: item.target, id: item.postId ?? item.threadId ?? item.personId ?? 0 }
  const [flags, actions, record] = item.postId !== null ? [[], null, null] : await Promise.all([
    db().flag.findMany({
      where: { ...flagsAbout(target), actionId: item.actionId, ...(item.decidedAt === null && { outcome: null }) }, orderBy: { id: 'asc' }, take: FLAGS_SHOWN,
      select: { postId: true, personId: true, reason: true, scope: true, note: true, createdAt: true, person: { select: { standing: true } } },
    }),
    item.actionId === null ? null : readActions(viewer, [item.actionId]),
    person && readRecord(viewer, person.id),
  ])
  const reader = { ...viewer, moderating: true }
  return {
    id, kind: item.target, postId: item.postId, thread: item.thread && { id: item.thread.id, title: item.thread.title }, person: person && personView(person), record,
    assignee: item.assignee && personView(item.assignee), mine: item.assigneeId === viewer.personId, waits: item.decidedAt === null,
    flags: flags.map(({ reason, scope, note, createdAt, person: by }) => ({ standing: by.standing, reason: reason === 'off_topic' ? 'off-topic' : reason, scope: parseScope(scope ?? ''), note: note && note.for(reader), at: createdAt })),
    decided: item.actionId === null ? null : (actions?.get(item.actionId) ?? null),
  }
}

/** What one knows of somebody, from the log. For moderators. */
export async function readRecord(_viewer: Viewer, personId: number): Promise<RecordView | null> {
  const [row] = await db().$queryRaw<RecordView[]>`
    SELECT w."createdAt" AS "joinedAt", (SELECT count(*)::int FROM (SELECT FROM "Post" x WHERE x."authorId" = w.id LIMIT 100) few) AS posts, r.moderated, r.sealed FROM "Person" w ${recordOf} WHERE w.id = ${personId}`
  return row ?? null
}
