import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { MovedRun } from '@/lib/moves/view'
import { pathsIn } from '@/lib/paths'

/** Where posts stood that were moved to another thread. Each of their places is still one that an address can name. */
export function MovedPosts({ locale, run: { first, last, to } }: { locale: Locale; run: MovedRun }) {
  const t = words(locale, 'threads')
  return (
    <p className="moved-posts" id={`p${first}`}>
      {Array.from({ length: last - first }, (_, index) => <span key={index} id={`p${first + index + 1}`} />)}
      <Icon name="reply" />
      {t(to ? 'moved.to' : 'moved.away', { first, last, count: last - first + 1 })}{' '}
      {to && <Link href={pathsIn(locale).post(to.threadId, to.number)} prefetch={false} dir="auto">{to.title}</Link>}
    </p>
  )
}
