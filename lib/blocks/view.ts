import type { RefusalReason } from '@/lib/outcome'
import type { PersonView } from '@/lib/people/view'

/** A person whom somebody is about to block, or has. */
export interface BlockingView {
  person: PersonView
  blocked: boolean
  /** Why they can't; null: they can. */
  whyNot: RefusalReason | null
}
