import type { Scope } from '@/lib/spoilers/scope'
import { coversAll, NOTHING_SEEN, type Seen } from '@/lib/spoilers/seen'

/** What a reader chose to reveal: for each post (by id) all of it, or the segments with these indexes. */
export type Opened = ReadonlyMap<number, 'all' | ReadonlySet<number>>

/** What the gate asks of whoever reads. The viewer of a page, an answer or an e-mail is one. */
export interface Reader {
  readonly seen: Seen
  /** Answers in place of `seen` where it is noted what was asked: a page is kept for all who would be answered the same. */
  readonly covers?: (scopes: readonly Scope[]) => boolean
  /** The person's id, null for a guest. It opens the source of their own posts and nothing else. */
  readonly personId: number | null
  /** Explicit reveals of this one request; never stored with a page that others get. */
  readonly opened?: Opened
  /** A moderator at work, who must read what they judge. Set on moderation's own pages only, after the role is checked. */
  readonly moderating?: boolean
}

/**
 * Reads all texts: for what renders, indexes, judges or undoes. None of it goes to anybody from there; whoever shows it seals it again and asks
 * the gate for its own reader.
 */
export const READS_ALL: Reader = Object.freeze({ seen: NOTHING_SEEN, personId: null, moderating: true })

/** Whether the reader has seen enough for a text with all of these scopes. Whatever shows more to some than to others asks here. */
export function hasSeen(reader: Reader, scopes: readonly Scope[]): boolean {
  return reader.covers ? reader.covers(scopes) : coversAll(reader.seen, scopes)
}

/** The same reader after the explicit act of revealing one segment, or all, of one post. */
export function revealing<R extends Reader>(reader: R, postId: number, index: number | 'all'): R {
  const before = reader.opened?.get(postId)
  const now = index === 'all' || before === 'all' ? 'all' : new Set([...(before ?? []), index])
  return { ...reader, opened: new Map([...(reader.opened ?? []), [postId, now]]) }
}

/**
 * The reader after asking for one segment of a text with those it lies in, as opening what is nested needs its surroundings; `null`, or an
 * index that the text has not, asks for all of it.
 */
export function revealingFrom<R extends Reader>(reader: R, postId: number, segments: readonly { index: number; parent: number | null }[], asked: number | null): R {
  const byIndex = new Map(segments.map((segment) => [segment.index, segment]))
  let at = asked === null ? undefined : byIndex.get(asked)
  if (!at) return revealing(reader, postId, 'all')
  let opened = reader
  for (; at; at = at.parent === null ? undefined : byIndex.get(at.parent)) opened = revealing(opened, postId, at.index)
  return opened
}

/** Whether the reader explicitly revealed this segment. */
export function hasRevealed(reader: Reader, postId: number, index: number): boolean {
  const opened = reader.opened?.get(postId)
  return opened === 'all' || (opened?.has(index) ?? false)
}
