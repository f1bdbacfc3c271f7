import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { scopeWords } from '@/components/spoilers/scope-words'
import { ReactForm } from '@/components/reactions/react-form'
import { PostCard } from '@/components/threads/post-card'
import { LinkButton } from '@/components/ui/link-button'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { readPost } from '@/lib/posts/read'
import { revealingFrom } from '@/lib/spoilers/reader'
import { mergeScopes } from '@/lib/spoilers/scope'
import { readThread } from '@/lib/threads/read'
import { publicViewer } from '@/lib/viewer/public'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/reveal'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params
  const title = words(localeOf(locale), 'threads')('reveal.title', { number: idIn(number) })
  return { title, robots: { index: false, follow: false, nocache: true } }
}

/** A post opened, for those without script: one sealed segment (`?s=`) with those around it, or all of it. */
export default async function RevealPage({ params, searchParams }: Props) {
  const { locale: text, id, number } = await params
  const { s } = await searchParams
  const locale = localeOf(text)
  const viewer = await publicViewer()
  const thread = await readThread(viewer, idIn(id))
  const sealed = thread && (await readPost(viewer, thread.id, idIn(number)))
  if (!thread || !sealed || sealed.state !== 'visible') return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(locale).reveal(now.threadId, now.number))
  const opened = revealingFrom(viewer, sealed.id, sealed.segments, typeof s === 'string' ? Number(s) : null)
  const post = (await readPost(opened, thread.id, sealed.number)) ?? sealed
  const left = post.segments.some(({ html }) => html.kind === 'withheld')
  const scopes = mergeScopes(...post.segments.flatMap(({ html, scopes }) => (html.kind === 'cleared' && html.because === 'revealed' ? [scopes] : [])))
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  return (
    <div className="column thread">
      <header className="thread-head">
        <h1>{t('reveal.title', { number: post.number })}</h1>
        <p className="muted">{scopes.length > 0 ? t('reveal.lead', { scope: scopeWords(locale, scopes) }) : t('reveal.leadOpen')}</p>
        <p><Link href={to.post(thread.id, post.number)} dir="auto">{t('reveal.back')}: {thread.title}</Link></p>
      </header>
      <PostCard locale={locale} post={post} />
      <ReactForm locale={locale} />
      {left && <p><LinkButton href={to.reveal(thread.id, post.number)} rel="nofollow">{t('reveal.all')}</LinkButton></p>}
    </div>
  )
}
