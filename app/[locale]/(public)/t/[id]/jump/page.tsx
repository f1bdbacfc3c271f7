import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { JumpPage } from '@/components/threads/jump-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { numberFrom } from '@/lib/posts/read'
import { jumpIn } from '@/lib/threads/input'
import { readThread } from '@/lib/threads/read'
import { pageOf } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'
import { leadOn } from '../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/jump'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('jump.title'), robots: { index: false, follow: false } }
}

/** Leads on to a post of a thread by its number, a day, or the end; where that says nothing, it asks. */
export default async function Jump({ params, searchParams }: Props) {
  const { locale: text, id } = await params
  const locale = localeOf(text)
  const query = await searchParams
  const [to, date] = [query.to, query.date].map((one) => (typeof one === 'string' ? one.trim() : ''))  as [string, string]
  const viewer = await publicViewer()
  const thread = await readThread(viewer, idIn(id))
  if (!thread) return leadOn(viewer, { threadId: idIn(id), number: idIn(to) || 1 }, (now) => pathsIn(locale).post(now.threadId, now.number))
  const jump = jumpIn({ to, date }, thread.lastNumber)
  if (!jump.ok) return <JumpPage locale={locale} thread={thread} asked={{ to, date }} refusals={'to' in query || 'date' in query ? jump.refusals : []} />
  // After its last day a thread has its end.
  const number = 'number' in jump.value ? jump.value.number : (('from' in jump.value && (await numberFrom(viewer, thread.id, jump.value.from))) || thread.lastNumber)
  redirect(`${pathsIn(locale).thread(thread, pageOf(number))}#p${number}`)
}
