import { db } from '@/lib/db/client'
import { didSomething } from '@/lib/events/log'
import { GIVEAWAYS } from '@/lib/film/giveaways'
import type { FlagView } from '@/lib/flags/view'
import { actionViews } from '@/lib/ledger/read'
import { personColumns, personView } from '@/lib/people/view'
import type { Selected } from '@/lib/markdown/cut'
import { placeInSource } from '@/lib/markdown/in-source'
import type { RefusalReason } from '@/lib/outcome'
import { readPostsById, readSource } from '@/lib/posts/read'
import { readRecord } from '@/lib/queue/read'
import { readGiveaways } from '@/lib/texts/read'
import type { Reader } from '@/lib/spoilers/reader'
import { EVERYTHING, parseScope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { countWords } from '@/lib/spoilers/words'
import type { Viewer } from '@/lib/viewer/viewer'
import { ACTS, whyNotAct, whyNotModerateIn, whyNotUndo } from './rules'
import type { GiveawayView, ItemView, JudgedView } from './view'

/**
 * One post with its source, its history and what is around it, reported or not; `shown`: what somebody selected in its text. A refusal's reason when there
 * is none, or the viewer does not moderate where it stands.
 */
export async function readItem(viewer: Viewer, postId: number, shown: Selected | null = null): Promise<ItemView | RefusalReason> {
  const place = await db().post.findUnique({ where: { id: postId }, select: { authorId: true, threadId: true, number: true, thread: { select: { categoryId: true } } } })
  if (!place) return 'post-missing'
  const { categoryId } = place.thread
  const why = whyNotModerateIn(viewer, categoryId)
  const [judged] = why ? [] : await judge(viewer, [postId])
  if (!judged) return why ?? 'post-missing'
  const [source, told, rows, around, record] = await Promise.all([
    readSource(viewer, judged.post.threadId, judged.post.number),
    judged.post.state === 'deleted' ? [] : readTold({ ...viewer, moderating: true }, postId),
    db().action.findMany({ where: { postId }, orderBy: { id: 'desc' } }),
    readAround({ ...viewer, moderating: true }, place),
    place.authorId === null ? null : readRecord(viewer, place.authorId),
  ])
  const history = (await actionViews(rows)).map((action, index, all) => {
    const followed = all.slice(0, index).some(({ kind, undoneBy }) => didSomething(kind) && undoneBy === null)
    const undone = action.undoneBy !== null
    // Whether the text was changed since is found out by trying: a button that may be refused beats two texts compared for each entry.
    return { ...action, whyNotUndo: whyNotUndo(viewer, { categoryId, kind: action.kind, undone, followed, rewritten: false }) }
  })
  const text = source?.source.kind === 'cleared' ? source.source.text : null
  const segments = judged.post.segments.map(({ index, html }) => ({ index, html: html.kind === 'cleared' ? html.text : null }))
  const chosen = shown && text !== null ? placeInSource(segments, text, shown) : null
  return { ...judged, source: source && { text: source.source, revision: source.revision }, told, history, ...around, record, chosen }
}

/** The posts before and after one in its thread, of those that are there to be read. */
async function readAround(reader: Viewer, { threadId, number }: { threadId: number; number: number }): Promise<Pick<ItemView, 'before' | 'after'>> {
  const next = (where: { lt: number } | { gt: number }, order: 'asc' | 'desc') =>
    db().post.findFirst({ where: { threadId, number: where, state: 'visible' }, orderBy: { number: order }, select: { id: true } })
  const ids = (await Promise.all([next({ lt: number }, 'desc'), next({ gt: number }, 'asc')])).map((post) => post?.id ?? 0)
  const posts = await readPostsById(reader, ids.filter((id) => id > 0))
  const [before, after] = ids.map((wanted) => posts.find(({ id }) => id === wanted) ?? null)
  return { before: before ?? null, after: after ?? null }
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
      item: item ? { ...item, assignee: item.assignee && personView(item.assignee), mine: item.assigneeId === viewer.personId } : null,
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
  queueItems: { where: { decidedAt: null }, select: { id: true, weight: true, openedAt: true, radar: true, listed: true, assigneeId: true, assignee: { select: personColumns } } },
  flags: {
    where: { outcome: null },
    orderBy: { id: 'asc' },
    // The note's lock asks for both ids; who it was goes no further than this.
    select: { postId: true, personId: true, reason: true, scope: true, note: true, createdAt: true, person: { select: { standing: true } } },
  },
} as const
