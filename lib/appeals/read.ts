import { db, sql, type Queries } from '@/lib/db/client'
import { kindOf } from '@/lib/events/log'
import { readActions } from '@/lib/ledger/read'
import { personColumns, personView } from '@/lib/people/view'
import { appellantBy } from '@/lib/viewer/appeal-key'
import { boundTo, moderatesSomewhere, type Viewer } from '@/lib/viewer/viewer'
import { ACTIVE_DAYS, APPEALS_PAGE, whyNotAppeal, whyNotDecide, type Appealing } from './rules'
import type { AppealingView, AppealsView, AppealView } from './view'

const DAY_MS = 86_400_000

/** Who may speak here of an action: whoever is signed in, or whose private address it is. */
export function appellantOf({ personId }: Viewer, actionId: number, key: string | null): number | null {
  return key === null ? personId : appellantBy(key, actionId)
}

/** What the viewer may say against an action, or has said; with the key of a private address, what its person may. Null when there is no such action. */
export async function readAppealing(viewer: Viewer, actionId: number, key: string | null = null): Promise<AppealingView | null> {
  const personId = appellantOf(viewer, actionId, key)
  const row = await db().action.findUnique({ where: { id: actionId }, select: { kind: true, actorId: true, personId: true } })
  if (!row) return null
  const appeal = await db().appeal.findUnique({ where: { actionId }, select: { personId: true, text: true, createdAt: true, outcome: true, decisionId: true } })
  const actions = await readActions(viewer, [actionId, ...(appeal?.decisionId ? [appeal.decisionId] : [])])
  const action = actions.get(actionId)!
  const own = appeal && appeal.personId === personId ? appeal : null
  return {
    action,
    why: whyNotAppeal(personId, { ...row, kind: kindOf(row.kind), undone: action.undoneBy !== null, appealed: appeal !== null }),
    mine: own && { text: own.text.for({ ...viewer, personId }), at: own.createdAt, outcome: own.outcome, decision: actions.get(own.decisionId ?? 0) ?? null },
  }
}

/** Appeals that wait, the oldest first, or those that were decided, the newest first; `after` is the id that the page begins beyond. Null for those who do not moderate. */
export async function readAppeals(viewer: Viewer, state: 'open' | 'decided', after: number | null = null, limit = APPEALS_PAGE): Promise<AppealsView | null> {
  if (!moderatesSomewhere(viewer)) return null
  const open = state === 'open'
  const beyond = after === null ? sql`TRUE` : open ? sql`p.id > ${after}` : sql`p.id < ${after}`
  const [rows, waiting] = await Promise.all([
    db().$queryRaw<{ id: number }[]>`
      SELECT p.id FROM "Appeal" p JOIN "Action" a ON a.id = p."actionId" WHERE ${open ? sql`p.outcome IS NULL` : sql`p.outcome IS NOT NULL`} AND ${beyond} AND ${within(viewer)}
      ORDER BY ${open ? sql`p.id` : sql`p.id DESC`} LIMIT ${limit + 1}`,
    openAppeals(viewer),
  ])
  const ids = rows.slice(0, limit).map(({ id }) => id)
  const found = await readAppealsById(viewer, ids)
  return { appeals: ids.flatMap((id) => found.get(id) ?? []), waiting: waiting ?? 0, next: rows.length > limit ? ids.at(-1)! : null }
}

/** How many appeals wait for a decision that the viewer may look at; null for those who do not moderate. */
export async function openAppeals(viewer: Viewer): Promise<number | null> {
  if (!moderatesSomewhere(viewer)) return null
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(p.id)::int FROM "Appeal" p JOIN "Action" a ON a.id = p."actionId" WHERE p.outcome IS NULL AND ${within(viewer)}`
  return row!.count
}

/** One appeal; null when there is none, or it is not the viewer's to look at. */
export async function readAppeal(viewer: Viewer, id: number): Promise<AppealView | null> {
  return moderatesSomewhere(viewer) ? ((await readAppealsById(viewer, [id])).get(id) ?? null) : null
}

// What is about a person is for those who moderate everywhere.
function within(viewer: Parameters<typeof boundTo>[0]) {
  const categories = boundTo(viewer)
  return categories ? sql`a."threadId" IS NOT NULL AND a."categoryId" = ANY(${[...categories]}::int[])` : sql`TRUE`
}

async function readAppealsById(viewer: Viewer, ids: readonly number[]): Promise<Map<number, AppealView>> {
  const appeals = await db().appeal.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, actionId: true, personId: true, text: true, createdAt: true, outcome: true, decisionId: true, person: { select: personColumns } },
  })
  const [actions, rows] = await Promise.all([
    readActions(viewer, appeals.flatMap(({ actionId, decisionId }) => [actionId, ...(decisionId === null ? [] : [decisionId])])),
    db().action.findMany({ where: { id: { in: appeals.map(({ actionId }) => actionId) } }, select: { id: true, actorId: true, threadId: true, categoryId: true } }),
  ])
  const acts = new Map(rows.map(({ id, actorId, threadId, categoryId }) => [id, { actorId, categoryId: threadId === null ? null : categoryId }]))
  // Who else is about matters where they would judge themselves.
  const own = appeals.filter(({ actionId, outcome }) => outcome === null && acts.get(actionId)!.actorId === viewer.personId)
  const deciding = own.length === 0 ? [] : await readDeciding(db(), own.map(({ actionId }) => acts.get(actionId)!.categoryId))
  const views = appeals.map(({ id, actionId, personId, text, createdAt, outcome, decisionId, person }) => {
    const { actorId, categoryId } = acts.get(actionId)!
    const others = othersAmong(deciding, viewer, { personId, categoryId })
    const why = whyNotDecide(viewer, { personId, actorId, categoryId, decided: outcome !== null, others })
    if (why === 'not-your-category') return []
    const action = actions.get(actionId)!
    const said = { text: text.for({ ...viewer, moderating: true }), at: createdAt, outcome, decision: actions.get(decisionId ?? 0) ?? null }
    return [[id, { id, action, by: personView(person), ...said, why, alone: why === null && actorId === viewer.personId }] as const]
  })
  return new Map(views.flat())
}

/** How many others there are who may decide an appeal and have been about lately, by `ACTIVE_DAYS`. */
export async function othersWhoDecide(tx: Queries, viewer: Viewer, about: Pick<Appealing, 'personId' | 'categoryId'>): Promise<number> {
  return othersAmong(await readDeciding(tx, [about.categoryId]), viewer, about)
}

type Deciding = Awaited<ReturnType<typeof readDeciding>>[number]

/** Who decides appeals about what is in one of these categories, or about people (null), and has been about lately. */
async function readDeciding(tx: Queries, categoryIds: readonly (number | null)[]) {
  const now = new Date()
  const since = new Date(now.getTime() - ACTIVE_DAYS * DAY_MS)
  const within = { categoryId: { in: categoryIds.filter((id) => id !== null) } }
  return tx.person.findMany({
    where: {
      bannedAt: null,
      AND: [
        { OR: [{ silencedUntil: null }, { silencedUntil: { lte: now } }] },
        { OR: [{ standing: { in: ['moderator', 'admin'] } }, { categories: { some: within } }] },
        { OR: [{ sessions: { some: { createdAt: { gte: since } } } }, { readings: { some: { readAt: { gte: since } } } }] },
      ],
    },
    select: { id: true, standing: true, categories: { where: within, select: { categoryId: true } } },
  })
}

function othersAmong(deciding: readonly Deciding[], viewer: Viewer, { personId, categoryId }: Pick<Appealing, 'personId' | 'categoryId'>): number {
  const others = deciding.filter(({ id }) => id !== personId && id !== viewer.personId)
  return others.filter(({ standing, categories }) => standing === 'moderator' || standing === 'admin' || categories.some((one) => one.categoryId === categoryId)).length
}
