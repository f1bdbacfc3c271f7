import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { ThreadRow } from '@/lib/threads/view'
import { RowMark, RowTitle } from './row-mark'

/** Threads, one row each; `act` is what can be done with one besides opening it. */
export function ThreadListing({ locale, rows, act }: { locale: Locale; rows: readonly ThreadRow[]; act?: (thread: ThreadRow) => ReactNode }) {
  return <ul className="threads">{rows.map((thread) => <li key={thread.id}><Row locale={locale} thread={thread} act={act?.(thread)} /></li>)}</ul>
}

function Row({ locale, thread, act }: { locale: Locale; thread: ThreadRow; act: ReactNode }) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const name = thread.author?.name ?? t('post.gone')
  return (
    <article className="thread-row" data-thread={thread.id}>
      <div className="thread-row-face"><Avatar handle={thread.author?.handle ?? ''} name={name} /><RowMark threadId={thread.id} /></div>
      <div className="thread-row-main">
        <h2 className="thread-row-title"><RowTitle threadId={thread.id} href={to.thread(thread)} title={thread.title} /></h2>
        <p className="thread-row-meta quiet-links">
          <Link href={to.category(thread.category)} className="thread-row-category">{categoryWords(thread.category, locale).name}</Link>
          {thread.spoiler && <ScopeBadge locale={locale} scopes={[thread.spoiler]} />}
          {thread.pinned && <Badge><Icon name="pin" />{t('list.pinned')}</Badge>}
          {thread.locked && <Badge><Icon name="lock" />{t('list.locked')}</Badge>}
          {thread.tags.map((tag) => <Link key={tag} href={to.tag(tag)} className="thread-row-tag">#{tag}</Link>)}
        </p>
        <p className="thread-row-figures">
          <span>{t('list.by', { name })}</span>
          <span>{t('list.replies', { count: thread.posts - 1 })}</span>
          <span>{t('list.views', { count: thread.views })}</span>
          <span><span className="sr-only">{t('list.last')} </span><Time locale={locale} at={thread.lastActivityAt} short /></span>
        </p>
      </div>
      {act}
    </article>
  )
}
