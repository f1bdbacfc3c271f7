import type { ActionKind } from '@/lib/events/log'
import { done, refused, type Outcome, type RefusalReason } from '@/lib/outcome'
import type { PostState } from '@/lib/posts/rules'
import { compareScopes, includesScopes, type Scope } from '@/lib/spoilers/scope'
import { moderates, type Standing, type Viewer } from '@/lib/viewer/viewer'

export const FLAG_REASONS = ['spoiler', 'off-topic', 'abuse', 'spam', 'other'] as const
export type FlagReason = (typeof FLAG_REASONS)[number]

/** What a moderator decides about a post, in the order in which it is offered. */
export const ACTS = ['confirm', 'rescope', 'seal', 'seal-part', 'unseal', 'dismiss'] as const satisfies readonly ActionKind[]
export type Act = (typeof ACTS)[number]

/**
 * What a flag counts for. A newcomer's reaches the queue and seals nothing: accounts are made in a minute, so any number of new ones
 * must not be able to. Members and regulars count alike, as who has been here longer has not seen more of the film. A moderator's word
 * is enough alone.
 */
export const FLAG_WEIGHT: Record<Standing, number> = { newcomer: 0, member: 1, regular: 1, moderator: 3, admin: 3 }

/** The weight of spoiler flags that seals a post at once: three members in good standing, or one moderator. One could err, two could be friends. */
export const SEALING_WEIGHT = 3

/** Characters of a flag's note: a paragraph. */
export const NOTE_MAX = 1000

/** Items on a page of the queue: what one sitting decides. */
export const QUEUE_PAGE = 20

/** Why this viewer may not report a post; null: they may. Serves the link and the write. */
export function whyNotFlag(viewer: Viewer, post: PostState, flaggedAlready = false): RefusalReason | null {
  if (post.state === 'deleted') return 'post-missing'
  if (viewer.kind === 'guest') return 'signed-out'
  if (post.authorId === viewer.personId) return 'flag-own'
  return flaggedAlready ? 'flagged-already' : null
}

/** Whether a whole post that carries these scopes is sealed already for everybody whom a seal of this scope would keep out. */
export function sealedSo(scopes: readonly Scope[], scope: Scope): boolean {
  return includesScopes(scopes, [scope])
}

/** Why this viewer may not do what moderators do; null: they may. */
export function whyNotModerate(viewer: Viewer): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return moderates(viewer) ? null : 'not-moderator'
}

/** A post as a moderator finds it. */
export interface Judged {
  state: PostState['state']
  /** Canonical text of the scope that moderation has sealed the whole post with. */
  sealed: string | null
  /** Parts that moderators sealed and nobody has undone. */
  parts: number
  /** Whether it waits in the queue. */
  open: boolean
}

/** Why this viewer may not decide so about a post; null: they may. Serves the choice and the write. */
export function whyNotAct(viewer: Viewer, act: Act, post: Judged): RefusalReason | null {
  const why = whyNotModerate(viewer)
  if (why) return why
  if (act === 'dismiss') return post.open ? null : 'nothing-to-decide'
  if (post.state === 'deleted') return 'post-missing'
  if (act === 'seal-part') return null
  if (act === 'seal') return post.sealed === null ? null : 'sealed-already'
  if (act === 'confirm' && !post.open) return 'nothing-to-decide'
  return post.sealed !== null || (act === 'confirm' && post.parts > 0) ? null : 'not-sealed'
}

/** An action as one finds it who wants to take it back. */
export interface Undoable {
  kind: ActionKind
  undone: boolean
  /** Whether another decision about the post came later and stands. */
  followed: boolean
  /** Whether the text is no longer as the action left it; false for actions that left it alone. */
  rewritten: boolean
}

/** Why this viewer may not undo an action; null: they may. What came later is undone first. */
export function whyNotUndo(viewer: Viewer, action: Undoable): RefusalReason | null {
  const why = whyNotModerate(viewer)
  if (why) return why
  // What the radar held, a decision lets go; that can be undone.
  if (action.kind === 'undo' || action.kind === 'hold' || action.kind === 'release') return 'nothing-to-undo'
  if (action.undone) return 'undone-already'
  return action.followed || action.rewritten ? 'changed-since' : null
}

/** What the flags of a post ask for together: the scope with the most weight behind it; of several, the one that fewest may read. */
export function weightiestScope(flags: readonly { scope: Scope; weight: number }[]): Scope | null {
  const sums = new Map<string, { scope: Scope; weight: number }>()
  for (const { scope, weight } of flags) {
    const key = `${scope.version}@${scope.until}`
    sums.set(key, { scope, weight: weight + (sums.get(key)?.weight ?? 0) })
  }
  const [first] = [...sums.values()].sort((a, b) => b.weight - a.weight || byStrictness(a.scope, b.scope))
  return first?.scope ?? null
}

// A whole version before a part of one, a later minute before an earlier; `any` last, as whoever saw any version whole may read it.
function byStrictness(a: Scope, b: Scope): number {
  const strictness = ({ version, until }: Scope) => (version === 'any' ? -1 : (until ?? Infinity))
  const [left, right] = [strictness(a), strictness(b)]
  return left === right ? compareScopes(a, b) : right - left
}

/** Where the selected words are in a source: at the offsets, or, without them, where the words themselves occur. Offsets are UTF-16 units. */
export function placeOfWords(source: string, { start, end, words }: { start: number | null; end: number | null; words: string }): Outcome<{ start: number; end: number }> {
  if (start !== null && end !== null) {
    return end <= source.length && source.slice(start, end).trim() ? done({ start, end }) : refused('words-missing', 'words')
  }
  if (!words) return refused('words-missing', 'words')
  const first = source.indexOf(words)
  if (first < 0) return refused('words-not-found', 'words')
  return source.indexOf(words, first + 1) < 0 ? done({ start: first, end: first + words.length }) : refused('words-twice', 'words')
}
