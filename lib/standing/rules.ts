import type { Standing } from '@/lib/viewer/viewer'

/** A day to look around, a day to write, and one on which others have read it: an account that was made to do harm does not wait so long. */
export const MEMBER_DAYS = 3
/** So many posts show how somebody writes here; with fewer, one lucky one would do. */
export const MEMBER_POSTS = 5
/** Different days on which they wrote: five posts in one hour show one mood. */
export const MEMBER_ACTIVE_DAYS = 2

/** Two months, fifty posts on twenty days, and others found something in them: who is at home here. */
export const REGULAR_DAYS = 60
export const REGULAR_POSTS = 50
export const REGULAR_ACTIVE_DAYS = 20
/** Reactions by others: one for every second post or so, which who writes for nobody does not get. */
export const REGULAR_REACTIONS = 20

/** Reports that moderators upheld, counted for so many days: longer than a bad week, shorter than a grudge. */
export const UPHELD_DAYS = 60
/** So many of them and one falls a step: one is a slip, two are a bad day, three are a habit. */
export const UPHELD_MANY = 3
/** After a silence ended, so many days pass before anybody rises: it was said seriously. */
export const QUIET_DAYS = 14

/** What of somebody's conduct counts. */
export interface Conduct {
  /** Whole days since they joined. */
  days: number
  /** Posts that are there to be read. */
  posts: number
  /** Different days on which they wrote one. */
  activeDays: number
  /** Reactions by others to them. */
  reactions: number
  /** Posts of theirs that were rightly reported within `UPHELD_DAYS`, and decisions about them that upheld reports, however many reported. */
  upheld: number
  /** Whether a moderator silenced them within `QUIET_DAYS`, and it stands. */
  silenced: boolean
}

/** A standing that is earned by conduct; the others are given by appointment. */
export type Earned = 'newcomer' | 'member' | 'regular'
const STEPS: readonly Earned[] = ['newcomer', 'member', 'regular']

/** Whether a standing is one that conduct gives. */
export function isEarned(standing: Standing): standing is Earned {
  return (STEPS as readonly string[]).includes(standing)
}

/** A figure that a standing asks for: what there is, and what there has to be. */
export interface Needed {
  what: 'days' | 'posts' | 'activeDays' | 'reactions'
  have: number
  need: number
}

const NEEDED: Record<Exclude<Earned, 'newcomer'>, Partial<Record<Needed['what'], number>>> = {
  member: { days: MEMBER_DAYS, posts: MEMBER_POSTS, activeDays: MEMBER_ACTIVE_DAYS },
  regular: { days: REGULAR_DAYS, posts: REGULAR_POSTS, activeDays: REGULAR_ACTIVE_DAYS, reactions: REGULAR_REACTIONS },
}

/** What a standing asks for, with what somebody has of it. */
export function neededFor(standing: Exclude<Earned, 'newcomer'>, conduct: Conduct): Needed[] {
  return Object.entries(NEEDED[standing]).map(([what, need]) => ({ what: what as Needed['what'], have: conduct[what as Needed['what']], need }))
}

/** Whether somebody cannot rise, and falls a step, whatever else they did. */
export function isInDisgrace({ upheld, silenced }: Conduct): boolean {
  return upheld >= UPHELD_MANY || silenced
}

/**
 * What conduct makes of a standing: one step down in disgrace, for as long as it lasts and no further; else what the figures have earned, or what
 * there was before: who stays away loses nothing. `fallenFrom` is what they had when they fell, if they have.
 */
export function standingBy(conduct: Conduct, now: Earned, fallenFrom: Earned | null): Earned {
  if (isInDisgrace(conduct)) return fallenFrom ? now : STEPS[Math.max(0, STEPS.indexOf(now) - 1)]!
  const earned = (['regular', 'member'] as const).find((step) => neededFor(step, conduct).every(({ have, need }) => have >= need)) ?? 'newcomer'
  return STEPS.findLast((step) => step === earned || step === now || step === fallenFrom)!
}
