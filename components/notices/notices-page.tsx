import { Link } from '@/components/ui/link'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { markReadAction } from '@/lib/notices/actions'
import type { NoticePage, NoticeView } from '@/lib/notices/view'
import { pathsIn } from '@/lib/paths'
import { ModerationTold, PostTold } from './told'

/** What a member was told, the newest first, day by day. `before` is where the page ends; null: these are the newest. */
export function NoticesPage({ locale, page: { notices, before: next }, unread, before }: { locale: Locale; page: NoticePage; unread: number; before: number | null }) {
  const t = words(locale, 'notices')
  const to = pathsIn(locale)
  return (
    <div className="column stack moderation">
      <h1>{t('title')}</h1>
      {notices.length === 0 ? <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState> : <p className="entry-meta">{t('unread', { count: unread })} <Link href={`${to.settings()}#notices`}>{t('choose')}</Link></p>}
      {unread > 0 && notices[0] && (
        <form action={markReadAction}>
          <input type="hidden" name="upTo" value={notices[0].id} />
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton kind="plain">{t('markRead')}</SubmitButton>
        </form>
      )}
      {byDay(locale, notices).map(([day, told]) => (
        <section key={day} className="notices-day" aria-label={day}>
          <h2>{day}</h2>
          <ol className="entries">
            {told.map((notice) => (
              <li key={notice.id} className="card entry notice-row" data-unread={notice.unread || undefined}>
                {notice.kind === 'moderation' || notice.kind === 'report' ? <ModerationTold locale={locale} notice={notice} /> : <PostTold locale={locale} notice={notice} />}
                {notice.unread && (
                  <form action={markReadAction}>
                    <input type="hidden" name="id" value={notice.id} />
                    {before !== null && <input type="hidden" name="before" value={before} />}
                    <input type="hidden" name="locale" value={locale} />
                    <SubmitButton kind="quiet" small>{t('markOne')}</SubmitButton>
                  </form>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="turn">
        {before !== null && <Link href={to.notifications()} prefetch={false}>{t('newest')}</Link>}
        {next !== null && <Link href={to.notifications({ before: next })} rel="next" prefetch={false}>{t('older')}</Link>}
      </p>
    </div>
  )
}

/** Notices under the days on which they came, as pages write dates: in UTC. */
function byDay(locale: Locale, notices: readonly NoticeView[]): [string, NoticeView[]][] {
  const days = new Map<string, NoticeView[]>()
  for (const notice of notices) {
    const day = figures(locale).dateTime(notice.at, { dateStyle: 'full' })
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return [...days]
}
