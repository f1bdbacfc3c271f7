import { z } from 'zod'
import { db, type Where } from '@/lib/db/client'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { readActions } from '@/lib/ledger/read'
import { whyNotUndo } from '@/lib/moderation/rules'
import { done, refused, type Outcome, type RefusalReason } from '@/lib/outcome'
import { personColumns, personView } from '@/lib/people/view'
import { parseScope } from '@/lib/spoilers/scope'
import type { Cleared } from '@/lib/spoilers/sealed'
import { moderatesIn, type Guest, type Viewer } from '@/lib/viewer/viewer'
import type { ListQuery } from './input'
import { PERIOD_DAYS, THREADS_PER_PAGE, whyNotEditThread } from './rules'
import type { CategoryView, ThreadEditView, ThreadList, ThreadRow } from './view'

const rowColumns = {
  id: true,
  title: true,
  slug: true,
  category: { select: { slug: true } },
  author: { select: personColumns },
  spoiler: true,
  createdAt: true,
  lastActivityAt: true,
  posts: true,
  lastNumber: true,
  views: true,
  lockedAt: true,
  pinnedAt: true,
  tags: { select: { tag: { select: { slug: true } } }, orderBy: { tagId: 'asc' } },
} as const

interface ListIn extends ListQuery {
  category?: string
  tag?: string
}

/**
 * A list of threads, by an index for each order; by activity, those that are pinned stand before all others, on the first page. The viewer changes
 * nothing: a row holds nothing that can spoil, and what is their own is laid over it.
 */
export async function listThreads(_viewer: Viewer, { sort, period, page, category, tag }: ListIn): Promise<ThreadList> {
  const days = sort === 'top' ? PERIOD_DAYS[period] : null
  const where: Where['thread'] = {
    deletedAt: null,
    ...(await within({ category, tag })),
    ...(sort === 'unanswered' && { posts: 1 }),
    ...(days !== null && { createdAt: { gte: new Date(Date.now() - days * 86_400_000) } }),
  }
  const pins = sort === 'active'
  const [pinned, rows] = await Promise.all([
    pins && page === 1 ? threadRows({ where: { ...where, pinnedAt: { not: null } }, orderBy: { pinnedAt: 'desc' } }) : [],
    threadRows({ where: pins ? { ...where, pinnedAt: null } : where, orderBy: orders[sort], skip: (page - 1) * THREADS_PER_PAGE, take: THREADS_PER_PAGE + 1 }),
  ])
  return { rows: [...pinned, ...rows.slice(0, THREADS_PER_PAGE)].map(rowView), more: rows.length > THREADS_PER_PAGE }
}

/**
 * Where a list is looked for, by ids, each by a query of its own: the database plans a list in an order's index only where it knows which
 * category, tag or person it is about. Nothing has the id 0.
 */
async function within({ category, tag, author }: { category?: string; tag?: string; author?: string }): Promise<Where['thread']> {
  const [of, tagged, by] = await Promise.all([
    category === undefined ? undefined : db().category.findUnique({ where: { slug: category }, select: { id: true } }),
    tag === undefined ? undefined : db().tag.findUnique({ where: { slug: tag }, select: { id: true } }),
    author === undefined ? undefined : db().person.findUnique({ where: { handle: author.toLowerCase() }, select: { id: true } }),
  ])
  return {
    ...(of !== undefined && { categoryId: of?.id ?? 0 }),
    ...(tagged !== undefined && { tags: { some: { tagId: tagged?.id ?? 0 } } }),
    ...(by !== undefined && { authorId: by?.id ?? 0 }),
  }
}

interface ListAfter extends Pick<ListIn, 'sort' | 'period' | 'category' | 'tag'> {
  /** The handle of who started them. */
  author?: string
  limit: number
  cursor?: string
}

// Where a list goes on: the last row's place in its order, and for a period when that began.
const place = z.tuple([z.int(), z.int(), z.int().nullable()])

/**
 * A list of threads for programs: in the order of the lists, without pinned ones before it, going on after the place that a cursor names. Rows that
 * move while somebody turns pages move to the front, so that none comes twice.
 */
export async function listThreadsAfter(_viewer: Viewer, { sort, period, category, tag, author, limit, cursor }: ListAfter): Promise<Outcome<{ rows: ThreadRow[]; next: string | null }>> {
  const list = JSON.stringify(['threads', sort, period, category, tag, author])
  const after = cursor === undefined ? null : readCursor(list, place, cursor)
  if (cursor !== undefined && !after) return refused('cursor-unreadable', 'cursor')
  const days = sort === 'top' ? PERIOD_DAYS[period] : null
  const since = days === null ? null : (after?.[2] ?? Date.now() - days * 86_400_000)
  const [value, id] = after ?? []
  const where: Where['thread'] = {
    deletedAt: null,
    ...(await within({ category, tag, author })),
    ...(sort === 'unanswered' && { posts: 1 }),
    ...(since !== null && { createdAt: { gte: new Date(since) } }),
    ...(value !== undefined && beyond(sort, value, id!)),
  }
  const found = await threadRows({ where, orderBy: orders[sort], take: limit + 1 })
  const rows = found.slice(0, limit).map(rowView)
  const last = rows.at(-1)
  return done({ rows, next: found.length > limit && last ? makeCursor(list, [valueIn(sort, last), last.id, since]) : null })
}

/** What a row is put in order by, before its id. */
function valueIn(sort: ListQuery['sort'], { id, posts, lastActivityAt }: ThreadRow): number {
  return { active: lastActivityAt.getTime(), unanswered: lastActivityAt.getTime(), top: posts, new: id }[sort]
}

/** The rows after a place: a stretch of the order's index, and of those at its very beginning the ones with a smaller id. */
function beyond(sort: ListQuery['sort'], value: number, id: number): Where['thread'] {
  if (sort === 'new') return { id: { lt: id } }
  if (sort === 'top') return { posts: { lte: value }, NOT: { posts: value, id: { gte: id } } }
  const at = new Date(value)
  return { lastActivityAt: { lte: at }, NOT: { lastActivityAt: at, id: { gte: id } } }
}

const orders = {
  active: [{ lastActivityAt: 'desc' as const }, { id: 'desc' as const }],
  new: [{ id: 'desc' as const }],
  top: [{ posts: 'desc' as const }, { id: 'desc' as const }],
  unanswered: [{ lastActivityAt: 'desc' as const }, { id: 'desc' as const }],
} satisfies Record<ListQuery['sort'], object[]>

/** One thread; null when there is none, or it was deleted. */
export async function readThread(_viewer: Viewer, id: number): Promise<ThreadRow | null> {
  const [row] = await threadRows({ where: { id, deletedAt: null } })
  return row ? rowView(row) : null
}

/** The category in which a thread was started, where it has been edited since; null where it never was. */
export async function startedIn(_viewer: Viewer, threadId: number): Promise<string | null> {
  const first = await db().edition.findFirst({ where: { threadId }, orderBy: { number: 'asc' }, select: { categoryId: true } })
  const category = first && (await db().category.findUnique({ where: { id: first.categoryId }, select: { slug: true } }))
  return category?.slug ?? null
}

/** The newest threads, of one category where its id is given: by an index for each. */
export async function listNewest(_viewer: Viewer, count: number, categoryId?: number): Promise<ThreadRow[]> {
  const where: Where['thread'] = { deletedAt: null, ...(categoryId !== undefined && { categoryId }) }
  return (await threadRows({ where, orderBy: orders.new, take: count })).map(rowView)
}

/** Threads by their ids, in no order that means anything; those that were deleted are left out. */
export async function readThreadsById(_viewer: Viewer, ids: readonly number[]): Promise<ThreadRow[]> {
  return (await threadRows({ where: { id: { in: [...ids] }, deletedAt: null } })).map(rowView)
}

function threadRows(list: { where: Where['thread']; orderBy?: (typeof orders)[ListQuery['sort']] | { pinnedAt: 'desc' }; skip?: number; take?: number }) {
  return db().thread.findMany({ ...list, select: rowColumns })
}

/** All categories, in their order. Their figures are columns, their latest activity the first entry of an index. */
export async function listCategories(_viewer: Viewer): Promise<CategoryView[]> {
  return db().$queryRaw<CategoryView[]>`
    SELECT c.slug, c.version, c.threads, c.posts, (
      SELECT t."lastActivityAt" FROM "Thread" t WHERE t."categoryId" = c.id AND t."deletedAt" IS NULL ORDER BY t."lastActivityAt" DESC, t.id DESC LIMIT 1
    ) AS "lastActivityAt"
    FROM "Category" c ORDER BY c.position`
}

// As many as somebody would look through.
const TAGS_LISTED = 200

/** The tags of threads that are there, those on most of them first. */
export function listTags(_viewer: Viewer): Promise<{ slug: string; threads: number }[]> {
  return db().$queryRaw`
    SELECT g.slug, count(*)::int AS threads FROM "ThreadTag" o JOIN "Tag" g ON g.id = o."tagId" JOIN "Thread" t ON t.id = o."threadId"
    WHERE t."deletedAt" IS NULL GROUP BY g.slug ORDER BY threads DESC, g.slug LIMIT ${TAGS_LISTED}`
}

/** Whether there is a tag of this name. */
export async function tagExists(_viewer: Viewer, slug: string): Promise<boolean> {
  return (await db().tag.count({ where: { slug } })) > 0
}

type Row = Awaited<ReturnType<typeof threadRows>>[number]

function rowView({ category, author, spoiler, lockedAt, pinnedAt, tags, ...thread }: Row): ThreadRow {
  return {
    ...thread,
    category: category.slug,
    author: author && personView(author),
    spoiler: parseScope(spoiler ?? ''),
    locked: lockedAt !== null,
    pinned: pinnedAt !== null,
    tags: tags.map(({ tag }) => tag.slug),
  }
}

/** A thread for whoever may edit its title, category, scope and tags; a refusal's reason for everybody else. */
export async function readThreadEdit(viewer: Viewer, id: number): Promise<ThreadEditView | RefusalReason> {
  const row = await db().thread.findUnique({ where: { id }, select: { ...rowColumns, categoryId: true, authorId: true, revision: true, deletedAt: true } })
  const why = row ? whyNotEditThread(viewer, row) : 'thread-missing'
  if (!row || why) return why ?? 'thread-missing'
  const { authorId, categoryId, revision, deletedAt: _, ...thread } = row
  const may = moderatesIn(viewer, categoryId)
  const [actions, editions] = await Promise.all([
    may ? db().action.findMany({ where: { threadId: id, postId: null }, orderBy: { id: 'desc' }, select: { id: true } }) : [],
    may ? db().edition.findMany({ where: { threadId: id }, orderBy: { number: 'desc' }, select: { title: true, endedAt: true } }) : [],
  ])
  const views = await readActions(viewer, actions.map((action) => action.id))
  const history = actions.flatMap((action) => views.get(action.id) ?? []).map((action, index, all) => {
    const followed = all.slice(0, index).some(({ kind, undoneBy }) => kind === action.kind && undoneBy === null)
    // Whether it was changed since is found out by trying, as with posts.
    return { ...action, whyNotUndo: whyNotUndo(viewer, { categoryId, kind: action.kind, undone: action.undoneBy !== null, followed, rewritten: false }) }
  })
  const earlier = editions.map(({ title, endedAt }) => ({ title: title.for({ ...viewer, moderating: true }), until: endedAt }))
  return { thread: rowView(thread), revision, moderating: may && viewer.kind === 'member' && authorId !== viewer.personId, moderates: may, history, earlier }
}

/** The open text of some posts of a thread that can be read, by their numbers: its root, as whatever lies in it is sealed. What anybody may be told of them elsewhere. */
export async function readOpenTexts(viewer: Guest, threadId: number, { first, last }: { first: number; last: number }): Promise<Map<number, Cleared<'text'>>> {
  const rows = await db().segment.findMany({
    where: { index: 0, post: { threadId, number: { gte: first, lte: last }, state: 'visible' } },
    select: { text: true, post: { select: { number: true } } },
  })
  return new Map(rows.flatMap(({ text, post }) => {
    const cleared = text.for(viewer)
    return cleared.kind === 'cleared' && cleared.because === 'open' && cleared.text.trim() !== '' ? [[post.number, cleared] as const] : []
  }))
}

/** The open text of the opening posts of some threads, by the threads' ids: what anybody may be told of them. */
export async function readOpeningTexts(viewer: Guest, threadIds: readonly number[]): Promise<Map<number, Cleared<'text'>>> {
  const rows = await db().segment.findMany({
    where: { index: 0, post: { threadId: { in: [...threadIds] }, number: 1, state: 'visible' } },
    select: { text: true, post: { select: { threadId: true } } },
  })
  return new Map(rows.flatMap(({ text, post }) => {
    const cleared = text.for(viewer)
    return cleared.kind === 'cleared' && cleared.because === 'open' && cleared.text.trim() !== '' ? [[post.threadId, cleared] as const] : []
  }))
}

/** The revision of a thread's title, category, scope and tags: their ETag. Null: there is no such thread. */
export async function threadRevision(_viewer: Viewer, id: number): Promise<number | null> {
  return (await db().thread.findFirst({ where: { id, deletedAt: null }, select: { revision: true } }))?.revision ?? null
}
