import { Link } from '@/components/ui/link'
import { scopeWords } from '@/components/spoilers/scope-words'
import { ScopeBadge } from '@/components/spoilers/scope-badge'
import { FoldedPosts } from '@/components/blocks/folded-posts'
import { OwnReactions } from '@/components/reactions/mine'
import { ReactForm } from '@/components/reactions/react-form'
import { FollowMenu } from '@/components/follows/follow-menu'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { DetailsMenu } from '@/components/ui/details-menu'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { categoryWords } from '@/lib/film/categories'
import { labelOf, VERSIONS } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { MovedRun } from '@/lib/moves/view'
import { pathsIn } from '@/lib/paths'
import type { DatedPost, PostView } from '@/lib/posts/view'
import { hasSeen } from '@/lib/spoilers/reader'
import { lastMinuteOf } from '@/lib/spoilers/scope'
import { LONG_THREAD, numbersOn, pageOf } from '@/lib/threads/rules'
import type { ThreadRow } from '@/lib/threads/view'
import type { Viewer } from '@/lib/viewer/viewer'
import { Afterwards } from './afterwards'
import { ThreadDates } from './dates'
import { firstScope } from './first-scope'
import { FirstUnread } from './first-unread'
import { JumpForm } from './jump-form'
import { ThreadOverlay } from './overlay'
import { MovedPosts } from './moved-posts'
import { PostCard } from './post-card'
import { ReplyForm } from './reply-form'

/** One page of a thread: what it is about, its posts, and a place to answer. */
export function ThreadPage({ viewer, locale, thread, posts, page, place, dates, started, moved }: {
  viewer: Viewer
  locale: Locale
  thread: ThreadRow
  posts: readonly PostView[]
  page: number
  /** The place in the order of events after which all of this was read. */
  place: bigint
  /** When posts at even steps were written; none of a short thread. */
  dates: readonly DatedPost[]
  /** The category in which it was started, where that is known. */
  started: string | null
  /** What stood on the page and was moved to other threads. */
  moved: readonly MovedRun[]
}) {
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const pages = pageOf(thread.lastNumber)
  const here = numbersHere(posts, page)
  const turn = <Pagination locale={locale} page={page} pages={pages} href={(one) => to.thread(thread, one)} />
  return (
    <div className="column thread">
      <ThreadOverlay key={`${thread.id}/${page}`} threadId={thread.id} page={page} last={posts.at(-1)?.number ?? 0}>
        <header className="thread-head">
          <p className="thread-row-meta quiet-links">
            <Link href={to.category(thread.category)}>{categoryWords(thread.category, locale).name}</Link>
            {thread.tags.map((tag) => <Link key={tag} href={to.tag(tag)} className="thread-row-tag">#{tag}</Link>)}
            {started !== null && started !== thread.category && <Badge>{t('thread.moved', { category: categoryWords(started, locale).name })}</Badge>}
            {thread.pinned && <Badge><Icon name="pin" />{t('list.pinned')}</Badge>}
            {thread.locked && <Badge><Icon name="lock" />{t('list.locked')}</Badge>}
          </p>
          <h1 dir="auto">{thread.title}</h1>
          <p className="thread-row-figures quiet-links">
            {thread.author && <span>{t('thread.startedBy', { name: thread.author.name })}</span>}
            <span>{t('list.replies', { count: thread.posts - 1 })}</span>
            <span>{t('list.views', { count: thread.views })}</span>
            {pages > 1 && <Link href={`${to.thread(thread, pages)}#p${thread.lastNumber}`}>{t('thread.toEnd')}</Link>}
            <a href="#reply">{t('thread.toReply')}</a>
            <a href={to.threadFeed(thread.id, 'xml')}>{words(locale, 'feeds')('link.thread')}</a>
            <a href={to.flagThread(thread.id)} rel="nofollow">{t('thread.report')}</a>
          </p>
          {thread.lastNumber > LONG_THREAD && (
            <DetailsMenu start className="jump-menu" summaryClass="button button-small" summary={<>{t('jump.open')}<Icon name="down" /></>}>
              <JumpForm locale={locale} thread={thread} />
            </DetailsMenu>
          )}
          <div className="thread-own for-members"><FollowMenu what={{ thread: thread.id }} /><FirstUnread address={to.thread(thread)} page={page} /></div>
          {thread.spoiler && <ThreadScope viewer={viewer} locale={locale} scope={thread.spoiler} />}
        </header>
        <ThreadDates locale={locale} thread={thread} dates={dates} here={here} />
        {page > 1 && turn}
        <section className="posts" aria-label={t('thread.posts')}>
          {inOrder(posts, moved).map((one) => ('id' in one ? <PostCard key={one.id} locale={locale} post={one} /> : <MovedPosts key={`moved-${one.first}`} locale={locale} run={one} />))}
        </section>
        <ReactForm locale={locale} />
        <OwnReactions />
        <FoldedPosts />
        <Afterwards threadId={thread.id} place={String(place)} {...here} more={pages > page} />
      </ThreadOverlay>
      {turn}
      <section id="reply" className="reply" aria-labelledby="reply-title" data-dock-room>
        <h2 id="reply-title">{t('thread.reply')}</h2>
        {thread.locked ? <Notice>{t('thread.lockedNote')}</Notice> : <ReplyForm threadId={thread.id} versions={versionChoices(locale)} scope={firstScope(thread, posts)} docks />}
      </section>
    </div>
  )
}

/** A page's posts, with those that were moved away at their places. */
function inOrder(posts: readonly PostView[], moved: readonly MovedRun[]): (PostView | MovedRun)[] {
  const place = (one: PostView | MovedRun) => ('id' in one ? one.number : one.first)
  return moved.length === 0 ? [...posts] : [...posts, ...moved].sort((a, b) => place(a) - place(b))
}

/** The numbers of a page's first post, of its last, and of the last that it has room for. */
function numbersHere(posts: readonly PostView[], page: number) {
  const { first, last: end } = numbersOn(page)
  return { first, last: posts.at(-1)?.number ?? first - 1, end }
}

/** The versions as choices of a form. */
export function versionChoices(locale: Locale) {
  return VERSIONS.map(({ key }) => ({ key, label: labelOf(key, locale), minutes: lastMinuteOf(key) }))
}

/** At the top of a thread under a scope: what it is about, and where the reader stands. */
function ThreadScope({ viewer, locale, scope }: { viewer: Viewer; locale: Locale; scope: NonNullable<ThreadRow['spoiler']> }) {
  const t = words(locale, 'threads')
  const open = hasSeen(viewer, [scope])
  // Why it is so was said in this browser, and not here.
  const [plain, chosen, when] = open ? (['spoilerOpen', 'spoilerOpenAll', 'everything'] as const) : (['spoilerClosed', 'spoilerAsk', 'asked'] as const)
  return (
    <div className="thread-scope">
      <ScopeBadge locale={locale} scopes={[scope]} />
      <p>
        {t('thread.spoiler', { scope: scopeWords(locale, [scope]) })}{' '}
        <span className="without-script">{t(`thread.${plain}Either`)}</span>
        <span className="with-script-only">
          <span className={`where-not-${when}`}>{t(`thread.${plain}`)}</span>
          <span className={`where-${when}`}>{t(`thread.${chosen}`)}</span>
        </span>
      </p>
      {!open && scope.version !== 'any' && (
        <Button small type="submit" form="seen-form" name="add" value={scope.version}>{t('thread.seenIt')}</Button>
      )}
    </div>
  )
}
