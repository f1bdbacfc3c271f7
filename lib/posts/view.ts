import { historyOf, type Changed } from '@/lib/markdown/history'
import { textOfTokens } from '@/lib/markdown/tokens'
import { personColumns, personView, type PersonRow, type PersonView } from '@/lib/people/view'
import type { ReactionCounts } from '@/lib/reactions/rules'
import type { PollView } from '@/lib/polls/view'
import { READS_ALL, revealing, type Reader } from '@/lib/spoilers/reader'
import { mergeScopes, parseScope, parseScopes, sameScopes, scopesOf, type Scope } from '@/lib/spoilers/scope'
import { Sealed, type Cleared, type Withheld } from '@/lib/spoilers/sealed'
import { countWords } from '@/lib/spoilers/words'
import { fallbackScope } from '@/lib/texts/rules'
import { HISTORY_LENGTH } from './rules'

/** One stretch of a post as this viewer gets it. */
export interface SegmentView {
  index: number
  /** The segment it lies in; null for the root. */
  parent: number | null
  block: boolean
  scopes: readonly Scope[]
  html: Cleared<'html'> | Withheld
}

/** A post as this viewer gets it; a deleted one has no segments, and a held one has them for a moderator at work alone. */
export interface PostView {
  id: number
  threadId: number
  number: number
  author: PersonView | null
  createdAt: Date
  editedAt: Date | null
  state: 'visible' | 'deleted' | 'held'
  /** Whether a moderator, and not its author, gave it the text that it has. */
  editedByModerator: boolean
  /** The post it answers, of this thread or, where it was moved without it, of another: its number, and who wrote it. */
  replyTo: { threadId: number; number: number; author: PersonView | null } | null
  minute: number | null
  /** The scope of the whole post: moderation's, else its author's. */
  spoiler: Scope | null
  /** Whether moderation sealed the whole post. */
  sealed: boolean
  /** The polls in it whose results may be shown: closed ones, and on a private page those of its reader. The others are forms. */
  polls?: readonly PollView[]
  reactions: ReactionCounts
  segments: readonly SegmentView[]
  /** Posts that can be read and answer it. Whoever asks for posts as a page shows them has it counted; elsewhere it is 0. */
  replies: number
}

/** A post that answers another: who wrote it and when, and no word of it. */
export interface ReplyLine {
  number: number
  author: PersonView | null
  createdAt: Date
}

/** When a post was written. */
export interface DatedPost {
  number: number
  createdAt: Date
}

/** The columns that `postView` needs. */
export const postColumns = {
  id: true,
  threadId: true,
  number: true,
  author: { select: personColumns },
  createdAt: true,
  editedAt: true,
  editedByModerator: true,
  state: true,
  replyTo: true,
  replyThreadId: true,
  minute: true,
  spoiler: true,
  sealed: true,
  heart: true,
  tears: true,
  laugh: true,
  think: true,
  segments: { select: { index: true, parent: true, block: true, scopes: true, html: true }, orderBy: { index: 'asc' } },
} as const

/** The columns that `textedView` needs. */
export const textedColumns = { ...postColumns, segments: { ...postColumns.segments, select: { ...postColumns.segments.select, text: true } } } as const

interface PostRow extends Omit<PostView, 'editedByModerator' | 'author' | 'replyTo' | 'spoiler' | 'sealed' | 'segments' | 'reactions' | 'replies'>, ReactionCounts {
  author: PersonRow | null
  replyTo: number | null
  replyThreadId?: number | null
  editedByModerator?: boolean
  spoiler: string | null
  sealed: string | null
  segments: readonly { index: number; parent: number | null; block: boolean; scopes: string[]; html: Sealed<'html'> }[]
}

/** A post's row as this reader gets it. Who wrote the post that it answers is filled in by whoever asked for it. */
export function postView(reader: Reader, row: PostRow): PostView {
  const { segments, author, replyTo, replyThreadId, editedByModerator = false, spoiler, sealed, heart, tears, laugh, think, ...post } = row
  return {
    ...post,
    editedByModerator,
    author: author && personView(author),
    replyTo: replyTo === null ? null : { threadId: replyThreadId ?? post.threadId, number: replyTo, author: null },
    spoiler: parseScope(sealed ?? spoiler ?? ''),
    sealed: sealed !== null,
    replies: 0,
    reactions: { heart, tears, laugh, think },
    segments:
      post.state === 'visible' || (post.state === 'held' && reader.moderating)
        ? segments.map(({ index, parent, block, html, scopes }) => ({ index, parent, block, scopes: parseScopes(scopes), html: html.for(reader) }))
        : [],
  }
}

/** A post as this viewer gets it, with the plain text of its segments that they may read, by index: for programs and for search. */
export interface TextedView extends PostView {
  texts: ReadonlyMap<number, Cleared<'text'>>
}

/** `postView` of a row that has the plain text as well. */
export function textedView(reader: Reader, row: Omit<PostRow, 'segments'> & { segments: readonly (PostRow['segments'][number] & { text: Sealed<'text'> })[] }): TextedView {
  const post = postView(reader, row)
  const texts = post.segments.length === 0 ? [] : row.segments.flatMap(({ index, text }) => {
    const cleared = text.for(reader)
    return cleared.kind === 'cleared' ? [[index, cleared] as const] : []
  })
  return { ...post, texts: new Map(texts) }
}

/** A stretch of a difference between two revisions: readable, as it was, put in or taken out; or withheld, whatever happened in it. */
export type Stretch = { kind: 'text'; change: Changed['change']; scopes: readonly Scope[]; text: Cleared<'text'> } | { kind: 'withheld'; withheld: Withheld }

/** A revision of a post as this viewer gets it. */
export interface RevisionView {
  number: number
  at: Date
  by: 'author' | 'moderator'
  /** What its editor said about it, under all that lies anywhere on the post's revisions; null: nothing. */
  reason: Cleared<'text'> | Withheld | null
  /** The scope that its author gave the whole post with it. */
  spoiler: Scope | null
  /** The differences from the revision before; the first that is shown, as it is. */
  stretches: readonly Stretch[]
}

/** The revisions of a post that are shown, newest first. */
export interface HistoryView {
  postId: number
  threadId: number
  number: number
  title: string
  revisions: readonly RevisionView[]
  /** Whether there are older ones than those. */
  older: boolean
}

/** The columns that `historyView` needs of each revision. */
export const revisionColumns = { number: true, createdAt: true, editorId: true, authorId: true, postId: true, source: true, reason: true, spoiler: true } as const

interface RevisionRow {
  number: number
  createdAt: Date
  editorId: number | null
  authorId: number | null
  source: Sealed<'source'>
  reason: Sealed<'source'> | null
  spoiler: string | null
}

interface PostOfHistory {
  id: number
  threadId: number
  number: number
  sealed: string | null
  brought: readonly string[]
  meant: string | null
  thread: { title: string; spoiler: string | null; category: { version: string | null } }
}

/** A post's revisions, which come newest first, as this reader gets them; `open` is the number of the one that they asked to open. */
export function historyView<R extends Reader>(viewer: R, { id, threadId, number, sealed, brought, meant, thread }: PostOfHistory, rows: readonly RevisionRow[], open: number | null): HistoryView {
  const written = rows.map(({ source, spoiler }) => ({ source: sourceText(source), base: scopesOf(thread.spoiler, sealed, spoiler, ...brought) }))
  const kept = written.filter((_, at) => at < 2 || written.slice(0, at + 1).reduce((sum, { source }) => sum + source.length, 0) <= HISTORY_LENGTH).reverse()
  const differences = historyOf(kept, fallbackScope(meant ?? thread.spoiler, thread.category.version)).reverse()
  const all = mergeScopes(...kept.map(({ base }) => base), differences.flat().flatMap(({ scopes }) => scopes))
  const revisions = differences.map((tokens, at): RevisionView => {
    const { number: revision, createdAt, editorId, authorId, reason, spoiler } = rows[at]!
    const reader = revision === open ? revealing(viewer, id, 'all') : viewer
    return {
      number: revision,
      at: createdAt,
      by: editorId === authorId ? 'author' : 'moderator',
      reason: reason && sealedText(id, sourceText(reason), all).for(reader),
      spoiler: parseScope(spoiler ?? ''),
      stretches: stretchesFor(reader, id, tokens),
    }
  })
  return { postId: id, threadId, number, title: thread.title, revisions, older: (revisions.at(-1)?.number ?? 1) > 1 }
}

// A history is made of the Markdown of old, which only authors and moderators read: it is sealed again, stretch by stretch.
function sourceText(source: Sealed<'source'>): string {
  const cleared = source.for(READS_ALL)
  if (cleared.kind === 'withheld') throw new Error('a history was refused a source')
  return cleared.text
}

/** A text of a post's past, behind the gate. It opens with the post's own segments, of which it is none: by all of them or by what was seen. */
function sealedText(postId: number, text: string, scopes: readonly Scope[]): Sealed<'text'> {
  return new Sealed('text', text, { scopes, postId, index: 0, authorId: null, words: countWords(text) })
}

/** A difference as this reader gets it. What is withheld is one stretch for as long as it goes on, so that nothing is told of what changed in it. */
function stretchesFor(reader: Reader, postId: number, tokens: readonly Changed[]): Stretch[] {
  const stretches: Stretch[] = []
  let closed: Changed[] = []
  const close = () => {
    const text = textOfTokens(closed)
    const shown = sealedText(postId, text, mergeScopes(closed.flatMap(({ scopes }) => scopes))).for(reader)
    if (text.trim() !== '' && shown.kind === 'withheld') stretches.push({ kind: 'withheld', withheld: shown })
    closed = []
  }
  for (const group of groups(tokens)) {
    const [{ change, scopes }] = group
    const text = sealedText(postId, textOfTokens(group), scopes).for(reader)
    if (text.kind === 'withheld') {
      closed.push(...group)
      continue
    }
    close()
    stretches.push({ kind: 'text', change, scopes, text })
  }
  close()
  return stretches
}

/** Neighbours of one fate under the same scopes. */
function groups(tokens: readonly Changed[]): [Changed, ...Changed[]][] {
  const found: [Changed, ...Changed[]][] = []
  for (const token of tokens) {
    const last = found.at(-1)
    if (last && last[0].change === token.change && (last[0].scopes === token.scopes || sameScopes(last[0].scopes, token.scopes))) last.push(token)
    else found.push([token])
  }
  return found
}
