import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { CATEGORIES, categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { LOGGED_KINDS, type LogFilter } from '@/lib/ledger/input'
import { DOERS, LOG_PERIODS } from '@/lib/ledger/rules'
import { pathsIn } from '@/lib/paths'

/** What of the log is shown: a plain form that asks for an address. */
export function Filters({ locale, filter }: { locale: Locale; filter: LogFilter }) {
  const t = words(locale, 'ledger')
  const to = pathsIn(locale)
  const active = Object.values(filter).some((one) => one !== undefined)
  return (
    <details className="fold log-filters" open={active}>
      <summary>{t('filter.title')}</summary>
      <form action={to.moderationLog()} method="get">
        <div className="log-filter-fields">
          <Select name="act" label={t('filter.act')} defaultValue={filter.act ?? ''}>
            <option value="">{t('filter.actAny')}</option>
            {LOGGED_KINDS.map((kind) => <option key={kind} value={kind}>{t(`acts.${kind}`)}</option>)}
          </Select>
          <Select name="category" label={t('filter.category')} defaultValue={filter.category ?? ''}>
            <option value="">{t('filter.categoryAny')}</option>
            {CATEGORIES.map(({ slug }) => <option key={slug} value={slug}>{categoryWords(slug, locale).name}</option>)}
          </Select>
          <Select name="period" label={t('filter.period')} defaultValue={filter.period ?? ''}>
            <option value="">{t('filter.periodAny')}</option>
            {LOG_PERIODS.map((period) => <option key={period} value={period}>{t(`filter.${period}`)}</option>)}
          </Select>
          <Select name="by" label={t('filter.by')} defaultValue={filter.by ?? ''}>
            <option value="">{t('filter.byAny')}</option>
            {DOERS.map((by) => <option key={by} value={by}>{t(`filter.${by}`)}</option>)}
          </Select>
        </div>
        <p className="compose-actions">
          <Button type="submit" kind="plain">{t('filter.show')}</Button>
          {active && <Link href={to.moderationLog()}>{t('filter.all')}</Link>}
        </p>
      </form>
    </details>
  )
}
