import { actionWords, Subject } from '@/components/moderation/entry'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Tabs } from '@/components/ui/tabs'
import type { AppealsView } from '@/lib/appeals/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { AppealText } from './appeal-text'

/** Appeals for moderators: those that wait, the oldest first, or those that were decided. `first`: whether the list begins here. */
export function AppealsPage({ locale, view: { appeals, waiting, next }, state, first }: { locale: Locale; view: AppealsView; state: 'open' | 'decided'; first: boolean }) {
  const t = words(locale, 'appeals')
  const to = pathsIn(locale)
  const of = state === 'open' ? {} : { state }
  return (
    <div className="column stack moderation">
      <h1>{t('list.title')}</h1>
      <p className="entry-meta">{t('list.waiting', { count: waiting })} <Link href={to.moderation()} prefetch={false}>{t('list.queue')}</Link></p>
      <Tabs name={t('list.title')} tabs={[{ href: to.appeals(), label: t('list.open'), current: state === 'open' }, { href: to.appeals({ state: 'decided' }), label: t('list.decided'), current: state === 'decided' }]} />
      {appeals.length === 0 && <EmptyState title={t('list.emptyTitle')}>{t('list.empty')}</EmptyState>}
      <ol className="entries">
        {appeals.map(({ id, action, by, text, at, outcome }) => (
          <li key={id} className="card entry">
            <h2 className="entry-what">{actionWords(locale, action)}</h2>
            {action.address && <p><Subject locale={locale} address={action.address} /></p>}
            {by && <p>{t('list.by', { name: by.name })}</p>}
            <AppealText locale={locale} text={text} at={at} />
            {outcome && <p><Badge>{words(locale, 'moderation')(`entry.${outcome}`)}</Badge></p>}
            <p><Link href={to.moderationAppeal(id)} prefetch={false}>{t('list.look')}</Link></p>
          </li>
        ))}
      </ol>
      <p className="turn">
        {!first && <Link href={to.appeals(of)}>{t('list.first')}</Link>}
        {next !== null && <Link href={to.appeals({ ...of, after: next })} rel="next">{t('list.next')}</Link>}
      </p>
    </div>
  )
}
