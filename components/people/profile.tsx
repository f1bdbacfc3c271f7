import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { StandingBadge } from './standing-badge'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { ProfileView } from '@/lib/people/view'

/** Who somebody is here, and where they have written lately. */
export function Profile({ locale, profile }: { locale: Locale; profile: ProfileView }) {
  const t = words(locale, 'people')
  const to = pathsIn(locale)
  const { person, joinedAt, threads, posts } = profile
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
      <section aria-labelledby="threads">
        <h2 id="threads">{t('profile.threads')}</h2>
        {threads.length === 0 ? <p className="muted">{t('profile.noThreads')}</p> : (
          <ul className="written">
            {threads.map((thread) => (
              <li key={thread.id}><Link href={to.thread(thread)} dir="auto">{thread.title}</Link> <Time locale={locale} at={thread.createdAt} short /></li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="comments">
        <h2 id="comments">{t('profile.posts')}</h2>
        {posts.length === 0 ? <p className="muted">{t('profile.noPosts')}</p> : (
          <ul className="written">
            {posts.map(({ threadId, number, title, createdAt }) => (
              <li key={`${threadId}-${number}`}>
                <Link href={to.post(threadId, number)} prefetch={false} dir="auto">{t('profile.post', { number, title })}</Link> <Time locale={locale} at={createdAt} short />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
