import { Link } from './link'
import { Icon } from './icon'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'

/** Previous, next and the numbers between: 1 … 4 5 6 … 20. Nothing where there is one page. `href` makes a page's address. */
export function Pagination({ locale, page, pages, href }: { locale: Locale; page: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null
  const t = words(locale, 'common')
  return (
    <nav className="pagination" aria-label={t('pages.name')}>
      {page > 1 && <Link href={href(page - 1)} rel="prev" aria-label={t('pages.previous')}><Turned><Icon name="down" /></Turned></Link>}
      {numbers(page, pages).map((number, place) => {
        if (number === null) return <span key={`gap-${place}`} aria-hidden="true">…</span>
        if (number === page) return <Link key={number} href={href(number)} aria-current="page">{number}</Link>
        return <Link key={number} href={href(number)} aria-label={t('pages.page', { number })}>{number}</Link>
      })}
      {page < pages && <Link href={href(page + 1)} rel="next" aria-label={t('pages.next')}><Turned next><Icon name="down" /></Turned></Link>}
    </nav>
  )
}

function Turned({ next = false, children }: { next?: boolean; children: React.ReactNode }) {
  return <b className={next ? '-rotate-90' : 'rotate-90'}>{children}</b>
}

/** The first, the last and those around the current one; null where some are left out. */
export function numbers(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
  return shown.flatMap((n, place) => {
    const before = shown[place - 1] ?? 0
    if (n - before === 2) return [n - 1, n]
    return n - before > 2 ? [null, n] : [n]
  })
}
