import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { doneIn, FlagPage } from '@/components/flags/flag-page'
import { readPersonFlagging } from '@/lib/flags/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn, segmentText } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/u/[handle]/flag'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'flags')('title.person'), robots: { index: false } }
}

/** Where a person is reported. */
export default async function Flag({ params, searchParams }: Props) {
  const { locale: asked, handle } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).flagPerson(segmentText(handle)))
  const flagging = await readPersonFlagging(viewer, segmentText(handle))
  if (!flagging) notFound()
  return <FlagPage locale={locale} flagging={flagging} done={doneIn((await searchParams).done)} />
}
