import type { ReactNode } from 'react'
import { entryPath, Subject, whyWords } from '@/components/moderation/entry'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import { APPEALABLE } from '@/lib/appeals/rules'
import type { ModerationNotice, PostNotice, ThreadNotice } from '@/lib/notices/view'
import { pathsIn } from '@/lib/paths'

// UTF-16 units: two lines on a phone.
const EXCERPT = 120

/** Somebody answered, called or quoted, a thread went on, or something was to be remembered. What is sealed of the post is not in it, whoever reads. */
export function PostTold({ locale, notice }: { locale: Locale; notice: PostNotice | ThreadNotice }) {
  const t = words(locale, 'notices')
  const { kind, at, place: { threadId, number, title, by, excerpt, gone } } = notice
  const who = by?.name ?? t('somebody')
  const what = notice.kind === 'thread'
    ? number === 1 ? t('told.threadNew', { title }) : notice.count === null ? t('told.threadRead', { title }) : t('told.thread', { count: notice.count, title })
    : t(`told.${notice.kind}`, { name: who, title })
  return (
    <>
      <h3 className="entry-what">
        {gone ? what : <Link href={pathsIn(locale).post(threadId, number)} prefetch={false} dir="auto">{what}</Link>}
        <New locale={locale} unread={notice.unread} />
      </h3>
      {gone && <p className="muted">{t('gone')}</p>}
      {excerpt && kind !== 'thread' && <p className="entry-why" dir="auto">{plainExcerpt(excerpt.text, EXCERPT)}</p>}
      <p className="entry-meta"><Time locale={locale} at={at} /></p>
    </>
  )
}

/** What moderation did: what and why, with a link to the post, and no word of it. */
export function ModerationTold({ locale, notice: { at, unread, about, action } }: { locale: Locale; notice: ModerationNotice }) {
  const t = words(locale, 'notices')
  const m = words(locale, 'moderation')
  const to = pathsIn(locale)
  const { address, kind, scope, by } = action
  const yours = about.role === 'author'
  const sealing = kind === 'seal' || kind === 'seal-part' || kind === 'rescope' || kind === 'confirm'
  return (
    <>
      <h3 className="entry-what">
        {yours ? (kind === 'undo' && action.decides !== null ? t('heard') : t(`yours.${kind}`)) : t(`reported.${about.outcome ?? 'open'}`)}<New locale={locale} unread={unread} />
      </h3>
      {(address || (yours && !action.aboutPerson)) && <p>{address ? <Subject locale={locale} address={address} /> : m('entry.postGone')}</p>}
      {yours && sealing && scope && <p><ScopeBadge locale={locale} scopes={[scope]} /></p>}
      {yours && <p className="entry-why" dir="auto">{t('reason', { reason: whyWords(locale, action) })}</p>}
      {yours && (sealing || kind === 'hold') && address?.number != null && <p>{t(kind === 'hold' ? 'held' : 'edit')} <Link href={to.edit(address.threadId, address.number)} prefetch={false}>{t('editLink')}</Link></p>}
      {yours && APPEALABLE.has(kind) && action.undoneBy === null && action.appeal === null && <p>{t('appeal')} <Link href={to.appeal(action.id)} prefetch={false}>{t('appealLink')}</Link></p>}
      <p className="entry-meta"><Time locale={locale} at={at} /> · {m(`by.${by}`)} · <a href={entryPath(locale, action.id)}>{t('log')}</a></p>
    </>
  )
}

function New({ locale, unread }: { locale: Locale; unread: boolean }): ReactNode {
  return unread && <> <Badge className="badge-moderator">{words(locale, 'notices')('new')}</Badge></>
}
