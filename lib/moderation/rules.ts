import type { ActionKind } from '@/lib/events/log'
import { done, refused, type Outcome, type Refusal, type RefusalReason } from '@/lib/outcome'
import type { InCategory, PostState } from '@/lib/posts/rules'
import { whySilent } from '@/lib/sanctions/rules'
import { moderatesIn, moderatesSomewhere, type Viewer } from '@/lib/viewer/viewer'

/** What a moderator decides about a post, in the order in which it is offered. */
export const ACTS = ['confirm', 'rescope', 'seal', 'seal-part', 'unseal', 'dismiss'] as const satisfies readonly ActionKind[]
export type Act = (typeof ACTS)[number]

/** Why this viewer may not do what moderators do, anywhere; null: somewhere they may. */
export function whyNotModerate(viewer: Viewer): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return moderatesSomewhere(viewer) ? null : 'not-moderator'
}

/** The same as whoever begins something is told it: who is silenced, until when. */
export function whyNotBegin(viewer: Viewer): Refusal | null {
  const reason = whyNotModerate(viewer)
  return reason && (whySilent(viewer) ?? { reason })
}

/** Why this viewer may not do what moderators do with what is in a category; null: they may. */
export function whyNotModerateIn(viewer: Viewer, categoryId: number): RefusalReason | null {
  return whyNotModerate(viewer) ?? (moderatesIn(viewer, categoryId) ? null : 'not-your-category')
}

/** A post as a moderator finds it. */
export interface Judged extends InCategory {
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
  const why = whyNotModerateIn(viewer, post.categoryId)
  if (why) return why
  if (act === 'dismiss') return post.open ? null : 'nothing-to-decide'
  if (post.state === 'deleted') return 'post-missing'
  if (act === 'seal-part') return null
  if (act === 'seal') return post.sealed === null ? null : 'sealed-already'
  if (act === 'confirm' && !post.open) return 'nothing-to-decide'
  return post.sealed !== null || (act === 'confirm' && post.parts > 0) ? null : 'not-sealed'
}

/** An action as one finds it who wants to take it back. */
export interface Undoable extends InCategory {
  kind: ActionKind
  undone: boolean
  /** Whether another decision about the post came later and stands. */
  followed: boolean
  /** Whether the text is no longer as the action left it; false for actions that left it alone. */
  rewritten: boolean
}

// What the radar held, a decision lets go; that can be undone. What is said of an appeal changes nothing by itself.
const FINAL: ReadonlySet<ActionKind> = new Set(['undo', 'hold', 'release', 'uphold', 'overturn'])

/** Why this viewer may not undo an action; null: they may. What came later is undone first. */
export function whyNotUndo(viewer: Viewer, action: Undoable): RefusalReason | null {
  const why = whyNotModerateIn(viewer, action.categoryId)
  if (why) return why
  if (FINAL.has(action.kind)) return 'nothing-to-undo'
  if (action.undone) return 'undone-already'
  return action.followed || action.rewritten ? 'changed-since' : null
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
