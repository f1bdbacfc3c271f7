import { FollowMenu } from '@/components/follows/follow-menu'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Tabs } from '@/components/ui/tabs'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { ListQuery } from '@/lib/threads/input'
import { PERIODS, SORTS } from '@/lib/threads/rules'
import type { ThreadList } from '@/lib/threads/view'
import { ListOverlay } from './list-overlay'
import { ownTabs } from './own-tabs'
import { ThreadListing } from './thread-list'

/** A list of threads with its orders and pages, and where a member stands in them laid over it. `href` makes the address of the same list asked for otherwise. */
export function ThreadLists({ locale, list, query, newThread, own = false, category, href }: {
  locale: Locale
  list: ThreadList
  query: ListQuery
  /** Where "new thread" leads from here. */
  newThread: string
  /** Whether these are all threads, beside which a member's own lists stand. */
  own?: boolean
  /** The category whose threads these are. */
  category?: string
  href: (query: Record<string, string | number | null>) => string
}) {
  const t = words(locale, 'threads')
  const { sort, period, page } = query
  const at = (change: Partial<ListQuery>) => {
    const next = { ...query, page: 1, ...change }
    return href({
      sort: next.sort === 'active' ? null : next.sort,
      period: next.sort === 'top' && next.period !== 'all' ? next.period : null,
      page: next.page > 1 ? next.page : null,
    })
  }
  return (
    <ListOverlay threads={list.rows.map(({ id }) => id)} category={category}>
      <section className="thread-list">
        {category && <div className="list-follow for-members"><FollowMenu what={{ category }} /></div>}
        <Tabs name={t('sort.name')} tabs={[...SORTS.map((one) => ({ href: at({ sort: one }), label: t(`sort.${one}`), current: one === sort })), ...(own ? ownTabs(locale) : [])]} />
        {sort === 'top' && (
          <Tabs name={t('period.name')} tabs={PERIODS.map((one) => ({ href: at({ period: one }), label: t(`period.${one}`), current: one === period }))} />
        )}
        {list.rows.length > 0 ? <ThreadListing locale={locale} rows={list.rows} /> : (
          <EmptyState
            title={sort === 'unanswered' ? t('list.emptyUnanswered') : t('list.empty')}
            action={<LinkButton kind="primary" href={newThread}>{t('list.emptyAction')}</LinkButton>}
          />
        )}
        {(page > 1 || list.more) && (
          <nav className="list-pages" aria-label={t('list.pages')}>
            {page > 1 ? <LinkButton href={at({ page: page - 1 })} rel="prev">{t('list.newer')}</LinkButton> : <span />}
            <span className="muted">{t('list.page', { page })}</span>
            {list.more ? <LinkButton href={at({ page: page + 1 })} rel="next">{t('list.older')}</LinkButton> : <span />}
          </nav>
        )}
      </section>
    </ListOverlay>
  )
}

/** Categories with their number of threads, beside a list. */
export function CategoryList({ locale, categories, current }: {
  locale: Locale
  categories: readonly { slug: string; name: string; threads: number }[]
  current?: string
}) {
  const t = words(locale, 'threads')
  return (
    <nav className="categories" aria-label={t('list.categories')}>
      <h2 className="categories-title">{t('list.categories')}</h2>
      <ul>
        {categories.map(({ slug, name, threads }) => (
          <li key={slug}>
            <a href={pathsIn(locale).category(slug)} aria-current={slug === current ? 'page' : undefined}>
              <span>{name}</span><span className="figure">{threads}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
