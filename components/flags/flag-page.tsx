import { Link } from '@/components/ui/link'
import { versionChoices } from '@/components/threads/thread-page'
import { Speaking } from '@/components/moderation/speaking'
import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { FLAG_REASONS } from '@/lib/flags/rules'
import type { FlaggingView } from '@/lib/flags/view'
import { pathsIn } from '@/lib/paths'
import { FlagForm } from './flag-form'

/** Reports a post; `done` is what the report that was just sent did. */
export function FlagPage({ locale, flagging, done }: { locale: Locale; flagging: FlaggingView; done: 'sent' | 'sealed' | null }) {
  const t = words(locale, 'moderation')
  const { postId: id, address: { threadId, number, title }, why } = flagging
  const back = pathsIn(locale).post(threadId, number)
  if (done || why) {
    return (
      <div className="column stack moderation">
        <h1>{t(done ? 'flag.doneTitle' : 'flag.title')}</h1>
        <Notice kind={done ? 'ok' : 'note'} role="status">{done ? t(done === 'sealed' ? 'flag.doneSealed' : 'flag.done') : refusalWords(locale, { reason: why! })}</Notice>
        <p><Link href={back}>{t('flag.back')}</Link></p>
      </div>
    )
  }
  return (
    <div className="column stack moderation">
      <h1>{t('flag.title')}</h1>
      <p>{t('flag.about', { number })} <Link href={back} dir="auto">{title}</Link></p>
      <p className="entry-meta">{t('flag.who')}</p>
      <Speaking locale={locale}><FlagForm post={{ id, threadId, number }} reasons={FLAG_REASONS} versions={versionChoices(locale)} back={back} /></Speaking>
    </div>
  )
}
