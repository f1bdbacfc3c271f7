import type { ReactNode } from 'react'
import { SealGlyph } from '@/components/spoilers/seal-glyph'
import { scopeWords } from '@/components/spoilers/scope-words'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Scope } from '@/lib/spoilers/scope'
import type { Standing } from '@/lib/viewer/viewer'
import { classes } from './classes'

/** A word or two about the thing it stands beside. */
export function Badge({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={classes('badge', className)}>{children}</span>
}

/** What one must have seen for a thread or a post. Nothing where it is open. */
export function ScopeBadge({ locale, scopes }: { locale: Locale; scopes: readonly Scope[] }) {
  if (scopes.length === 0) return null
  const t = words(locale, 'common')
  return <Badge className="badge-scope"><SealGlyph />{t('spoilers.badge', { scope: scopeWords(locale, scopes) })}</Badge>
}

/** How somebody stands in the community; nothing for an ordinary member. */
export function StandingBadge({ locale, standing }: { locale: Locale; standing: Standing }) {
  if (standing === 'member') return null
  const appointed = standing === 'moderator' || standing === 'admin'
  return <Badge className={appointed ? 'badge-moderator' : undefined}>{words(locale, 'common')(`standing.${standing}`)}</Badge>
}
