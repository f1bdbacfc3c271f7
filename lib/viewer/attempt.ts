import { AsyncLocalStorage } from 'node:async_hooks'
import type { Locale } from '@/lib/i18n/locales'
import type { Failure } from './failure'

/** What is known of one answer of a provider while it is dealt with. */
export interface Attempt {
  locale: Locale
  /** Whether the signed-in member asked, in settings, to connect this provider. Without it a session is never linked to. */
  connecting: boolean
  method?: { provider: string; id: string }
  email?: string | null
  failure?: Failure
  /** Whether the log knows: NextAuth tells of one failure twice. */
  noted?: boolean
  /** For `linking`: the ways in which the person with this address signs in. */
  ways?: string[]
  /** For `banned`: where the ban can be appealed against. */
  appeal?: { ban: number; key: string }
  /** The token of the session that the new one takes the place of. */
  leaving?: string
}

/** The answer that is being dealt with. NextAuth hands its callbacks less than they need; this carries the rest. */
export const attempts = new AsyncLocalStorage<Attempt>()
