import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { StandingBadge } from './standing-badge'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { minuteWords } from '@/components/spoilers/minute-words'
import { labelOf, type VersionKey } from '@/lib/film/versions'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import type { ProfileView, WrittenView } from '@/lib/people/view'
import type { Seen } from '@/lib/spoilers/seen'

/** Who somebody is here, what they say they have seen, and what they wrote. `first` is whether these are their newest posts. */
export function Profile({ locale, profile, first }: { locale: Locale; profile: ProfileView; first: boolean }) {
  const t = words(locale, 'people')
  const to = pathsIn(locale)
  const { person, joinedAt, seen, figures: { threads, comments, reactions }, posts, before } = profile
  return (
    <div className="column grid gap-6">
      <header className="post-head">
        <Avatar handle={person.handle} name={person.name} />
        <div className="post-who">
          <h1>{person.name}</h1>
          <p className="post-meta">
            <span>@{person.handle}</span>
            <StandingBadge locale={locale} standing={person.standing} />
            <span>{t('profile.joined', { when: figures(locale).dateTime(joinedAt, { year: 'numeric', month: 'long' }) })}</span>
          </p>
        </div>
      </header>
      <p className="post-meta"><span>{t('profile.threads', { count: threads })}</span><span>{t('profile.comments', { count: comments })}</span><span>{t('profile.reactions', { count: reactions })}</span></p>
      {seen && <p>{t('profile.seen', { what: seenWords(locale, seen) || t('profile.seenNothing') })}</p>}
      <p><Link href={to.blocking(person.handle)} rel="nofollow" prefetch={false} className="button button-quiet button-small">{t('profile.block')}</Link> <Link href={to.flagPerson(person.handle)} rel="nofollow" prefetch={false} className="button button-quiet button-small">{t('profile.report')}</Link> <Link href={to.overseeing(person.handle)} rel="nofollow" prefetch={false} className="button button-quiet button-small for-moderators">{words(locale, 'sanctions')('oversee.open')}</Link></p>
      <section aria-labelledby="posts">
        <h2 id="posts">{t('profile.posts')}</h2>
        {posts.length === 0 && <p className="muted">{t('profile.noPosts')}</p>}
        <ol className="written written-posts">
          {posts.map((post) => <li key={post.id}><Written locale={locale} post={post} /></li>)}
        </ol>
      </section>
      {(!first || before !== null) && (
        <p className="turn">
          {!first && <Link href={to.person(person.handle)}>{t('profile.newest')}</Link>}
          {before !== null && <Link href={to.person(person.handle, { before })} rel="next">{t('profile.older')}</Link>}
        </p>
      )}
    </div>
  )
}

// UTF-16 units: three lines on a phone.
const EXCERPT = 200

function Written({ locale, post: { threadId, number, title, createdAt, text, sealed } }: { locale: Locale; post: WrittenView }) {
  const t = words(locale, 'people')
  const scopes = text.kind === 'withheld' ? text.scopes : sealed
  return (
    <article>
      <h3><Link href={pathsIn(locale).post(threadId, number)} prefetch={false} dir="auto">{number === 1 ? title : t('profile.post', { number, title })}</Link></h3>
      <p className="written-meta">{number === 1 && <span>{t('profile.started')} · </span>}<Time locale={locale} at={createdAt} short /></p>
      {text.kind === 'cleared' && text.text.trim() !== '' && <p className="written-text" dir="auto">{plainExcerpt(text.text, EXCERPT)}</p>}
      <ScopeBadge locale={locale} scopes={scopes} />
    </article>
  )
}

/** What somebody has seen, in words: "Korean original, Turkish remake up to 1:35". */
function seenWords(locale: Locale, seen: Seen): string {
  const t = words(locale, 'people')
  return new Intl.ListFormat(locale, { type: 'unit' }).format(Object.entries(seen).map(([version, amount]) => {
    const label = labelOf(version as VersionKey, locale)
    return typeof amount === 'number' ? t('profile.seenUntil', { version: label, time: minuteWords(amount) }) : label
  }))
}
