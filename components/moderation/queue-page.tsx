import { Link } from '@/components/ui/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { QueueView } from '@/lib/moderation/view'
import { pathsIn } from '@/lib/paths'
import { Decide } from './decide'
import { Judged } from './judged'
import { Speaking } from './speaking'

/** The moderators' queue: one card for each post that waits, the heaviest first. */
export function QueuePage({ locale, queue }: { locale: Locale; queue: QueueView }) {
  const t = words(locale, 'moderation')
  const to = pathsIn(locale)
  const { items, waiting } = queue
  return (
    <div className="column stack moderation">
      <h1>{t('queue.title')}</h1>
      <p className="entry-meta">
        {t('queue.waiting', { count: waiting })} {waiting > items.length && t('queue.first', { count: items.length })}{' '}
        <Link href={to.moderationLog()} prefetch={false}>{t('queue.log')}</Link>
      </p>
      {items.length === 0 && <EmptyState title={t('queue.emptyTitle')}>{t('queue.empty')}</EmptyState>}
      <Speaking locale={locale}>
        <ol className="entries">
          {items.map((judged) => (
            <li key={judged.post.id} className="card entry">
              <Judged locale={locale} judged={judged}>
                <Decide locale={locale} judged={judged} queued />
                <p><Link href={to.moderationItem(judged.post.id)} prefetch={false}>{t('queue.open')}</Link></p>
              </Judged>
            </li>
          ))}
        </ol>
      </Speaking>
    </div>
  )
}
