import { Filters } from '@/components/ledger/filters'
import { Link } from '@/components/ui/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { LogFilter } from '@/lib/ledger/input'
import type { LogPage as Page } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'
import { Entry } from './entry'

/** The public log. `first` is whether these are the newest entries of those that are asked for. */
export function LogPage({ locale, page, filter, first }: { locale: Locale; page: Page; filter: LogFilter; first: boolean }) {
  const t = words(locale, 'moderation')
  const l = words(locale, 'ledger')
  const to = pathsIn(locale)
  const filtered = Object.values(filter).some((one) => one !== undefined)
  return (
    <div className="column stack moderation">
      <h1>{t('log.title')}</h1>
      <p>{t('log.intro')} <Link href={to.figures()} prefetch={false}>{l('figuresLink')}</Link> · <a href={to.logFeed('xml')}>{l('feedLink')}</a></p>
      <Filters locale={locale} filter={filter} />
      {page.entries.length === 0 && (filtered ? <EmptyState title={l('nothing')}>{l('nothingHint')}</EmptyState> : <EmptyState title={t('log.emptyTitle')}>{t('log.empty')}</EmptyState>)}
      <ol className="entries">
        {page.entries.map((action) => <Entry key={action.id} locale={locale} action={action} level="h2" />)}
      </ol>
      <p className="turn">
        {!first && <Link href={to.moderationLog(filter)}>{t('log.newest')}</Link>}
        {page.before !== null && <Link href={to.moderationLog({ ...filter, before: page.before })} rel="next">{t('log.older')}</Link>}
      </p>
    </div>
  )
}
