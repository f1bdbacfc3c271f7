import type { TargetKind } from '@/lib/events/queue'
import type { RefusalReason } from '@/lib/outcome'
import type { PostState } from '@/lib/posts/rules'
import { compareScopes, includesScopes, type Scope } from '@/lib/spoilers/scope'
import type { Standing, Viewer } from '@/lib/viewer/viewer'

export const FLAG_REASONS = ['spoiler', 'off-topic', 'abuse', 'spam', 'other'] as const
export type FlagReason = (typeof FLAG_REASONS)[number]

/** What can be wrong with each. A person is no spoiler and in no wrong place; a title is judged by what it says. */
export const REASONS_FOR: Readonly<Record<TargetKind, readonly FlagReason[]>> = {
  post: FLAG_REASONS,
  thread: FLAG_REASONS,
  title: ['spoiler', 'abuse', 'spam', 'other'],
  person: ['abuse', 'spam', 'other'],
}

/**
 * What a flag counts for. A newcomer's reaches the queue and seals nothing: accounts are made in a minute, so any number of new ones
 * must not be able to. Members and regulars count alike, as who has been here longer has not seen more of the film. A moderator's word
 * is enough alone.
 */
export const FLAG_WEIGHT: Record<Standing, number> = { newcomer: 0, member: 1, regular: 1, moderator: 3, admin: 3 }

/** So many of somebody's last decided flags are looked at: what they did long ago is forgiven by what they do now. */
export const RECORD_LAST = 10
/** Fewer decided flags than this say nothing about somebody: two that were wrong are bad luck. */
export const RECORD_LEAST = 4

/** How somebody's last flags were decided. */
export interface FlagRecord {
  decided: number
  dismissed: number
}

/**
 * What somebody's flag counts for now. Where so many percent of their last flags were dismissed, or more, it weighs as much as a newcomer's. Those who
 * were appointed are trusted until they are not.
 */
export function flagWeight(standing: Standing, { decided, dismissed }: FlagRecord, falsePercent: number): number {
  const appointed = standing === 'moderator' || standing === 'admin'
  const unsure = !appointed && decided >= RECORD_LEAST && dismissed * 100 >= decided * falsePercent
  return unsure ? FLAG_WEIGHT.newcomer : FLAG_WEIGHT[standing]
}

/** Characters of a flag's note: a paragraph. */
export const NOTE_MAX = 1000

/** Why this viewer may not report a post; null: they may. Serves the link and the write. */
export function whyNotFlag(viewer: Viewer, post: PostState, flaggedAlready = false): RefusalReason | null {
  if (post.state === 'deleted') return 'post-missing'
  return whyNotFlagBy(viewer, post.authorId, flaggedAlready)
}

/** Why this viewer may not report something that is this person's, or this person; null: they may. */
export function whyNotFlagBy(viewer: Viewer, personId: number | null, flaggedAlready: boolean): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (personId === viewer.personId) return 'flag-own'
  return flaggedAlready ? 'flagged-already' : null
}

/** Why a flag cannot be withdrawn; null: it can. What was decided is answered, and stays. */
export function whyNotWithdraw(viewer: Viewer, flag: { decided: boolean } | null): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (!flag) return 'flag-missing'
  return flag.decided ? 'flag-decided' : null
}

/** Whether a whole post that carries these scopes is sealed already for everybody whom a seal of this scope would keep out. */
export function sealedSo(scopes: readonly Scope[], scope: Scope): boolean {
  return includesScopes(scopes, [scope])
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
