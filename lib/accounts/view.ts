import type { Locale } from '@/lib/i18n/locales'
import type { QuietKind } from '@/lib/notices/view'
import type { RefusalReason } from '@/lib/outcome'
import type { Opens } from '@/lib/spoilers/opens'

/** What a member has decided about themselves. */
export interface AccountView {
  name: string
  locale: Locale
  opens: Opens
  showsSeen: boolean
  /** What they do not want to be told. */
  quiet: QuietKind[]
}

/** What a member leaves behind. */
export interface LeavingView {
  posts: number
  /** Why they may not leave; null: they may. */
  whyNot: RefusalReason | null
}
