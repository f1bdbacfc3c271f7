import { notFound, redirect } from 'next/navigation'
import { localeOf } from '@/lib/i18n/locales'
import { whereNow } from '@/lib/moves/read'
import { idIn, pathsIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { pageOf } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'

/** A post's own address leads to its page of the thread, at the post; one where it stood before it was moved, to where it stands now. */
export default async function Permalink({ params }: PageProps<'/[locale]/t/[id]/p/[number]'>) {
  const { locale, id, number } = await params
  const viewer = await publicViewer()
  const place = await whereNow(viewer, { threadId: idIn(id), number: idIn(number) })
  const thread = place && (await readThread(viewer, place.threadId))
  if (!place || !thread) notFound()
  redirect(`${pathsIn(localeOf(locale)).thread(thread, pageOf(place.number))}#p${place.number}`)
}
