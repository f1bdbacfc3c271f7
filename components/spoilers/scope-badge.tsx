import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Scope } from '@/lib/spoilers/scope'
import { SealGlyph } from './seal-glyph'
import { scopeWords } from './scope-words'

/** What one must have seen for a thread or a post. Nothing where it is open. */
export function ScopeBadge({ locale, scopes }: { locale: Locale; scopes: readonly Scope[] }) {
  if (scopes.length === 0) return null
  const t = words(locale, 'common')
  return <Badge className="badge-scope"><SealGlyph />{t('spoilers.badge', { scope: scopeWords(locale, scopes) })}</Badge>
}
