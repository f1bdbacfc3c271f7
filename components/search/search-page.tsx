import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import type { Outcome } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import type { SearchResult } from '@/lib/search/view'
import { AsYouType } from './as-you-type'
import { Hits } from './hits'
import { SearchFields, type Asked } from './search-fields'

/** The search: what was asked, and what was found of it. `found` is null while nothing is asked. */
export function SearchPage({ locale, asked, found, categories }: {
  locale: Locale
  asked: Asked
  found: Outcome<SearchResult> | null
  categories: readonly string[]
}) {
  const t = words(locale, 'search')
  const refusals = found && !found.ok ? found.refusals : []
  return (
    <div className="column">
      <header className="list-head"><h1>{t('title')}</h1></header>
      <AsYouType
        action={pathsIn(locale).search()} label={t('title')}
        form={<SearchFields locale={locale} asked={asked} refusals={refusals} categories={categories} />}
      >
        <p role="status" className={found?.ok && found.value.items.length > 0 ? 'muted' : 'sr-only'}>{found?.ok ? statusWords(locale, found.value) : ''}</p>
        {found === null && <Tips locale={locale} />}
        {found?.ok && <Found locale={locale} asked={asked} result={found.value} />}
        {refusals.filter(({ field }) => !field || !(field in asked) || field === 'cursor').map((refusal) => (
          <Notice key={refusal.reason} kind="danger">{refusalWords(locale, refusal)}</Notice>
        ))}
      </AsYouType>
    </div>
  )
}

function statusWords(locale: Locale, { items, next, corrected }: SearchResult): string {
  const t = words(locale, 'search')
  const count = t(next === null ? 'count' : 'countMore', { count: items.length })
  return corrected === null ? count : `${t('corrected', { words: corrected })} ${count}`
}

function Found({ locale, asked, result }: { locale: Locale; asked: Asked; result: SearchResult }) {
  const t = words(locale, 'search')
  const at = (cursor: string | null) => pathsIn(locale).search({ ...asked, cursor })
  return (
    <>
      {result.items.length > 0 ? <Hits locale={locale} hits={result.items} /> : <EmptyState title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
      {(asked.cursor || result.next) && (
        <nav className="list-pages" aria-label={t('pages')}>
          {asked.cursor ? <LinkButton href={at(null)} rel="first">{t('first')}</LinkButton> : <span />}
          {result.next && <LinkButton href={at(result.next)} rel="next">{t('more')}</LinkButton>}
        </nav>
      )}
      <p className="field-hint">{t('sealedHint')}</p>
    </>
  )
}

function Tips({ locale }: { locale: Locale }) {
  const t = words(locale, 'search')
  return (
    <section className="search-tips" aria-labelledby="search-tips">
      <h2 id="search-tips">{t('tips.title')}</h2>
      <ul>
        <li>{t('tips.phrase')}</li>
        <li>{t('tips.without')}</li>
        <li>{t('tips.spelling')}</li>
        <li>{t('tips.sealed')}</li>
      </ul>
    </section>
  )
}
