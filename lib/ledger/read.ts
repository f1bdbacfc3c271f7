import { db, type Queries } from '@/lib/db/client'
import { env } from '@/lib/env'
import { kindOf, storedKind } from '@/lib/events/log'
import { contentWords, wordsNow, type Words } from '@/lib/events/canned'
import { BY_ADMINS } from '@/lib/events/wordings'
import type { Locale } from '@/lib/i18n/locales'
import { personColumns, personView } from '@/lib/people/view'
import { parseScope } from '@/lib/spoilers/scope'
import type { Viewer } from '@/lib/viewer/viewer'
import { cannedGroups, reasonWords, type LogFilter } from './input'
import { FIGURE_MONTHS, LOG_PAGE, PERIOD_DAYS } from './rules'
import type { ActionView, CannedView, EntryView, FiguresView, LogPage, Rewordings } from './view'

const DAY_MS = 86_400_000

/** The public log, the newest first; `before` is the id that the page ends above. The same for every viewer. */
export async function readLog(_viewer: Viewer, before: number | null, filter: LogFilter = {}, limit = LOG_PAGE): Promise<LogPage> {
  const where = await whereOf(filter)
  if (!where) return { entries: [], before: null }
  const rows = await db().action.findMany({ where: { AND: [where, before === null ? {} : { id: { lt: before } }] }, orderBy: { id: 'desc' }, take: limit + 1 })
  const entries = await actionViews(rows.slice(0, limit))
  return { entries, before: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/** The condition of a filter; null: it can hold for nothing. */
async function whereOf({ act, category, period, by }: LogFilter) {
  const place = category === undefined ? null : await db().category.findUnique({ where: { slug: category }, select: { id: true } })
  if (category !== undefined && !place) return null
  // The first entry of the time, as the log is read by its numbers: by moments it would be read whole where little is new.
  const first = period === undefined ? null : await firstSince(new Date(Date.now() - PERIOD_DAYS[period] * DAY_MS))
  if (period !== undefined && first === null) return null
  const held = { in: ['hold', 'release'] as ('hold' | 'release')[] }
  const doer = { moderator: { actorId: { not: null } }, members: { actorId: null, kind: { notIn: held.in } }, radar: { actorId: null, kind: held } }
  return { AND: [act ? { kind: storedKind(act) } : {}, place ? { categoryId: place.id } : {}, first === null ? {} : { id: { gte: first } }, by ? doer[by] : {}] }
}

async function firstSince(moment: Date): Promise<number | null> {
  return (await db().action.findFirst({ where: { createdAt: { gte: moment } }, orderBy: { createdAt: 'asc' }, select: { id: true } }))?.id ?? null
}

/** Entries of the log by their ids, for notices about them. */
export async function readActions(_viewer: Viewer, ids: readonly number[]): Promise<Map<number, ActionView>> {
  const rows = await db().action.findMany({ where: { id: { in: [...ids] } } })
  return new Map((await actionViews(rows)).map((action) => [action.id, action]))
}

/** One entry, with what became of it; null when there is none. */
export async function readEntry(viewer: Viewer, id: number): Promise<EntryView | null> {
  const [found, undoing, appeals] = await Promise.all([
    db().action.findUnique({ where: { id }, select: { undoesId: true } }),
    db().action.findUnique({ where: { undoesId: id }, select: { id: true } }),
    db().appeal.findMany({ where: { decisionId: { not: null }, OR: [{ actionId: id }, { decisionId: id }] }, select: { actionId: true, decisionId: true } }),
  ])
  if (!found) return null
  const others = [found.undoesId, undoing?.id, ...appeals.flatMap(({ actionId, decisionId }) => [actionId, decisionId])].filter((one) => one != null)
  const actions = await readActions(viewer, [...new Set([id, ...others])])
  const related = [...actions.values()].filter((action) => action.id !== id).sort((a, b) => a.id - b.id)
  return { entry: actions.get(id)!, related }
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof db>['action']['findMany']>>[number]

/** Entries as they are shown, in the order given. */
export async function actionViews(rows: readonly ActionRow[]): Promise<ActionView[]> {
  const ids = rows.map(({ id }) => id)
  const [posts, threads, undoings, appeals, wordings, actors] = await Promise.all([
    db().post.findMany({ where: { id: { in: rows.flatMap(({ postId }) => postId ?? []) } }, select: { id: true, threadId: true, number: true, thread: { select: { title: true, deletedAt: true } } } }),
    db().thread.findMany({ where: { id: { in: rows.flatMap(({ threadId, toThreadId }) => [threadId ?? [], toThreadId ?? []].flat()) }, deletedAt: null }, select: { id: true, title: true } }),
    db().action.findMany({ where: { undoesId: { in: ids } }, select: { id: true, undoesId: true } }),
    db().appeal.findMany({ where: { decisionId: { not: null }, OR: [{ actionId: { in: ids } }, { decisionId: { in: ids } }] }, select: { actionId: true, decisionId: true, outcome: true } }),
    db().wording.findMany({ where: { id: { in: rows.flatMap(({ wordingId }) => wordingId ?? []) } }, select: { id: true, words: true } }),
    env().LOG_NAMES === '1' ? db().person.findMany({ where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, ...personColumns } }) : [],
  ])
  // Where it stands now: it may have been moved since.
  const places = new Map(posts.map(({ id, threadId, number, thread: { title, deletedAt } }) => [id, deletedAt ? null : { threadId, title, number }]))
  const titles = new Map(threads.map(({ id, title }) => [id, title]))
  const threadOf = (threadId: number | null) => (threadId !== null && titles.has(threadId) ? { threadId, title: titles.get(threadId)!, number: null } : null)
  const undoneBy = new Map(undoings.map(({ id, undoesId }) => [undoesId, id]))
  const outcomes = new Map(appeals.map(({ actionId, outcome }) => [actionId, outcome]))
  const decided = new Map(appeals.map(({ actionId, decisionId }) => [decisionId, actionId]))
  const said = new Map(wordings.map(({ id, words }) => [id, words as Words | null]))
  const named = new Map(actors.map((actor) => [actor.id, personView(actor)]))
  return rows.map(({ id, kind, actorId, createdAt, scope, priorScope, canned, wordingId, reason, holding, postId, threadId, toThreadId, undoesId }) => ({
    id,
    kind: kindOf(kind),
    by: actorId !== null ? 'moderator' : kind === 'hold' || kind === 'release' ? 'radar' : 'members',
    at: createdAt,
    scope: parseScope(scope ?? ''),
    holding,
    lifted: priorScope !== null && (scope === null || kind === 'seal_part'),
    canned,
    wording: said.get(wordingId ?? 0) ?? null,
    reason,
    postId,
    aboutPerson: threadId === null,
    address: postId === null ? threadOf(threadId) ?? threadOf(toThreadId) : (places.get(postId) ?? null),
    to: kind === 'merge' || kind === 'split' ? threadOf(toThreadId) : null,
    undoneBy: undoneBy.get(id) ?? null,
    undoes: undoesId,
    appeal: outcomes.get(id) ?? null,
    decides: decided.get(id) ?? null,
    actor: named.get(actorId ?? 0) ?? null,
  }))
}

/** What admins last made of each canned reason, if anything. A reason has a handful of wordings at most, and there are some dozens of reasons. */
function newestWordings(tx: Queries) {
  return tx.wording.findMany({ where: BY_ADMINS, distinct: ['key'], orderBy: [{ key: 'asc' }, { id: 'desc' }] })
}

/** The canned reasons that an admin has put otherwise or withdrawn: for the forms that offer them. */
export async function readRewordings(_viewer: Viewer): Promise<Rewordings> {
  const rows = await newestWordings(db())
  return Object.fromEntries(rows.filter(({ words, offered }) => words !== null || !offered).map((row) => [row.key, row.offered ? wordsNow(row.key, row) : null]))
}

/** All canned reasons as they are now, in the order of content/reasons.json: for whoever edits them. */
export async function readCanned(_viewer: Viewer): Promise<CannedView[]> {
  const newest = new Map((await newestWordings(db())).map((row) => [row.key, row]))
  return cannedGroups().map(({ key, groups }) => {
    const row = newest.get(key)
    const [words, usual] = [wordsNow(key, row), contentWords(key) ?? {}]
    return { key, groups, words, usual, changed: Object.keys(usual).some((locale) => usual[locale] !== words[locale]), offered: row?.offered ?? true }
  })
}

/** A reason in words as it would be given now, in one language: for what is kept beside the log. */
export async function reasonNow(tx: Queries, locale: Locale, { canned, reason }: { canned: string | null; reason: string }): Promise<string> {
  const newest = canned === null ? null : await tx.wording.findFirst({ where: { key: canned, ...BY_ADMINS }, orderBy: { id: 'desc' } })
  return reasonWords(locale, { canned, reason, wording: canned === null ? null : wordsNow(canned, newest) })
}

interface Counted {
  month: string
  actions: number
  undone: number
  appealed: number
  overturned: number
}

/**
 * Moderation in figures, of the months that `FIGURE_MONTHS` says, the one of `now` included. Three queries on indexes by time: their cost grows with what
 * happened in these months, and not with what the forum holds.
 */
export async function readFigures(_viewer: Viewer, now = new Date()): Promise<FiguresView> {
  const months = monthsUntil(now)
  const since = new Date(`${months[0]}-01T00:00:00Z`)
  const [flags, waits, acts] = await Promise.all([
    db().$queryRaw<{ month: string; outcome: 'upheld' | 'dismissed' | null; count: number }[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, outcome::text, count("createdAt")::int FROM "Flag" WHERE "createdAt" >= ${since} GROUP BY 1, 2`,
    db().$queryRaw<{ month: string; decided: number; median: number; p90: number }[]>`
      SELECT month, count(*)::int AS decided, percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY waited) AS p90
      FROM (
        SELECT to_char("decidedAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, extract(epoch FROM "decidedAt" - "openedAt")::float / 60 AS waited
        FROM "QueueItem" WHERE "decidedAt" >= ${since} AND "actionId" IS NOT NULL
      ) AS item GROUP BY month`,
    db().$queryRaw<(Counted & { kind: Parameters<typeof kindOf>[0] })[]>`
      SELECT to_char(a."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, replace(a.kind::text, '-', '_') AS kind, count(a.id)::int AS actions, count(u.id)::int AS undone,
        count(p.id)::int AS appealed, (count(p.id) FILTER (WHERE p.outcome = 'overturned'))::int AS overturned
      FROM "Action" a LEFT JOIN "Action" u ON u."undoesId" = a.id LEFT JOIN "Appeal" p ON p."actionId" = a.id
      WHERE a."createdAt" >= ${since} AND a.kind NOT IN ('undo', 'uphold', 'overturn') GROUP BY 1, 2`,
  ])
  return {
    months: months.map((month) => {
      const waited = waits.find((one) => one.month === month)
      const flagged = (outcome: 'upheld' | 'dismissed' | null) => flags.find((one) => one.month === month && one.outcome === outcome)?.count ?? 0
      return {
        month, ...sumOf(acts.filter((one) => one.month === month)), decided: waited?.decided ?? 0, median: waited?.median ?? null, p90: waited?.p90 ?? null,
        flags: { upheld: flagged('upheld'), dismissed: flagged('dismissed'), waiting: flagged(null) },
      }
    }),
    kinds: [...new Set(acts.map(({ kind }) => kind))].map((kind) => ({ kind: kindOf(kind), ...sumOf(acts.filter((one) => one.kind === kind)) })).sort((a, b) => b.actions - a.actions || (a.kind < b.kind ? -1 : 1)),
  }
}

function sumOf(rows: readonly Counted[]): Omit<Counted, 'month'> {
  const sum = (key: 'actions' | 'undone' | 'appealed' | 'overturned') => rows.reduce((total, row) => total + row[key], 0)
  return { actions: sum('actions'), undone: sum('undone'), appealed: sum('appealed'), overturned: sum('overturned') }
}

function monthsUntil(now: Date): string[] {
  return Array.from({ length: FIGURE_MONTHS }, (_, index) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (FIGURE_MONTHS - 1 - index))).toISOString().slice(0, 7))
}
