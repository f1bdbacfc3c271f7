import type { ActionView } from '@/lib/ledger/view'
import type { RefusalReason } from '@/lib/outcome'
import type { PersonView } from '@/lib/people/view'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** What somebody said against an action, and how it was decided. */
interface Said {
  text: Cleared<'source'> | Withheld
  at: Date
  outcome: 'upheld' | 'overturned' | null
  /** The entry of the log that says so. */
  decision: ActionView | null
}

/** An action and what its person may say against it, or has said. */
export interface AppealingView {
  action: ActionView
  /** Why they may not appeal; null: they may. */
  why: RefusalReason | null
  /** What they said. */
  mine: Said | null
}

/** An appeal as those who decide see it. */
export interface AppealView extends Said {
  id: number
  action: ActionView
  /** Whose it is; null: they are gone. */
  by: PersonView | null
  /** Why the viewer may not decide it; null: they may. */
  why: RefusalReason | null
  /** Whether they may although it was they who acted, as there is no other moderator about. */
  alone: boolean
}

export interface AppealsView {
  appeals: readonly AppealView[]
  /** All that wait for a decision that the viewer may look at. */
  waiting: number
  /** The appeals that follow are those beyond this id; null: there are none. */
  next: number | null
}
