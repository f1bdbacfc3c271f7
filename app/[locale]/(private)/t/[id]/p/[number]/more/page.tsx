import type { Metadata } from 'next'
import { ArrangeForm } from '@/components/arranging/arrange-form'
import { cannedList } from '@/components/moderation/canned'
import { Fold } from '@/components/moderation/fold'
import { Speaking } from '@/components/moderation/speaking'
import { Link } from '@/components/ui/link'
import { FollowMenu } from '@/components/follows/follow-menu'
import { ReactForm } from '@/components/reactions/react-form'
import { PostCard } from '@/components/threads/post-card'
import { SealedResults } from '@/components/polls/sealed-results'
import { Notice } from '@/components/ui/notice'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { UndoBar } from '@/components/ui/undo-bar'
import { readPostActs } from '@/lib/arranging/read'
import { localeOf } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import { isReason } from '@/lib/outcome'
import { idIn, pathsIn } from '@/lib/paths'
import { deleteAction, restoreAction } from '@/lib/posts/actions'
import { readPolls } from '@/lib/polls/read'
import { readActs } from '@/lib/posts/read'
import { readReactions } from '@/lib/reactions/read'
import { markReadToAction, markUnreadFromAction } from '@/lib/reading/actions'
import { readMarks } from '@/lib/reading/read'
import { currentViewer } from '@/lib/viewer/session'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/more'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params
  return { title: words(localeOf(locale), 'common')('site.name') + ` #${idIn(number)}`, robots: { index: false } }
}

/** All that this person may do with a post, as plain links and buttons; and where a deletion can be undone. */
export default async function ActsPage({ params, searchParams }: Props) {
  const { locale: text, id, number } = await params
  const locale = localeOf(text)
  const viewer = await currentViewer()
  const acts = await readActs(viewer, idIn(id), idIn(number))
  if (!acts) return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(locale).acts(now.threadId, now.number))
  const { post, title, may } = acts
  const { said } = await searchParams
  const reacting = await readReactions(viewer, post.id)
  const polls = await readPolls(viewer, post)
  const arranging = may.moderate ? await readPostActs(viewer, post.id) : []
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const fields = (
    <>
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="locale" value={locale} />
    </>
  )
  const mark = (await readMarks(viewer, [post.threadId])).get(post.threadId)
  const place = (
    <>
      <input type="hidden" name="thread" value={post.threadId} />
      <input type="hidden" name="number" value={post.number} />
      <input type="hidden" name="locale" value={locale} />
    </>
  )
  return (
    <div className="column thread">
      <h1 dir="auto">{t('acts.title', { number: post.number, title })}</h1>
      <p><Link href={to.post(post.threadId, post.number)}>{t('reveal.back')}</Link></p>
      {may.restore && <UndoBar said={t('acts.deleted')} undo={t('acts.restore')} action={restoreAction}>{fields}</UndoBar>}
      {post.state === 'held' && may.delete && <Notice role="status">{t('acts.held')} <Link href={to.edit(post.threadId, post.number)} prefetch={false}>{t('acts.heldEdit')}</Link></Notice>}
      {isReason(said) && <Notice role="status">{refusalWords(locale, { reason: said })}</Notice>}
      <PostCard locale={locale} post={{ ...post, polls }} reacting={reacting} />
      <ReactForm locale={locale} />
      {mark && mark.readTo !== null && <p className="muted">{t('own.readTo', { number: mark.readTo })}</p>}
      <SealedResults locale={locale} polls={polls} />
      <ul className="acts">
        {viewer.kind === 'guest' && <li><LinkButton href={to.signIn({ to: to.acts(post.threadId, post.number) })}>{t('acts.signIn')}</LinkButton></li>}
        {post.state === 'visible' && <li><LinkButton href={to.reply(post.threadId, { to: post.number, quote: 1 })}>{t('acts.quote')}</LinkButton></li>}
        {viewer.kind === 'member' && <li><LinkButton href={to.bookmark(post.threadId, post.number)}>{t('acts.bookmark')}</LinkButton></li>}
        {may.flag && <li><LinkButton href={to.flag(post.threadId, post.number)}>{t('acts.report')}</LinkButton></li>}
        {may.flag && post.author && <li><LinkButton href={to.blocking(post.author.handle)}>{t('acts.block', { name: post.author.name })}</LinkButton></li>}
        {may.edit && <li><LinkButton href={to.edit(post.threadId, post.number)}>{t('acts.edit')}</LinkButton></li>}
        {may.editThread && <li><LinkButton href={to.editThread(post.threadId)}>{t('thread.edit')}</LinkButton></li>}
        {mark && (
          <>
            <li><FollowMenu what={{ thread: post.threadId, number: post.number }} known={mark.level} /></li>
            {(mark.readTo ?? 0) < post.number && <li><form action={markReadToAction}>{place}<SubmitButton kind="plain">{t('own.markTo')}</SubmitButton></form></li>}
            {mark.readTo !== null && mark.readTo >= post.number && <li><form action={markUnreadFromAction}>{place}<SubmitButton kind="plain">{t('own.markFrom')}</SubmitButton></form></li>}
          </>
        )}
        {may.moderate && (
          <>
            <li><LinkButton href={to.moderationItem(post.id)}>{t('acts.moderate')}</LinkButton></li>
            <li><LinkButton href={to.arrange(post.threadId, { posts: post.number > 1 ? post.number : null })}>{words(locale, 'moderation')(post.number > 1 ? 'arranging.more' : 'arranging.thread')}</LinkButton></li>
          </>
        )}
        {may.delete && (
          <li>
            <form action={deleteAction}>{fields}<SubmitButton kind="danger">{t('acts.delete')}</SubmitButton> <span className="muted">{t('acts.deleteHint')}</span></form>
          </li>
        )}
      </ul>
      {arranging.length > 0 && (
        <Speaking locale={locale}>
          <div className="moderation stack">
            <Fold icon="shield" summary={words(locale, 'moderation')('arranging.post')}>
              <ArrangeForm id="post" target={post.id} what={arranging} groups={cannedList(locale, ...arranging)} />
            </Fold>
          </div>
        </Speaking>
      )}
    </div>
  )
}
