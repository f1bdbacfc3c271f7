import type { RefusalReason } from '@/lib/outcome'
import type { ThreadActionKind } from '@/lib/events/log'
import { radar } from '@/lib/spoilers/radar/radar'
import { STRONG } from '@/lib/spoilers/radar/thresholds'
import { includesScopes, scopesOf } from '@/lib/spoilers/scope'
import { moderatesIn, type Viewer } from '@/lib/viewer/viewer'

/** Characters (code points) of a title; the bounds are the contract's. */
export const TITLE_MIN = 8
export const TITLE_MAX = 150

/** What of a list's query makes it a page of its own for search engines: which page it is. The same threads in another order are no other page. */
export function ownQuery({ sort, page }: { sort: (typeof SORTS)[number]; page: number }): { page: number | null } {
  return { page: sort === 'active' && page > 1 ? page : null }
}

/** Posts on a page of a thread. Pages are cut by post numbers, so they never shift. */
export const POSTS_PER_PAGE = 50

/** Rows on a page of a list: about two screens on a phone. */
export const THREADS_PER_PAGE = 30

/** More tags than this are a sentence, not tags. */
export const TAGS_MAX = 5
export const TAG_SHAPE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,28}[\p{L}\p{M}\p{N}])$/u

export const SORTS = ['active', 'new', 'top', 'unanswered'] as const
export const PERIODS = ['day', 'week', 'month', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** Length of a period in days; all has no bound. */
export const PERIOD_DAYS: Record<Period, number | null> = { day: 1, week: 7, month: 30, all: null }

/** The page of its thread that a post is on. */
export function pageOf(number: number): number {
  return Math.max(1, Math.ceil(number / POSTS_PER_PAGE))
}

/** The first and last post number of a page. */
export function numbersOn(page: number): { first: number; last: number } {
  return { first: (page - 1) * POSTS_PER_PAGE + 1, last: page * POSTS_PER_PAGE }
}

/** Posts from which on a thread is more than one scrolls through, and offers to go to a number or a day. */
export const LONG_THREAD = 20

// Dates beside a thread: as many as fit beside the window of a small laptop.
const MOST_DATES = 12
const STEPS = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000]

/** The posts whose dates stand beside a thread: the first, those at even steps, and the last; none where it can be looked over as it is. */
export function numbersWithDates(last: number): number[] {
  const step = STEPS.find((one) => last / one <= MOST_DATES - 1)
  if (!step || last <= LONG_THREAD) return []
  const firsts = Array.from({ length: Math.ceil(last / step) }, (_, at) => at * step + 1)
  return firsts.at(-1) === last ? firsts : [...firsts, last]
}

/** The readable part of a thread's address. Letters of every script stay; it is never empty. */
export function slugOf(title: string): string {
  const words = title.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    if ([...slug].length + [...word].length > 60) break
    slug += (slug && '-') + word
  }
  const whole = slug || [...(words[0] ?? 'thread')].slice(0, 60).join('')
  // The thread folder has pages of these names.
  return ['p', 'reply', 'edit', 'flag', 'arrange', 'jump'].includes(whole) ? `${whole}-thread` : whole
}

/** Whether a title tells so much that whoever gives it must say that they are sure. Nothing lies on a title: everybody reads it. */
export function spoilsAsTitle(title: string): boolean {
  return radar(title).score >= STRONG
}

/** Why this viewer may not start a thread now; null: they may. */
export function whyNotStart(viewer: Viewer): RefusalReason | null {
  return viewer.kind === 'guest' ? 'signed-out' : null
}

export interface ThreadState {
  categoryId: number
  lockedAt: Date | null
  deletedAt: Date | null
}

/** Why this viewer may not comment in a thread now; null: they may. Serves the button and the write. */
export function whyNotReply(viewer: Viewer, thread: ThreadState): RefusalReason | null {
  if (thread.deletedAt) return 'thread-missing'
  if (viewer.kind === 'guest') return 'signed-out'
  if (thread.lockedAt && !moderatesIn(viewer, thread.categoryId)) return 'thread-locked'
  return null
}

/** Why this viewer may not change a thread's title, category, scope and tags; null: they may. Serves the link and the write. */
export function whyNotEditThread(viewer: Viewer, thread: ThreadState & { authorId: number | null }): RefusalReason | null {
  if (thread.deletedAt) return 'thread-missing'
  if (viewer.kind === 'guest') return 'signed-out'
  const own = thread.authorId === viewer.personId
  if (moderatesIn(viewer, thread.categoryId)) return null
  if (!own) return 'not-yours'
  return thread.lockedAt ? 'thread-locked-edit' : null
}

/** What an edit may change of a thread. */
export interface ThreadFace {
  title: string
  categoryId: number
  /** Canonical text of the scope that lies on all of it. */
  spoiler: string | null
  tagIds: readonly number[]
}

/** What an edit changes, as the log names it. */
export function changesOf(before: ThreadFace, after: ThreadFace): ThreadActionKind[] {
  const tags = ({ tagIds }: ThreadFace) => [...tagIds].sort((a, b) => a - b).join()
  const changed: Record<ThreadActionKind, boolean> = {
    retitle: before.title !== after.title,
    move: before.categoryId !== after.categoryId,
    'rescope-thread': before.spoiler !== after.spoiler,
    retag: tags(before) !== tags(after),
  }
  return (Object.keys(changed) as ThreadActionKind[]).filter((kind) => changed[kind])
}

/** The field of a thread's form that a kind of change belongs to. */
export const FIELD_OF: Record<ThreadActionKind, string> = { retitle: 'title', move: 'category', 'rescope-thread': 'spoiler', retag: 'tags' }

/**
 * Which of these changes the thread's author may not make, as a moderator has set what they change: `held` are the kinds of moderation's
 * actions that stand. A scope that only asks for more than moderation's does is let through.
 */
export function heldAmong(changes: readonly ThreadActionKind[], held: ReadonlySet<ThreadActionKind>, before: ThreadFace, after: ThreadFace): ThreadActionKind[] {
  const tightens = includesScopes(scopesOf(after.spoiler), scopesOf(before.spoiler))
  return changes.filter((kind) => held.has(kind) && !(kind === 'rescope-thread' && tightens))
}
