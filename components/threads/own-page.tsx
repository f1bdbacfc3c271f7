import type { ReactNode } from 'react'
import { FollowMenu } from '@/components/follows/follow-menu'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tabs } from '@/components/ui/tabs'
import { categoryWords } from '@/lib/film/categories'
import type { CategoryFollowView } from '@/lib/follows/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { markThreadsReadAction } from '@/lib/reading/actions'
import { SORTS } from '@/lib/threads/rules'
import type { PersonalList, ThreadRow } from '@/lib/threads/view'
import { ListOverlay } from './list-overlay'
import { ownTabs } from './own-tabs'
import { ThreadListing } from './thread-list'

interface Own {
  locale: Locale
  list: PersonalList
  /** Whether this is the list's first page. */
  first: boolean
}

/** What a member has not read. Without script, this is where they say that they have. */
export function UnreadPage({ locale, list, first }: Own) {
  const t = words(locale, 'threads')
  const read = (rows: readonly ThreadRow[], button: ReactNode) => (
    <form action={markThreadsReadAction} className="thread-row-act">
      {rows.map(({ id, lastNumber }) => <input key={id} type="hidden" name="read" value={`${id}:${lastNumber}`} />)}
      <input type="hidden" name="locale" value={locale} />
      {button}
    </form>
  )
  const one = (row: ThreadRow) => read([row], <button type="submit" className="icon-button" aria-label={t('own.markReadName', { title: row.title })} title={t('own.markRead')}><Icon name="check" /></button>)
  return (
    <div className="column own-lists">
      <OwnList
        which="unread" locale={locale} list={list} first={first} act={one}
        foot={list.rows.length > 1 && read(list.rows, <SubmitButton kind="plain">{t('own.markAll')}</SubmitButton>)}
      />
    </div>
  )
}

/** The threads that a member follows, and the categories that they follow or have muted. */
export function FollowedPage({ locale, list, first, categories }: Own & { categories: readonly CategoryFollowView[] }) {
  const t = words(locale, 'threads')
  return (
    <div className="column own-lists">
      <OwnList which="followed" locale={locale} list={list} first={first} />
      <section className="stack" aria-labelledby="own-categories">
        <h2 id="own-categories">{t('own.categories')}</h2>
        {categories.length === 0 ? <p className="muted">{t('own.noCategories')}</p> : (
          <ul className="own-categories">
            {categories.map(({ slug, level }) => (
              <li key={slug}><Link href={pathsIn(locale).category(slug)}>{categoryWords(slug, locale).name}</Link><FollowMenu what={{ category: slug }} known={level} /></li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function OwnList({ which, locale, list: { rows, marks, next }, first, act, foot }: Own & { which: 'unread' | 'followed'; act?: (row: ThreadRow) => ReactNode; foot?: ReactNode }) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const sorts = SORTS.map((sort) => ({ href: to.home({ sort: sort === 'active' ? null : sort }), label: t(`sort.${sort}`) }))
  return (
    <>
      <header className="list-head"><h1>{t(`own.${which}`)}</h1><p className="muted">{t(`own.${which}Lead`)}</p></header>
      <section className="thread-list">
        <Tabs name={t('own.name')} tabs={[...sorts, ...ownTabs(locale, which)]} />
        {rows.length > 0 ? (
          <ListOverlay threads={rows.map(({ id }) => id)} known={{ threads: Object.fromEntries(marks), level: null }}>
            <ThreadListing locale={locale} rows={rows} act={act} />
          </ListOverlay>
        ) : (
          <EmptyState title={t(`own.${which}Empty`)} action={<LinkButton href={to.home()}>{t('own.toAll')}</LinkButton>}>{t(`own.${which}EmptyText`)}</EmptyState>
        )}
        {foot}
        {(!first || next !== null) && (
          <nav className="list-pages" aria-label={t('list.pages')}>
            {first ? <span /> : <LinkButton href={to[which]()}>{t('own.newest')}</LinkButton>}
            {next !== null && <LinkButton href={to[which]({ before: next })} rel="next">{t('own.more')}</LinkButton>}
          </nav>
        )}
      </section>
    </>
  )
}
