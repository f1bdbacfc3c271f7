import { Link } from '@/components/ui/link'
import { minuteWords } from '@/components/spoilers/minute-words'
import { Avatar } from '@/components/ui/avatar'
import { StandingBadge } from '@/components/people/standing-badge'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import type { PostView } from '@/lib/posts/view'
import type { ReactingView } from '@/lib/reactions/view'
import { ReactionRow } from '@/components/reactions/row'
import { PostBody } from './post-body'
import { PostMenu } from './post-menu'

/**
 * One post of a thread. It is the same for everybody who has seen the same; what a person may do with it is laid over by script. A private page
 * gives what the reader has to do with its reactions.
 */
export function PostCard({ locale, post, reacting }: { locale: Locale; post: PostView; reacting?: ReactingView | null }) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const { number, threadId, author } = post
  const name = author?.name ?? t('post.gone')
  const edited = t(post.editedByModerator ? 'post.editedByModerator' : 'post.edited')
  return (
    <article id={`p${number}`} className="post" aria-labelledby={`p${number}-title`} data-post={number} tabIndex={-1}>
      <h2 id={`p${number}-title`} className="sr-only">{t('post.by', { number, name })}</h2>
      <header className="post-head">
        <Avatar handle={author?.handle ?? ''} name={name} />
        <div className="post-who">
          {author ? <Link href={to.person(author.handle)} className="post-name">{name}</Link> : <span className="post-name">{name}</span>}
          {author && <StandingBadge locale={locale} standing={author.standing} />}
          <p className="post-meta">
            <Time locale={locale} at={post.createdAt} short />
            {post.editedAt && (post.state === 'visible'
              ? <Link href={to.history(threadId, number)} rel="nofollow" prefetch={false} aria-label={t('post.editedSee', { number })}>{edited}</Link>
              : <span>{edited}</span>)}
            {post.minute !== null && <span>{t('post.minute', { time: minuteWords(post.minute) })}</span>}
            {post.sealed && <Badge>{t('post.sealedBy')}</Badge>}
            {post.spoiler && !post.sealed && <ScopeBadge locale={locale} scopes={[post.spoiler]} />}
          </p>
        </div>
        <Link href={to.post(threadId, number)} className="post-number" rel="bookmark" aria-label={t('post.number', { number })}>#{number}</Link>
      </header>
      {post.replyTo && (
        <p className="post-answers">
          <a href={to.post(post.replyTo.threadId, post.replyTo.number)} {...(post.replyTo.threadId === threadId && { 'data-in-place': 'answered', 'data-from': to.replies(threadId, post.replyTo.number) })}>
            <Icon name="reply" />
            {post.replyTo.author
              ? t('post.inReplyTo', { number: post.replyTo.number, name: post.replyTo.author.name })
              : t('post.inReplyToUnknown', { number: post.replyTo.number })}
          </a>
        </p>
      )}
      {post.state === 'visible' ? <PostBody locale={locale} post={post} /> : <p className="muted post-gone">{t(`post.${post.state}`)}</p>}
      <footer className="post-foot">
        {post.replies > 0 && (
          <a href={to.replies(threadId, number)} className="post-act post-replies" rel="nofollow" data-in-place="replies" aria-label={t('post.repliesTo', { count: post.replies, number })}>
            {t('post.replies', { count: post.replies })}
          </a>
        )}
        {post.state === 'visible' && <ReactionRow locale={locale} post={post} mine={reacting} />}
        {post.state === 'visible' && (
          <Link href={to.reply(threadId, { to: number })} className="post-act" rel="nofollow" data-key="reply"><Icon name="reply" />{t('post.reply')}</Link>
        )}
        <PostMenu threadId={threadId} postId={post.id} number={number} />
      </footer>
    </article>
  )
}
