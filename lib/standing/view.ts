import type { Standing } from '@/lib/viewer/viewer'
import type { Earned, Needed } from './rules'

/** How somebody stands, and why. */
export interface StandingView {
  standing: Standing
  /** The next step; null: there is none, or standing is by appointment. */
  next: Exclude<Earned, 'newcomer'> | null
  needed: readonly Needed[]
  /** Whether a moderator set it by hand. */
  held: boolean
  /** Whether reports or a silence keep them from rising. */
  disgrace: boolean
  upheld: number
  fallenFrom: Earned | null
}
