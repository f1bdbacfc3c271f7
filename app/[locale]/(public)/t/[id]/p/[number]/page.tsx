import { notFound, redirect } from 'next/navigation'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, pathsIn } from '@/lib/paths'
import { readThread } from '@/lib/threads/read'
import { pageOf } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'

/** A post's own address leads to its page of the thread, at the post. */
export default async function Permalink({ params }: PageProps<'/[locale]/t/[id]/p/[number]'>) {
  const { locale, id, number: text } = await params
  const number = idIn(text)
  const thread = await readThread(await publicViewer(), idIn(id))
  if (!thread || number < 1 || number > thread.lastNumber) notFound()
  redirect(`${pathsIn(localeOf(locale)).thread(thread, pageOf(number))}#p${number}`)
}
