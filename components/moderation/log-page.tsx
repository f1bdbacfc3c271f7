import { Link } from '@/components/ui/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { LogPage as Page } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'
import { Entry } from './entry'

/** The public log. `first` is whether these are the newest entries. */
export function LogPage({ locale, page, first }: { locale: Locale; page: Page; first: boolean }) {
  const t = words(locale, 'moderation')
  const to = pathsIn(locale)
  return (
    <div className="column stack moderation">
      <h1>{t('log.title')}</h1>
      <p>{t('log.intro')}</p>
      {page.entries.length === 0 && <EmptyState title={t('log.emptyTitle')}>{t('log.empty')}</EmptyState>}
      <ol className="entries">
        {page.entries.map((action) => <Entry key={action.id} locale={locale} action={action} level="h2" />)}
      </ol>
      <p className="turn">
        {!first && <Link href={to.moderationLog()}>{t('log.newest')}</Link>}
        {page.before !== null && <Link href={to.moderationLog({ before: page.before })} rel="next">{t('log.older')}</Link>}
      </p>
    </div>
  )
}
