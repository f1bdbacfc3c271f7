import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { doneIn, FlagPage } from '@/components/flags/flag-page'
import { readThreadFlagging } from '@/lib/flags/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/t/[id]/flag/title'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'flags')('title.title'), robots: { index: false } }
}

/** Where the title of a thread is reported. */
export default async function Flag({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).flagTitle(idIn(id)))
  const flagging = await readThreadFlagging(viewer, 'title', idIn(id))
  if (!flagging) notFound()
  return <FlagPage locale={locale} flagging={flagging} done={doneIn((await searchParams).done)} />
}
