import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { SearchHit } from '@/lib/search/view'
import { Marked } from './marked'

/** Posts that were found, the best first. */
export function Hits({ locale, hits }: { locale: Locale; hits: readonly SearchHit[] }) {
  return <ol className="hits">{hits.map((hit) => <li key={hit.post.id}><Hit locale={locale} hit={hit} /></li>)}</ol>
}

function Hit({ locale, hit: { thread, title, post, snippet } }: { locale: Locale; hit: SearchHit }) {
  const t = words(locale, 'search')
  const to = pathsIn(locale)
  const name = post.author?.name ?? words(locale, 'threads')('post.gone')
  return (
    <article className="hit" data-post={post.id} tabIndex={-1}>
      <h2 className="thread-row-title"><Link href={to.post(thread.id, post.number)} dir="auto" data-hit><Marked parts={title} /></Link></h2>
      {snippet.length > 0 && <p className="hit-snippet" dir="auto"><Marked parts={snippet} /></p>}
      <p className="thread-row-meta quiet-links">
        <Link href={to.category(thread.category)} className="thread-row-category">{categoryWords(thread.category, locale).name}</Link>
        {thread.spoiler && <ScopeBadge locale={locale} scopes={[thread.spoiler]} />}
        <span>{t('hit.by', { number: post.number, name })}</span>
        <Time locale={locale} at={post.createdAt} short />
      </p>
    </article>
  )
}
