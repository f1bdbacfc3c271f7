import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { DatedPost } from '@/lib/posts/view'
import type { ThreadRow } from '@/lib/threads/view'

const HALF_A_YEAR_MS = 183 * 86_400_000

/**
 * The dates of a long thread beside it, on wide windows: links to its posts at even steps. Script puts a slider over them (scrubber.ts). `here`
 * is the page's first post and its last.
 */
export function ThreadDates({ locale, thread, dates, here }: { locale: Locale; thread: ThreadRow; dates: readonly DatedPost[]; here: { first: number; last: number } }) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return null
  const long = last.createdAt.getTime() - first.createdAt.getTime() > HALF_A_YEAR_MS
  const written = (at: Date) => figures(locale).dateTime(at, long ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' })
  return (
    <nav className="dates" aria-label={t('jump.dates')} data-scrubber={thread.lastNumber} data-name={t('jump.scrub')}>
      <ol>
        {dates.map(({ number, createdAt }) => (
          <li key={number}>
            <a
              href={number >= here.first && number <= here.last ? `#p${number}` : to.post(thread.id, number)} data-number={number}
              aria-label={t('jump.mark', { date: written(createdAt), number })}
            >
              <time dateTime={createdAt.toISOString()}>{written(createdAt)}</time> <span>#{number}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
