import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BlockPage } from '@/components/blocks/block-page'
import { readBlocking } from '@/lib/blocks/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn, segmentText } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { moderates } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/u/[handle]/block'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'blocks')('name'), robots: { index: false } }
}

/** Where somebody is blocked, and no longer. */
export default async function Blocking({ params }: Props) {
  const { locale: asked, handle } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).blocking(segmentText(handle)))
  const blocking = await readBlocking(viewer, segmentText(handle))
  if (!blocking) notFound()
  return <BlockPage locale={locale} blocking={blocking} oversees={moderates(viewer)} />
}
