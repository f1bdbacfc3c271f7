import { db, sql } from '@/lib/db/client'
import { GIVEAWAYS } from '@/lib/film/giveaways'
import type { FlagView } from '@/lib/flags/view'
import { actionViews } from '@/lib/ledger/read'
import { readPostsById, readSource } from '@/lib/posts/read'
import { readGiveaways } from '@/lib/texts/read'
import type { Reader } from '@/lib/spoilers/reader'
import { EVERYTHING, parseScope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { countWords } from '@/lib/spoilers/words'
import { boundTo, moderatesIn, moderatesSomewhere, type Viewer } from '@/lib/viewer/viewer'
import { ACTS, QUEUE_PAGE, whyNotAct, whyNotUndo } from './rules'
import type { GiveawayView, ItemView, JudgedView, QueueView } from './view'

/** The moderators' queue: the heaviest first, of equals the oldest. Null for those who do not moderate. */
export async function readQueue(viewer: Viewer): Promise<QueueView | null> {
  if (!moderatesSomewhere(viewer)) return null
  const where = { decidedAt: null, ...inCategories(boundTo(viewer)) }
  const [items, waiting] = await Promise.all([
    db().queueItem.findMany({ where, orderBy: [{ weight: 'desc' }, { openedAt: 'asc' }, { id: 'asc' }], take: QUEUE_PAGE, select: { postId: true } }),
    db().queueItem.count({ where }),
  ])
  const judged = await judge(viewer, items.map(({ postId }) => postId))
  return { items: items.flatMap(({ postId }) => judged.find(({ post }) => post.id === postId) ?? []), waiting }
}

/** How many posts wait in the queue; null for those who do not moderate. */
export async function openQueueItems(viewer: Viewer): Promise<number | null> {
  return moderatesSomewhere(viewer) ? db().queueItem.count({ where: { decidedAt: null, ...inCategories(boundTo(viewer)) } }) : null
}

/** The same as a part of a query. */
export function openQueueItemsFor(viewer: Viewer) {
  if (!moderatesSomewhere(viewer)) return sql`NULL::int`
  const categories = boundTo(viewer)
  if (!categories) return sql`(SELECT count(*)::int FROM "QueueItem" WHERE "decidedAt" IS NULL)`
  return sql`(
    SELECT count(*)::int FROM "QueueItem" q JOIN "Post" qp ON qp.id = q."postId" JOIN "Thread" qt ON qt.id = qp."threadId"
    WHERE q."decidedAt" IS NULL AND qt."categoryId" = ANY(${[...categories]}::int[]))`
}

/** The condition that an item is of a post in these categories; null: in any. */
function inCategories(categories: readonly number[] | null) {
  return categories ? { post: { thread: { categoryId: { in: [...categories] } } } } : {}
}

/** One post with its source and its history, reported or not. Null when there is none, or the viewer does not moderate. */
export async function readItem(viewer: Viewer, postId: number): Promise<ItemView | null> {
  const place = await db().post.findUnique({ where: { id: postId }, select: { thread: { select: { categoryId: true } } } })
  const categoryId = place?.thread.categoryId
  const [judged] = categoryId !== undefined && moderatesIn(viewer, categoryId) ? await judge(viewer, [postId]) : []
  if (!judged || categoryId === undefined) return null
  const [source, told, rows] = await Promise.all([
    readSource(viewer, judged.post.threadId, judged.post.number),
    judged.post.state === 'deleted' ? [] : readTold({ ...viewer, moderating: true }, postId),
    db().action.findMany({ where: { postId }, orderBy: { id: 'desc' } }),
  ])
  const history = (await actionViews(rows)).map((action, index, all) => {
    const followed = all.slice(0, index).some(({ kind, undoneBy }) => kind !== 'undo' && undoneBy === null)
    const undone = action.undoneBy !== null
    // Whether the text was changed since is found out by trying: a button that may be refused beats two texts compared for each entry.
    return { ...action, whyNotUndo: whyNotUndo(viewer, { categoryId, kind: action.kind, undone, followed, rewritten: false }) }
  })
  return { ...judged, source: source && { text: source.source, revision: source.revision }, told, history }
}

async function readTold(reader: Reader, postId: number): Promise<GiveawayView[]> {
  const { findings } = await readGiveaways(db(), postId)
  return findings.map(({ phrase, because, score, scope }) => ({
    phrase: new Sealed('text', phrase, { scopes: EVERYTHING, postId, index: 0, authorId: null, words: countWords(phrase) }).for(reader),
    score,
    scope,
    because,
    what: GIVEAWAYS.get(because)?.what ?? because,
  }))
}

async function judge(viewer: Viewer, postIds: readonly number[]): Promise<JudgedView[]> {
  const reader = { ...viewer, moderating: true }
  const [posts, rows, actions] = await Promise.all([
    readPostsById(reader, postIds),
    db().post.findMany({ where: { id: { in: [...postIds] } }, select: judgedColumns }),
    db().action.findMany({ where: { postId: { in: [...postIds] } }, select: { id: true, postId: true, kind: true, undoesId: true } }),
  ])
  const undone = new Set(actions.map(({ undoesId }) => undoesId))
  return posts.map((post) => {
    const { thread, sealed, queueItems: [item], flags } = rows.find(({ id }) => id === post.id)!
    const acted = actions.filter(({ postId }) => postId === post.id)
    const parts = acted.filter(({ id, kind }) => kind === 'seal_part' && !undone.has(id)).length
    const state = { categoryId: thread.categoryId, state: post.state, sealed, parts, open: item !== undefined }
    return {
      post,
      address: { threadId: post.threadId, title: thread.title, number: post.number },
      category: thread.category.slug,
      sealed: parseScope(sealed ?? ''),
      item: item ?? null,
      flags: flags.map(({ note, person, reason, scope, createdAt }): FlagView => ({
        standing: person.standing,
        reason: reason === 'off_topic' ? 'off-topic' : reason,
        scope: parseScope(scope ?? ''),
        note: note && note.for(reader),
        at: createdAt,
      })),
      acts: ACTS.filter((act) => whyNotAct(viewer, act, state) === null),
      last: Math.max(0, ...acted.map(({ id }) => id)),
    }
  })
}

const judgedColumns = {
  id: true,
  sealed: true,
  thread: { select: { title: true, categoryId: true, category: { select: { slug: true } } } },
  queueItems: { where: { decidedAt: null }, select: { weight: true, openedAt: true, radar: true } },
  flags: {
    where: { outcome: null },
    orderBy: { id: 'asc' },
    // The note's lock asks for both ids; who it was goes no further than this.
    select: { postId: true, personId: true, reason: true, scope: true, note: true, createdAt: true, person: { select: { standing: true } } },
  },
} as const
