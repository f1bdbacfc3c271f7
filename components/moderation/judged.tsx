import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { scopeWords } from '@/components/spoilers/scope-words'
import { PostBody } from '@/components/threads/post-body'
import { StandingBadge } from '@/components/people/standing-badge'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { FlagView } from '@/lib/flags/view'
import type { JudgedView } from '@/lib/moderation/view'
import { pathsIn } from '@/lib/paths'
import { Fold } from './fold'

/** What a moderator needs to know of a post. Its words are folded: a moderator may not have seen that version yet. */
export function Judged({ locale, judged, children }: { locale: Locale; judged: JudgedView; children?: ReactNode }) {
  const t = words(locale, 'moderation')
  const to = pathsIn(locale)
  const { post, address, category, item, sealed, flags } = judged
  return (
    <>
      <p className="entry-meta">
        <Link href={to.category(category)} prefetch={false}>{categoryWords(category, locale).name}</Link>
        {item && <> · {t('queue.weight', { weight: item.weight })} · {t('queue.since')} <Time locale={locale} at={item.openedAt} /></>}
      </p>
      <p className="judged-place">
        <Link href={to.post(address.threadId, address.number)} prefetch={false}>{t('entry.post', { title: address.title, number: address.number })}</Link>{' '}
        {post.author ? t('queue.by', { name: post.author.name }) : t('queue.gone')} {post.author && <StandingBadge locale={locale} standing={post.author.standing} />}
        {post.author && <> <Link href={to.overseeing(post.author.handle)} prefetch={false}>{words(locale, 'sanctions')('oversee.open')}</Link></>}
      </p>
      {sealed && <p>{t('queue.sealedNow', { scope: scopeWords(locale, [sealed]) })}</p>}
      {post.state === 'held' && <p>{t(item?.listed && !item.radar ? 'queue.listedHeld' : 'queue.held')}</p>}
      {item && flags.length === 0 && post.state !== 'held' && <p>{t(item.radar ? 'queue.radar' : item.listed ? 'queue.listed' : 'queue.edited')}</p>}
      {flags.length > 0 && <Flags locale={locale} flags={flags} />}
      {post.state !== 'deleted' ? (
        <Fold icon="eye" summary={t('queue.read')}><div className="judged-text"><PostBody locale={locale} post={post} /></div></Fold>
      ) : <p>{t('queue.deleted')}</p>}
      {children}
    </>
  )
}

function Flags({ locale, flags }: { locale: Locale; flags: readonly FlagView[] }) {
  const t = words(locale, 'moderation')
  return (
    <ul className="flags" aria-label={t('queue.flags')}>
      {flags.map(({ reason, standing, scope, note, at }, index) => (
        <li key={index}>
          <Icon name="flag" />
          <div>
            <p>{t('queue.flagBy', { reason: words(locale, 'flags')(`reasons.${reason}`), standing: t(`standing.${standing}`) })} · <Time locale={locale} at={at} short /> {scope && <ScopeBadge locale={locale} scopes={[scope]} />}</p>
            {note?.kind === 'cleared' && <blockquote dir="auto">{note.text}</blockquote>}
          </div>
        </li>
      ))}
    </ul>
  )
}
