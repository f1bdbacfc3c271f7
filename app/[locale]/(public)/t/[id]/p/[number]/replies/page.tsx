import type { Metadata } from 'next'
import { RepliesPage } from '@/components/threads/replies-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { listReplies, readPost } from '@/lib/posts/read'
import { readThread } from '@/lib/threads/read'
import { publicViewer } from '@/lib/viewer/public'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/replies'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params
  return { title: words(localeOf(locale), 'threads')('replies.title', { number: idIn(number) }), robots: { index: false, follow: true } }
}

/** A post by itself and who answered it: for those without script, and what script shows in its place (components/threads/in-place.ts). */
export default async function Replies({ params, searchParams }: Props) {
  const { locale, id, number } = await params
  const { after } = await searchParams
  const viewer = await publicViewer()
  const thread = await readThread(viewer, idIn(id))
  const post = thread && (await readPost(viewer, thread.id, idIn(number)))
  if (!thread || !post) return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(localeOf(locale)).replies(now.threadId, now.number))
  const replies = await listReplies(viewer, thread.id, post.number, typeof after === 'string' ? idIn(after) : 0)
  return <RepliesPage locale={localeOf(locale)} thread={thread} post={post} {...replies} />
}
