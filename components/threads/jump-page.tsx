import { Link } from '@/components/ui/link'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { Refusal } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import type { ThreadRow } from '@/lib/threads/view'
import { JumpForm, type JumpAsked } from './jump-form'

/** The page that asks where to go in a thread, and says what was wrong with what was asked. */
export function JumpPage({ locale, thread, asked, refusals }: { locale: Locale; thread: ThreadRow; asked: JumpAsked; refusals: readonly Refusal[] }) {
  const t = words(locale, 'threads')
  return (
    <div className="column thread">
      <header className="thread-head">
        <h1>{t('jump.title')}</h1>
        <p><Link href={pathsIn(locale).thread(thread)} dir="auto">{t('jump.in', { title: thread.title })}</Link></p>
      </header>
      <JumpForm locale={locale} thread={thread} asked={asked} refusals={refusals} />
    </div>
  )
}
