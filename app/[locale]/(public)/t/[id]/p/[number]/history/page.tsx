import type { Metadata } from 'next'
import { HistoryPage } from '@/components/threads/history-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { readHistory, readPost } from '@/lib/posts/read'
import { publicViewer } from '@/lib/viewer/public'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/history'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params
  const title = words(localeOf(locale), 'threads')('history.title', { number: idIn(number) })
  return { title, robots: { index: false, follow: false, nocache: true } }
}

/** What changed in a post, revision by revision; `?open=` names the one that its reader asked to open. */
export default async function PostHistory({ params, searchParams }: Props) {
  const { locale, id, number } = await params
  const { open: asked } = await searchParams
  const viewer = await publicViewer()
  const post = await readPost(viewer, idIn(id), idIn(number))
  const open = typeof asked === 'string' ? idIn(asked) : null
  const history = post && (await readHistory(viewer, post.id, open))
  if (!history) return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(localeOf(locale)).history(now.threadId, now.number))
  return <HistoryPage locale={localeOf(locale)} history={history} open={open} />
}
