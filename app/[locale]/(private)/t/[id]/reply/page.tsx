import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { firstScope } from '@/components/threads/first-scope'
import { PostCard } from '@/components/threads/post-card'
import { ReplyForm } from '@/components/threads/reply-form'
import { versionChoices } from '@/components/threads/thread-page'
import { goneOnWith, writtenIn } from '@/components/threads/written'
import { Notice } from '@/components/ui/notice'
import { readDraft, readDraftAt } from '@/lib/drafts/read'
import { draftPlace } from '@/lib/drafts/view'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { readPost, readQuote } from '@/lib/posts/read'
import { readThread } from '@/lib/threads/read'
import { currentViewer } from '@/lib/viewer/session'
import { leadOn } from '../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/reply'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('thread.reply'), robots: { index: false } }
}

/** A comment on a page of its own: to answer one post, with a quote of it where `quote=1` asks for one, and where a guest comes back to after sign-in with what they wrote. */
export default async function ReplyPage({ params, searchParams }: Props) {
  const { locale: text, id } = await params
  const { draft, to: number, quote } = await searchParams
  const locale = localeOf(text)
  const viewer = await currentViewer()
  const thread = await readThread(viewer, idIn(id))
  if (!thread) {
    const answers = typeof number === 'string' && idIn(number) > 0
    return leadOn(viewer, { threadId: idIn(id), number: answers ? idIn(number) : 1 }, (now) => (
      pathsIn(locale).reply(now.threadId, { draft: typeof draft === 'string' ? draft : null, to: answers ? now.number : null, quote: quote === '1' ? quote : null })
    ))
  }
  const [kept, saved, answered] = await Promise.all([
    readDraft(viewer, typeof draft === 'string' ? draft : null),
    readDraftAt(viewer, draftPlace.reply(thread.id)),
    typeof number === 'string' ? readPost(viewer, thread.id, idIn(number)) : null,
  ])
  const quoted = quote === '1' && answered && !kept ? await readQuote(viewer, answered.id) : null
  const t = words(locale, 'threads')
  return (
    <div className="column thread">
      <h1 dir="auto">{t('reply.title', { title: thread.title })}</h1>
      <p><Link href={pathsIn(locale).thread(thread)}>{t('reveal.back')}</Link></p>
      {answered && <PostCard locale={locale} post={answered} />}
      {thread.locked
        ? <Notice>{t('thread.lockedNote')}</Notice>
        : (
          <ReplyForm
            threadId={thread.id} replyTo={answered?.number ?? null} versions={versionChoices(locale)} scope={firstScope(thread, answered ? [answered] : [])}
            written={kept && kept.id !== saved?.id ? writtenIn(kept) : goneOnWith(saved, quoted)} autoFocus
          />
        )}
    </div>
  )
}
