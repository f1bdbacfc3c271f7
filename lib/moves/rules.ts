import { whyNotModerateIn } from '@/lib/moderation/rules'
import type { Refusal } from '@/lib/outcome'
import { includesScopes, scopesOf } from '@/lib/spoilers/scope'
import type { Viewer } from '@/lib/viewer/viewer'

/** Posts that one split moves: each is rendered again, and a longer talk of its own is split in steps. */
export const MOST_SPLIT = 500

/** A thread as it matters to what is moved from it, or to it. */
export interface Movable {
  id: number
  categoryId: number
  deletedAt: Date | null
}

/** Why this viewer may not move posts between these threads; null: they may. They have to moderate both. `to` null: a new thread beside it. */
export function whyNotMove(viewer: Viewer, from: Movable, to: Movable | null): Refusal | null {
  const why = whyNotModerateIn(viewer, from.categoryId)
  if (why) return { reason: why }
  if (from.deletedAt) return { reason: 'thread-missing' }
  if (!to) return null
  if (to.id === from.id) return { reason: 'into-itself', field: 'into' }
  if (to.deletedAt) return { reason: 'thread-missing', field: 'into' }
  const there = whyNotModerateIn(viewer, to.categoryId)
  return there && { reason: there, field: 'into' }
}

interface Chosen {
  number: number
  state: 'visible' | 'deleted' | 'held'
}

/** Why these posts cannot be split off; null: they can. `left`: posts of the thread that stay and can be read; `anew`: they begin a thread. */
export function whyNotSplit(asked: readonly number[], chosen: readonly Chosen[], left: number, anew: boolean): Refusal | null {
  const missing = asked.find((number) => !chosen.some((post) => post.number === number && post.state !== 'deleted'))
  if (missing !== undefined) return { reason: 'split-missing', field: 'posts', values: { number: missing } }
  if (asked.includes(1)) return { reason: 'split-opening', field: 'posts' }
  if (left === 0) return { reason: 'split-all', field: 'posts' }
  return anew && chosen[0]?.state !== 'visible' ? { reason: 'split-held', field: 'posts' } : null
}

/** What a post carries along, so that it stays sealed as it was where it stood. */
export interface Carried {
  /** Canonical texts of scopes that lie on it wherever it stands. */
  brought: readonly string[]
  /** What an unscoped mark in it means; null: as where it stands. */
  meant: string | null
}

/** What a post carries after it leaves a thread of this scope for another one that is there already. `meant`: what its unscoped marks mean where it stands. */
export function carriedFrom(spoiler: string | null, meant: string, post: Carried): Carried {
  return { brought: spoiler === null || post.brought.includes(spoiler) ? post.brought : [...post.brought, spoiler], meant: post.meant ?? meant }
}

/**
 * What a post carries after it came back to where it was. As before, where that seals no less: the thread's scope and what unscoped marks mean
 * there are what they were, and nobody has written in it since, trusting what lies on it now.
 */
export function carriedBack({ before, now, rewritten, from, home }: {
  before: Carried
  now: Carried
  /** Whether its text was changed since it was moved. */
  rewritten: boolean
  /** The scope of the thread that it leaves, and that of its old one with what unscoped marks mean there. */
  from: string | null
  home: { spoiler: string | null; meant: string }
}): Carried {
  const same = includesScopes(scopesOf(home.spoiler, ...before.brought), scopesOf(...now.brought)) && (now.meant ?? home.meant) === (before.meant ?? home.meant)
  const kept = same ? before : now
  return rewritten && from !== null && !kept.brought.includes(from) ? { ...kept, brought: [...kept.brought, from] } : kept
}

/** The numbers that somebody named: "5, 7–9" are four. Null: it cannot be read. */
export function numbersIn(text: string): number[] | null {
  const numbers = new Set<number>()
  for (const part of text.split(/[,;\s、]+/).map((one) => one.replaceAll('#', '')).filter(Boolean)) {
    const [, first, last = first] = /^(\d{1,9})(?:[-–—~](\d{1,9}))?$/.exec(part) ?? []
    if (first === undefined || Number(last) < Number(first) || Number(last) - Number(first) > MOST_SPLIT) return null
    for (let number = Number(first); number <= Number(last); number += 1) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}
