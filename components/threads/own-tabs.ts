import type { Tab } from '@/components/ui/tabs'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** The tabs of a member's own lists. On shared pages they are in everybody's HTML; guests with script do not see them. */
export function ownTabs(locale: Locale, current?: 'unread' | 'followed'): Tab[] {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  return (['unread', 'followed'] as const).map((one) => ({ href: to[one](), label: t(`own.${one}`), current: one === current, className: 'for-members' }))
}
