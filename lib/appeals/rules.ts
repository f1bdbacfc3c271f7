import type { ActionKind } from '@/lib/events/log'
import type { RefusalReason } from '@/lib/outcome'
import { moderates, moderatesIn, moderatesSomewhere, type Viewer } from '@/lib/viewer/viewer'

/** Characters of an appeal: under ten nothing is argued; two thousand are a page, which somebody reads for each of them. */
export const APPEAL_MIN = 10
export const APPEAL_MAX = 2000

/** Appeals on a page of the moderators' list: what one sitting decides. */
export const APPEALS_PAGE = 20

/** A moderator who has signed in or read something within so many days is about: who comes by once a month would let appeals wait for a month. */
export const ACTIVE_DAYS = 30

/**
 * What one can appeal against: what takes something from the person whom it concerns. What gives it back, what only looks, and what an author
 * ends by an edit of their own is not in it.
 */
export const APPEALABLE: ReadonlySet<ActionKind> = new Set([
  'seal', 'seal-part', 'rescope', 'confirm', 'retitle', 'move', 'rescope-thread', 'retag', 'hide', 'delete', 'edit', 'lock', 'delete-thread', 'merge', 'split',
  'warn', 'silence', 'ban', 'standing', 'relieve',
])

/** An action as its appeal finds it. */
export interface Appealed {
  kind: ActionKind
  actorId: number | null
  /** Whom it concerns. */
  personId: number | null
  undone: boolean
  /** Whether somebody has appealed against it before. */
  appealed: boolean
}

/** Why this person may not appeal against an action; null: they may, once, while it stands. `personId` null: nobody is known. */
export function whyNotAppeal(personId: number | null, action: Appealed): RefusalReason | null {
  if (personId === null) return 'signed-out'
  if (action.personId !== personId) return 'appeal-not-yours'
  if (action.appealed) return 'appealed-already'
  if (!APPEALABLE.has(action.kind)) return 'appeal-nothing'
  // They take back themselves what they did themselves.
  if (action.actorId === personId) return 'appeal-own'
  return action.undone ? 'undone-already' : null
}

/** An appeal as whoever decides it finds it. */
export interface Appealing {
  personId: number
  /** Who did what it is about; null: members' reports, or the radar. */
  actorId: number | null
  /** Where that was; null: it is about a person, which is for those who moderate everywhere. */
  categoryId: number | null
  decided: boolean
  /** How many others there are who may decide it and are about. */
  others: number
}

/**
 * Why this viewer may not decide an appeal; null: they may. Nobody judges what was said against themselves while somebody else could: not who
 * acted, as long as another moderator is about, so that on a forum with one moderator appeals do not wait for ever; and never who appealed.
 */
export function whyNotDecide(viewer: Viewer, appeal: Appealing): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (!moderatesSomewhere(viewer)) return 'not-moderator'
  if (!(appeal.categoryId === null ? moderates(viewer) : moderatesIn(viewer, appeal.categoryId))) return 'not-your-category'
  if (appeal.personId === viewer.personId) return 'appeal-yours'
  if (appeal.decided) return 'appeal-decided'
  return appeal.actorId === viewer.personId && appeal.others > 0 ? 'appeal-own-act' : null
}
