import { db, type Where } from '@/lib/db/client'
import { personColumns, personView } from '@/lib/people/view'
import { parseScope, parseScopes } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import { numbersOn } from '@/lib/threads/rules'
import type { Viewer } from '@/lib/viewer/viewer'
import { whyNotReadSource } from './rules'
import type { PostView } from './view'

const postColumns = {
  id: true,
  threadId: true,
  number: true,
  author: { select: personColumns },
  createdAt: true,
  editedAt: true,
  state: true,
  replyTo: true,
  minute: true,
  spoiler: true,
  sealed: true,
  segments: { select: { index: true, parent: true, block: true, scopes: true, html: true }, orderBy: { index: 'asc' } },
} as const

/** The posts of one page of a thread, in order. Two or three queries, whatever the page. */
export async function readPage(viewer: Viewer, threadId: number, page: number): Promise<PostView[]> {
  const { first, last } = numbersOn(page)
  const rows = await postRows({ threadId, number: { gte: first, lte: last } })
  return withAnswered(threadId, rows.map((row) => view(viewer, row)))
}

/** One post by its number; null when there is none. */
export async function readPost(viewer: Viewer, threadId: number, number: number): Promise<PostView | null> {
  const rows = await postRows({ threadId, number })
  const [post] = await withAnswered(threadId, rows.map((row) => view(viewer, row)))
  return post ?? null
}

/** One post by its id; null when there is none. */
export async function readPostById(viewer: Viewer, id: number): Promise<PostView | null> {
  const [row] = await postRows({ id })
  return row ? view(viewer, row) : null
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
    select: { id: true, authorId: true, state: true, revision: true, spoiler: true },
  })
  if (!post || post.state === 'deleted' || whyNotReadSource(viewer, post)) return null
  const { id, revision, spoiler } = post
  const { source } = await db().revision.findUniqueOrThrow({ where: { postId_number: { postId: id, number: revision } }, select: { source: true } })
  return { id, threadId, number, revision, spoiler, source: source.for({ ...viewer, moderating: true }) }
}

type Row = Awaited<ReturnType<typeof postRows>>[number]

function postRows(where: Where['post']) {
  return db().post.findMany({ where, select: postColumns, orderBy: { number: 'asc' } })
}

function view(viewer: Viewer, row: Row): PostView {
  const { segments, author, replyTo, spoiler, sealed, ...post } = row
  return {
    ...post,
    author: author && personView(author),
    replyTo: replyTo === null ? null : { number: replyTo, author: null },
    spoiler: parseScope(sealed ?? spoiler ?? ''),
    sealed: sealed !== null,
    segments:
      post.state === 'visible'
        ? segments.map(({ html, scopes, ...segment }) => ({ ...segment, scopes: parseScopes(scopes), html: html.for(viewer) }))
        : [],
  }
}

/** Fills in who wrote the posts that are answered. */
async function withAnswered(threadId: number, posts: PostView[]): Promise<PostView[]> {
  const numbers = [...new Set(posts.flatMap(({ replyTo }) => replyTo?.number ?? []))]
  if (numbers.length === 0) return posts
  const answered = await db().post.findMany({
    where: { threadId, number: { in: numbers } },
    select: { number: true, author: { select: personColumns } },
  })
  const authors = new Map(answered.map(({ number, author }) => [number, author && personView(author)]))
  return posts.map((post) => (post.replyTo ? { ...post, replyTo: { ...post.replyTo, author: authors.get(post.replyTo.number) ?? null } } : post))
}
