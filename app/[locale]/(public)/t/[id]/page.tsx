import { notFound, permanentRedirect } from 'next/navigation'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, pathsIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { publicViewer } from '@/lib/viewer/public'

/** A thread's address without its words leads to the one with them. */
export default async function ThreadById({ params }: PageProps<'/[locale]/t/[id]'>) {
  const { locale, id } = await params
  const thread = await readThread(await publicViewer(), idIn(id))
  if (!thread) notFound()
  permanentRedirect(pathsIn(localeOf(locale)).thread(thread))
}
