import type { ActionView } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { PersonView } from '@/lib/people/view'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { StandingView } from '@/lib/standing/view'
import type { FATES, PersonAct, Settable, SILENCES } from './rules'

/** What moderators noted about somebody. */
export interface RemarkView {
  id: number
  text: Cleared<'source'> | Withheld
  by: PersonView | null
  at: Date
  /** The entry of the log, by which it is taken back. */
  actionId: number
}

/** What was reported of somebody, in figures. */
export interface FlagFigures {
  upheld: number
  dismissed: number
  waiting: number
  /** The same of what they reported themselves. */
  ownUpheld: number
  ownDismissed: number
}

/** Somebody as moderators see them: what happened, and what may be decided about them now. */
export interface OverseenView {
  person: PersonView
  joinedAt: Date
  bannedAt: Date | null
  silencedUntil: Date | null
  standing: StandingView
  flags: FlagFigures
  /** Slugs of the categories that they moderate, and of those that they do not. */
  categories: readonly string[]
  otherCategories: readonly string[]
  remarks: readonly RemarkView[]
  /** What was decided about them and their posts, the newest first. */
  history: readonly (ActionView & { about: 'person' | 'post'; whyNotUndo: RefusalReason | null })[]
  /** What may be done, and which standings may be given. */
  acts: readonly PersonAct[]
  standings: readonly Settable[]
  /** Why nothing may be decided about them by whoever asks; null: something may. */
  why: RefusalReason | null
}

/** What moderators have said to somebody, for themselves. */
export interface ToldView {
  standing: StandingView
  silencedUntil: Date | null
  /** Warnings that wait to be read. */
  unread: readonly ActionView[]
  /** All that was decided about them as a person, the newest first. */
  history: readonly ActionView[]
  categories: readonly string[]
}

/** Who was appointed, for admins. */
export interface AppointedView {
  admins: readonly PersonView[]
  moderators: readonly PersonView[]
  /** Categories in their order, each with who moderates it. */
  categories: readonly { slug: string; people: readonly PersonView[] }[]
}

/** What the forms of acts offer to choose from (rules.ts has the numbers; browsers get no rules). */
export interface ActOffers {
  silences: typeof SILENCES
  fates: typeof FATES
  /** Characters of a note. */
  noteMax: number
}
