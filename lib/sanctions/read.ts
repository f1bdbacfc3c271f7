import { db } from '@/lib/db/client'
import { storedKind } from '@/lib/events/log'
import { actionViews } from '@/lib/ledger/read'
import type { ActionView } from '@/lib/ledger/view'
import { personColumns, personView } from '@/lib/people/view'
import { readStanding } from '@/lib/standing/read'
import { administers, moderates, type Member, type Viewer } from '@/lib/viewer/viewer'
import { FAMILY, isPersonAct, PERSON_ACTS, SETTABLE, whyNotOver, whyNotSanction, type PersonAct } from './rules'
import type { AppointedView, FlagFigures, OverseenView, RemarkView, ToldView } from './view'

/** Entries and notes that a record shows: what one reads before deciding. */
const RECORD = 50

// A name in the database is that of the act: all of these are one word.
const KINDS = PERSON_ACTS.map(storedKind)

/** Somebody as moderators see them. Null where there is nobody, or the viewer does not moderate everywhere. */
export async function readOverseen(viewer: Viewer, handle: string): Promise<OverseenView | null> {
  if (!moderates(viewer)) return null
  const row = await db().person.findUnique({
    where: { handle: handle.toLowerCase() },
    select: { id: true, ...personColumns, createdAt: true, bannedAt: true, silencedUntil: true, categories: { select: { categoryId: true } } },
  })
  if (!row) return null
  const subject = { personId: row.id, standing: row.standing, bannedAt: row.bannedAt, categories: row.categories.map(({ categoryId }) => categoryId) }
  const [all, standing, flags, remarks, rows] = await Promise.all([
    db().category.findMany({ orderBy: { position: 'asc' }, select: { id: true, slug: true } }),
    readStanding(row.id),
    readFlagFigures(row.id),
    readRemarks(viewer, row.id),
    db().action.findMany({ where: { personId: row.id }, orderBy: { id: 'desc' }, take: RECORD }),
  ])
  const may = (act: PersonAct) => whyNotSanction(viewer, subject, { act }) === null
  const own = (mine: boolean) => all.filter(({ id }) => subject.categories.includes(id) === mine).map(({ slug }) => slug)
  const views = await actionViews(rows)
  return {
    person: personView(row), joinedAt: row.createdAt, bannedAt: row.bannedAt, silencedUntil: row.silencedUntil && row.silencedUntil > new Date() ? row.silencedUntil : null,
    standing, flags, remarks, categories: own(true), otherCategories: own(false),
    history: views.map((action) => ({ ...action, about: rows.find(({ id }) => id === action.id)!.threadId === null ? 'person' : 'post', whyNotUndo: whyNotUndoShown(viewer, subject, action, views) })),
    acts: PERSON_ACTS.filter((act) => (act === 'relieve' ? subject.categories.length > 0 : true) && may(act)),
    standings: SETTABLE.filter((one) => one !== row.standing && whyNotSanction(viewer, subject, { act: 'standing', standing: one }) === null),
    why: whyNotOver(viewer, subject),
  }
}

/** As far as a list can tell: what changed since is found out by trying. */
function whyNotUndoShown(viewer: Viewer, subject: Parameters<typeof whyNotOver>[1], { id, kind, undoneBy }: ActionView, all: readonly ActionView[]) {
  if (!isPersonAct(kind)) return 'nothing-to-undo'
  if (undoneBy !== null) return 'undone-already'
  const followed = all.some((other) => other.id > id && other.undoneBy === null && (FAMILY[kind] as readonly string[]).includes(other.kind) && kind !== 'appoint' && kind !== 'relieve')
  if (followed) return 'changed-since'
  return whyNotOver(viewer, subject) ?? ((kind === 'appoint' || kind === 'relieve') && !administers(viewer) ? 'not-admin' : null)
}

async function readRemarks(viewer: Member, personId: number): Promise<RemarkView[]> {
  const rows = await db().remark.findMany({ where: { personId, removedAt: null }, orderBy: { id: 'desc' }, take: RECORD, select: { id: true, actionId: true, authorId: true, text: true, createdAt: true } })
  const authors = await db().person.findMany({ where: { id: { in: rows.flatMap(({ authorId }) => authorId ?? []) } }, select: { id: true, ...personColumns } })
  return rows.map(({ id, actionId, authorId, text, createdAt }) => {
    const author = authors.find((one) => one.id === authorId)
    return { id, actionId, text: text.for({ ...viewer, moderating: true }), by: author ? personView(author) : null, at: createdAt }
  })
}

async function readFlagFigures(personId: number): Promise<FlagFigures> {
  const [figures] = await db().$queryRaw<FlagFigures[]>`
    SELECT
      count(*) FILTER (WHERE about AND outcome = 'upheld')::int AS upheld, count(*) FILTER (WHERE about AND outcome = 'dismissed')::int AS dismissed,
      count(*) FILTER (WHERE about AND outcome IS NULL)::int AS waiting,
      count(*) FILTER (WHERE NOT about AND outcome = 'upheld')::int AS "ownUpheld", count(*) FILTER (WHERE NOT about AND outcome = 'dismissed')::int AS "ownDismissed"
    FROM (
      SELECT true AS about, f.outcome FROM "Flag" f WHERE f."aboutId" = ${personId} OR f."postId" IN (SELECT id FROM "Post" WHERE "authorId" = ${personId})
      UNION ALL SELECT false, f.outcome FROM "Flag" f WHERE f."personId" = ${personId}
    ) reports`
  return figures!
}

/** How a member stands, and what moderators have said to them. */
export async function readTold(viewer: Member): Promise<ToldView> {
  const { personId } = viewer
  const [standing, warnings, rows, categories] = await Promise.all([
    readStanding(personId),
    db().warning.findMany({ where: { personId, readAt: null }, select: { actionId: true } }),
    db().action.findMany({ where: { personId, threadId: null, OR: [{ kind: { in: KINDS } }, { kind: 'undo' }, { kind: 'uphold' }, { kind: 'overturn' }] }, orderBy: { id: 'desc' }, take: RECORD }),
    db().categoryModerator.findMany({ where: { personId }, orderBy: { category: { position: 'asc' } }, select: { category: { select: { slug: true } } } }),
  ])
  const history = await actionViews(rows)
  const unread = new Set(warnings.map(({ actionId }) => actionId))
  return { standing, silencedUntil: viewer.silencedUntil, unread: history.filter(({ id }) => unread.has(id)), history, categories: categories.map(({ category }) => category.slug) }
}

/** Who was appointed to what; null for those who are no admins. */
export async function readAppointed(viewer: Viewer): Promise<AppointedView | null> {
  if (!administers(viewer)) return null
  const [people, categories] = await Promise.all([
    db().person.findMany({ where: { standing: { in: ['moderator', 'admin'] }, bannedAt: null }, orderBy: { handle: 'asc' }, select: personColumns }),
    db().category.findMany({ orderBy: { position: 'asc' }, select: { slug: true, moderators: { orderBy: { personId: 'asc' }, select: { person: { select: personColumns } } } } }),
  ])
  const of = (standing: string) => people.filter((person) => person.standing === standing).map(personView)
  return { admins: of('admin'), moderators: of('moderator'), categories: categories.map(({ slug, moderators }) => ({ slug, people: moderators.map(({ person }) => personView(person)) })) }
}
