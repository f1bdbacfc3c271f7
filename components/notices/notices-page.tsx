import { Link } from '@/components/ui/link'
import { entryPath, Subject, whyWords } from '@/components/moderation/entry'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { markReadAction } from '@/lib/notices/actions'
import type { NoticePage, NoticeView } from '@/lib/notices/view'
import { pathsIn } from '@/lib/paths'

/** What a member was told, the newest first. `first` is whether these are the newest. */
export function NoticesPage({ locale, page, unread, first }: { locale: Locale; page: NoticePage; unread: number; first: boolean }) {
  const t = words(locale, 'notices')
  const to = pathsIn(locale)
  const { notices, before } = page
  return (
    <div className="column stack moderation">
      <h1>{t('title')}</h1>
      {notices.length === 0 ? <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState> : <p className="entry-meta">{t('unread', { count: unread })}</p>}
      {unread > 0 && notices[0] && (
        <form action={markReadAction}>
          <input type="hidden" name="upTo" value={notices[0].id} />
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton kind="plain">{t('markRead')}</SubmitButton>
        </form>
      )}
      <ol className="entries">
        {notices.map((notice) => <Told key={notice.id} locale={locale} notice={notice} />)}
      </ol>
      <p className="turn">
        {!first && <Link href={to.notifications()} prefetch={false}>{t('newest')}</Link>}
        {before !== null && <Link href={`${to.notifications()}?${new URLSearchParams({ before: String(before) })}`} rel="next" prefetch={false}>{t('older')}</Link>}
      </p>
    </div>
  )
}

/** One notice. It says what was done and why, links to the post, and quotes nothing of it. */
function Told({ locale, notice: { at, unread, about, action } }: { locale: Locale; notice: NoticeView }) {
  const t = words(locale, 'notices')
  const m = words(locale, 'moderation')
  const to = pathsIn(locale)
  const { address, kind, scope, by } = action
  const yours = about.role === 'author'
  const sealing = kind === 'seal' || kind === 'seal-part' || kind === 'rescope' || kind === 'confirm'
  return (
    <li className="card entry" data-unread={unread || undefined}>
      <h2 className="entry-what">
        {yours ? t(`yours.${kind}`) : t(`reported.${about.outcome ?? 'open'}`)} {unread && <Badge className="badge-moderator">{t('new')}</Badge>}
      </h2>
      <p>{address ? <Subject locale={locale} address={address} /> : m('entry.postGone')}</p>
      {yours && sealing && scope && <p><ScopeBadge locale={locale} scopes={[scope]} /></p>}
      {yours && <p className="entry-why" dir="auto">{t('reason', { reason: whyWords(locale, action) })}</p>}
      {yours && (sealing || kind === 'hold') && address?.number != null && <p>{t(kind === 'hold' ? 'held' : 'edit')} <Link href={to.edit(address.threadId, address.number)} prefetch={false}>{t('editLink')}</Link></p>}
      <p className="entry-meta"><Time locale={locale} at={at} /> · {m(`by.${by}`)} · <a href={entryPath(locale, action.id)}>{t('log')}</a></p>
    </li>
  )
}
