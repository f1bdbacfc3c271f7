import { db, type Where } from '@/lib/db/client'
import { postsAt } from '@/lib/db/places'
import type { Selected } from '@/lib/markdown/cut'
import { quoteOf } from '@/lib/markdown/quote'
import { personColumns, personView, type PersonView } from '@/lib/people/view'
import { withClosedPolls } from '@/lib/polls/read'
import { revealing } from '@/lib/spoilers/reader'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import { numbersOn, whyNotEditThread } from '@/lib/threads/rules'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { moderatesIn, type Viewer } from '@/lib/viewer/viewer'
import { HISTORY_REVISIONS, REPLIES_PER_PAGE, whyNotDelete, whyNotEdit, whyNotReadSource, whyNotRestore, wrote } from './rules'
import { historyView, postColumns, postView, revisionColumns, textedColumns, textedView, type DatedPost, type HistoryView, type PostView, type ReplyLine, type TextedView } from './view'

/** The posts of one page of a thread, in order, with who answers whom: four queries, six where posts answer others, whatever the page. */
export async function readPage(viewer: Viewer, threadId: number, page: number): Promise<PostView[]> {
  const { first, last } = numbersOn(page)
  const rows = await postRows({ threadId, number: { gte: first, lte: last } })
  return withClosedPolls(await withAnswered(threadId, rows.map((row) => postView(viewer, row))))
}

/** One post by its number; null when there is none. */
export async function readPost(viewer: Viewer, threadId: number, number: number): Promise<PostView | null> {
  const rows = await postRows({ threadId, number })
  const [post] = await withClosedPolls(await withAnswered(threadId, rows.map((row) => postView(viewer, row))))
  return post ?? null
}

/** Who answered a post, in order, after the post `after`; and whether there are more. */
export async function listReplies(_viewer: Viewer, threadId: number, number: number, after: number): Promise<{ lines: ReplyLine[]; more: boolean }> {
  const rows = await db().post.findMany({
    where: { threadId, replyTo: number, replyThreadId: null, number: { gt: after }, state: 'visible' },
    orderBy: { number: 'asc' },
    take: REPLIES_PER_PAGE + 1,
    select: { number: true, createdAt: true, author: { select: personColumns } },
  })
  const lines = rows.slice(0, REPLIES_PER_PAGE).map(({ author, ...row }) => ({ ...row, author: author && personView(author) }))
  return { lines, more: rows.length > REPLIES_PER_PAGE }
}

/** The number of a thread's first post from a moment on; null where there is none. */
export async function numberFrom(_viewer: Viewer, threadId: number, from: Date): Promise<number | null> {
  const first = await db().post.findFirst({ where: { threadId, createdAt: { gte: from } }, orderBy: [{ createdAt: 'asc' }], select: { number: true } })
  return first?.number ?? null
}

/** When some posts of a thread were written, in order, by their numbers. */
export async function readDates(_viewer: Viewer, threadId: number, numbers: readonly number[]): Promise<DatedPost[]> {
  return db().post.findMany({ where: { threadId, number: { in: [...numbers] } }, orderBy: { number: 'asc' }, select: { number: true, createdAt: true } })
}

/** Posts by their ids, in no order that means anything. */
export async function readPostsById(viewer: Viewer, ids: readonly number[]): Promise<TextedView[]> {
  const rows = await db().post.findMany({ where: { id: { in: [...ids] } }, select: textedColumns })
  return rows.map((row) => textedView(viewer, row))
}

/** What somebody has written that is there to be read, the newest first; `before` is the id of the post that the page before ended with. Null: nobody has the handle. */
export async function readPostsOf(viewer: Viewer, handle: string, { before, count }: { before?: number; count: number }): Promise<TextedView[] | null> {
  const author = await db().person.findUnique({ where: { handle: handle.toLowerCase() }, select: { id: true } })
  if (!author) return null
  const where = { authorId: author.id, state: 'visible', thread: { deletedAt: null }, id: { lt: before } } as const
  const rows = await db().post.findMany({ where, select: textedColumns, orderBy: { id: 'desc' }, take: count })
  return rows.map((row) => textedView(viewer, row))
}

/** The opening posts of some threads, in no order that means anything. */
export async function readOpenings(viewer: Viewer, threadIds: readonly number[]): Promise<PostView[]> {
  const rows = await postRows({ number: 1, threadId: { in: [...threadIds] } })
  return rows.map((row) => postView(viewer, row))
}

/** The newest posts of a thread that are there to be read, newest first. */
export async function readNewest(viewer: Viewer, threadId: number, count: number): Promise<PostView[]> {
  const rows = await db().post.findMany({ where: { threadId, state: 'visible' }, select: postColumns, orderBy: { number: 'desc' }, take: count })
  return rows.map((row) => postView(viewer, row))
}

/** One post by its id; null when there is none. */
export async function readPostById(viewer: Viewer, id: number): Promise<TextedView | null> {
  const [post] = await withClosedPolls(await readPostsById(viewer, [id]))
  return post ?? null
}

/** Some posts of a thread, in order, from a number on. */
export async function readPostsFrom(viewer: Viewer, threadId: number, from: number, count: number): Promise<TextedView[]> {
  const rows = await db().post.findMany({ where: { threadId, number: { gte: from } }, select: textedColumns, orderBy: { number: 'asc' }, take: count })
  return rows.map((row) => textedView(viewer, row))
}

/** The plain text of a post's segments that this viewer may read, by index. */
export async function readTexts(viewer: Viewer, postId: number): Promise<Map<number, Cleared<'text'>>> {
  const rows = await db().segment.findMany({ where: { postId, post: { state: 'visible' } }, select: { index: true, text: true } })
  return new Map(rows.flatMap(({ index, text }) => {
    const cleared = text.for(viewer)
    return cleared.kind === 'cleared' ? [[index, cleared] as const] : []
  }))
}

/** The number of a post's newest revision: the ETag of its text. Null: there is no such post. */
export async function postRevision(_viewer: Viewer, id: number): Promise<number | null> {
  return (await db().post.findUnique({ where: { id }, select: { revision: true } }))?.revision ?? null
}

/** What whoever edits a post starts from. */
export interface SourceView {
  id: number
  threadId: number
  number: number
  revision: number
  /** Canonical text of the author's scope for the whole post. */
  spoiler: string | null
  source: Cleared<'source'> | Withheld
}

/** A post's Markdown for those who may read it (its author, moderators), in the newest revision; null for everybody else. */
export async function readSource(viewer: Viewer, threadId: number, number: number): Promise<SourceView | null> {
  const post = await db().post.findUnique({
    where: { threadId_number: { threadId, number } },
    select: { id: true, authorId: true, state: true, revision: true, spoiler: true, thread: { select: { categoryId: true } } },
  })
  if (!post || post.state === 'deleted' || whyNotReadSource(viewer, { ...post, ...post.thread })) return null
  const { id, revision, spoiler } = post
  const { source } = await db().revision.findUniqueOrThrow({ where: { postId_number: { postId: id, number: revision } }, select: { source: true } })
  return { id, threadId, number, revision, spoiler, source: source.for({ ...viewer, moderating: true }) }
}

/** `readSource` of a post by its id. */
export async function readSourceById(viewer: Viewer, id: number): Promise<SourceView | null> {
  const place = await db().post.findUnique({ where: { id }, select: { threadId: true, number: true } })
  return place && readSource(viewer, place.threadId, place.number)
}

/**
 * A post's revisions, newest first, each with its differences from the one before, sealed for what lies on the post now, what lay on the
 * revision, and what later ones sealed (lib/markdown/history.ts). `open`: the number of the revision that the viewer asked to open. Null for
 * a post that is not there to be read.
 */
export async function readHistory(viewer: Viewer, postId: number, open: number | null): Promise<HistoryView | null> {
  const post = await db().post.findFirst({
    where: { id: postId, state: 'visible', thread: { deletedAt: null } },
    select: { threadId: true, number: true, sealed: true, brought: true, meant: true, thread: { select: { title: true, spoiler: true, category: { select: { version: true } } } } },
  })
  if (!post) return null
  const rows = await db().revision.findMany({ where: { postId }, orderBy: { number: 'desc' }, take: HISTORY_REVISIONS, select: revisionColumns })
  return historyView(viewer, { id: postId, ...post }, rows, open)
}

/** Whether a post waits for a moderator: everybody is told so in its place. */
export async function isHeld(_viewer: Viewer, threadId: number, number: number): Promise<boolean> {
  return (await db().post.count({ where: { threadId, number, state: 'held' } })) > 0
}

function postRows(where: Where['post']) {
  return db().post.findMany({ where, select: postColumns, orderBy: { number: 'asc' } })
}

/** Fills in who wrote the posts that are answered, and how many answer each. */
async function withAnswered(threadId: number, posts: PostView[]): Promise<PostView[]> {
  const [counts, authors] = await Promise.all([countReplies(threadId, posts), authorsOfAnswered(posts)])
  return posts.map((post) => ({
    ...post,
    replies: counts.get(post.number) ?? 0,
    replyTo: post.replyTo && { ...post.replyTo, author: authors.get(`${post.replyTo.threadId}/${post.replyTo.number}`) ?? null },
  }))
}

async function countReplies(threadId: number, posts: readonly PostView[]): Promise<Map<number, number>> {
  if (posts.length === 0) return new Map()
  const [first, last] = [posts[0]!.number, posts.at(-1)!.number]
  const counted = await db().post.groupBy({ by: ['replyTo'], where: { threadId, replyTo: { gte: first, lte: last }, replyThreadId: null, state: 'visible' }, _count: true })
  return new Map(counted.flatMap(({ replyTo, _count }) => (replyTo === null ? [] : [[replyTo, _count] as const])))
}

/** Who wrote what is answered, by "thread/number": one query, and more for what was moved since. */
async function authorsOfAnswered(posts: readonly PostView[]): Promise<Map<string, PersonView | null>> {
  const numbers = new Map<number, Set<number>>()
  for (const { replyTo } of posts) if (replyTo) numbers.set(replyTo.threadId, (numbers.get(replyTo.threadId) ?? new Set()).add(replyTo.number))
  if (numbers.size === 0) return new Map()
  const columns = { id: true, threadId: true, number: true, author: { select: personColumns } } as const
  const there = await db().post.findMany({ where: { OR: [...numbers].map(([threadId, few]) => ({ threadId, number: { in: [...few] } })) }, select: columns })
  const authors = new Map(there.map(({ threadId, number, author }) => [`${threadId}/${number}`, author && personView(author)]))
  const missing = [...numbers].flatMap(([threadId, few]) => [...few].map((number) => ({ threadId, number }))).filter(({ threadId, number }) => !authors.has(`${threadId}/${number}`))
  if (missing.length === 0) return authors
  const moved = await postsAt(db(), missing)
  const elsewhere = new Map((await db().post.findMany({ where: { id: { in: [...moved.values()] } }, select: columns })).map(({ id, author }) => [id, author && personView(author)]))
  for (const [place, id] of moved) authors.set(place, elsewhere.get(id) ?? null)
  return authors
}

/** A post with what this viewer may do with it. */
export interface ActsView {
  post: PostView
  /** Its thread's title. */
  title: string
  may: { edit: boolean; editThread: boolean; delete: boolean; restore: boolean; flag: boolean; moderate: boolean }
}

/** A post and what this viewer may do with it; null when there is none. The thread of a deleted opening post is found by who may undo that, and by moderators. */
export async function readActs(viewer: Viewer, threadId: number, number: number): Promise<ActsView | null> {
  const post = await readPost(viewer, threadId, number)
  if (!post) return null
  const row = await db().post.findUniqueOrThrow({
    where: { id: post.id },
    select: { authorId: true, state: true, removedAt: true, thread: { select: { title: true, categoryId: true, authorId: true, lockedAt: true, deletedAt: true } } },
  })
  const { categoryId } = row.thread
  const restore = whyNotRestore(viewer, row) === null
  if (row.thread.deletedAt && !restore && !moderatesIn(viewer, categoryId)) return null
  const may = {
    edit: whyNotEdit(viewer, { ...row, categoryId }) === null,
    editThread: number === 1 && whyNotEditThread(viewer, row.thread) === null,
    delete: whyNotDelete(viewer, row) === null,
    restore,
    flag: viewer.kind === 'member' && row.state === 'visible' && !wrote(viewer, row),
    moderate: moderatesIn(viewer, categoryId),
  }
  return { post, title: row.thread.title, may }
}

/**
 * A post as Markdown that quotes it: what this viewer may read, in marks with every scope that lies on it, with a line that leads to it.
 * What they may not read is left out, unless it is among what they `opened` by its index. Of what they `selected` of the text as they read it, that
 * alone. Null where there is nothing to quote.
 */
export async function readQuote(viewer: Viewer, postId: number, opened: readonly number[] = [], selected: Selected | null = null): Promise<string | null> {
  const post = await readPostById(opened.reduce((reader, index) => revealing(reader, postId, index), viewer), postId)
  if (post?.state !== 'visible') return null
  const segments = post.segments.map(({ html, ...segment }) => ({ ...segment, html: html.kind === 'cleared' ? html.text : null }))
  const name = post.author ? ` · ${post.author.name.replace(/[^\p{L}\p{M}\p{N} ]+/gu, ' ').trim()}` : ''
  return quoteOf(segments, `[#${post.number}${name}](${pathsIn(DEFAULT_LOCALE).post(post.threadId, post.number)})`, selected)
}
