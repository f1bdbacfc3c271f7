import { cannedGroups } from '@/components/moderation/canned'
import { actionWords } from '@/components/moderation/entry'
import { Speaking } from '@/components/moderation/speaking'
import { UndoBarForm } from '@/components/moderation/undo-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { ActionView } from '@/lib/ledger/view'
import { pathsIn } from '@/lib/paths'
import type { QueueFilter } from '@/lib/queue/input'
import { BULK_ACTS, BULK_MAX, NEWS_EVERY } from '@/lib/queue/rules'
import type { QueueView } from '@/lib/queue/view'
import { BulkForm } from './bulk-form'
import { Filter, filters } from './filter'
import { ItemCard } from './item-card'
import { QueueKeys } from './keys'
import { QueueNews } from './news'

/** The moderators' queue: one card for each thing that waits, the heaviest first. `made` is the decision that was just made, `appeals` how many wait, `all` whether all are selected. */
export function QueuePage({ locale, queue, filter, all, made, appeals }: { locale: Locale; queue: QueueView; filter: QueueFilter; all: boolean; made: ActionView | null; appeals: number }) {
  const t = words(locale, 'queue')
  const to = pathsIn(locale)
  const { items, waiting, newest, next } = queue
  const { cursor, ...kept } = filter
  return (
    <div className="column stack moderation queue">
      <h1>{t('title')}</h1>
      <p className="entry-meta">{t('waiting', { count: waiting })} <Link href={to.moderationLog()} prefetch={false}>{t('log')}</Link> · <Link href={to.appeals()} prefetch={false}>{words(locale, 'appeals')('list.waiting', { count: appeals })}</Link></p>
      <Speaking locale={locale}>
        {made && <Made locale={locale} made={made} />}
        <QueueNews newest={newest} every={NEWS_EVERY} />
        <Filter locale={locale} filter={filter} />
        {items.length === 0 && <EmptyState title={t('emptyTitle')}>{t(filters(filter) > 0 ? 'emptyFiltered' : 'empty')}</EmptyState>}
        <ol className="entries">
          {items.map((item) => <ItemCard key={item.id} locale={locale} item={item} selected={all} />)}
        </ol>
        {items.length > 1 && (
          <p>
            {all
              ? <Link href={to.moderation(filter)} prefetch={false}>{t('bulk.none')}</Link>
              : <Link href={to.moderation({ ...filter, all: 1 })} prefetch={false}>{t('bulk.all', { count: Math.min(BULK_MAX, waiting) })}</Link>}
          </p>
        )}
        <BulkForm key={String(all)} shown={items.length > 0} acts={BULK_ACTS} groups={cannedGroups(locale, ['dismiss', 'seal', 'unseal', 'accept', 'removal'])} />
        <p className="turn">
          {cursor !== undefined && <Link href={to.moderation(kept)} prefetch={false}>{t('first')}</Link>}
          {next !== null && <Link href={to.moderation({ ...kept, cursor: next })} rel="next" prefetch={false}>{t('more')}</Link>}
        </p>
        <QueueKeys />
      </Speaking>
    </div>
  )
}

/** What was just decided, and the way back. */
function Made({ locale, made }: { locale: Locale; made: ActionView }) {
  const said = words(locale, 'moderation')('item.done', { what: actionWords(locale, made) })
  if (made.kind === 'undo' || made.undoneBy !== null) return <p className="undo-bar" role="status">{said}</p>
  return <UndoBarForm key={made.id} actionId={made.id} said={said} queued />
}
