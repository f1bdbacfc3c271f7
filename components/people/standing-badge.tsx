import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Standing } from '@/lib/viewer/viewer'

/** How somebody stands in the community; nothing for an ordinary member. */
export function StandingBadge({ locale, standing }: { locale: Locale; standing: Standing }) {
  if (standing === 'member') return null
  const appointed = standing === 'moderator' || standing === 'admin'
  return <Badge className={appointed ? 'badge-moderator' : undefined}>{words(locale, 'common')(`standing.${standing}`)}</Badge>
}
