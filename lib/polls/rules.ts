import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

const DAY_MS = 86_400_000

/** When a poll closes whose last day this is (2026-12-31): at the end of the day in UTC, so that nobody's day is cut short by much. Null: it stays open. */
export function closingTime(until: string | null): Date | null {
  return until === null ? null : new Date(new Date(`${until}T00:00:00Z`).getTime() + DAY_MS)
}

/** Whether a poll takes no more votes; then everybody sees its results. */
export function isClosed({ closesAt }: { closesAt: Date | null }, now = new Date()): boolean {
  return closesAt !== null && closesAt <= now
}

/** What of a poll decides who may vote. */
export interface PollState {
  closesAt: Date | null
  there: boolean
  post: { state: 'visible' | 'deleted' | 'held'; thread: { lockedAt: Date | null; deletedAt: Date | null } }
}

/** Why this viewer may not vote, nor change or withdraw their vote; null: they may. A locked thread is finished, its polls with it. */
export function whyNotVote(viewer: Viewer, poll: PollState | null, now = new Date()): RefusalReason | null {
  if (!poll?.there || poll.post.state !== 'visible' || poll.post.thread.deletedAt) return 'poll-missing'
  if (viewer.kind === 'guest') return 'signed-out'
  if (isClosed(poll, now)) return 'poll-closed'
  return poll.post.thread.lockedAt ? 'poll-locked' : null
}

/** Why these options of a poll cannot be chosen together; null: they can. They are places in its list, from 0. */
export function whyNotChoose(chosen: readonly number[], poll: { options: number; multiple: boolean }): RefusalReason | null {
  if (chosen.length === 0) return 'poll-choose'
  if (chosen.some((option) => option >= poll.options)) return 'poll-option-unknown'
  return chosen.length > 1 && !poll.multiple ? 'poll-choose-one' : null
}
