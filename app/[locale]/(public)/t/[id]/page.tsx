import { permanentRedirect } from 'next/navigation'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, pathsIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { publicViewer } from '@/lib/viewer/public'
import { leadOn } from '../../../lead-on'

/** A thread's address without its words leads to the one with them; where it was merged into another, to where its first post stands. */
export default async function ThreadById({ params }: PageProps<'/[locale]/t/[id]'>) {
  const { locale, id } = await params
  const to = pathsIn(localeOf(locale))
  const viewer = await publicViewer()
  const thread = await readThread(viewer, idIn(id))
  if (!thread) return leadOn(viewer, { threadId: idIn(id), number: 1 }, (now) => to.post(now.threadId, now.number))
  permanentRedirect(to.thread(thread))
}
