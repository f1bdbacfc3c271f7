import { Avatar } from '@/components/ui/avatar'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { PostView, ReplyLine } from '@/lib/posts/view'
import type { ThreadRow } from '@/lib/threads/view'
import { PostCard } from './post-card'

/** A post, and under it who answered it. */
export function RepliesPage({ locale, thread, post, lines, more }: {
  locale: Locale
  thread: ThreadRow
  post: PostView
  lines: readonly ReplyLine[]
  more: boolean
}) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  return (
    <div className="column thread">
      <header className="thread-head">
        <h1>{t('replies.title', { number: post.number })}</h1>
        <p><Link href={to.post(thread.id, post.number)} dir="auto">{t('reveal.back')}: {thread.title}</Link></p>
      </header>
      <PostCard locale={locale} post={post} />
      {lines.length === 0 && <p className="muted">{t('replies.none')}</p>}
      <ol className="replies">
        {lines.map(({ number, author, createdAt }) => (
          <li key={number}>
            <a href={to.post(thread.id, number)}>
              <Avatar small handle={author?.handle ?? ''} name={author?.name ?? t('post.gone')} />
              <span className="replies-who" dir="auto">{author?.name ?? t('post.gone')}</span>
              <span className="replies-number">#{number}</span>
              <Time locale={locale} at={createdAt} short />
            </a>
          </li>
        ))}
        {more && <li><LinkButton href={to.replies(thread.id, post.number, { after: lines.at(-1)?.number })}>{t('replies.later')}</LinkButton></li>}
      </ol>
    </div>
  )
}
