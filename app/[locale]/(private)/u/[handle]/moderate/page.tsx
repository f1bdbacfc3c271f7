import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { OverseenPage } from '@/components/sanctions/overseen-page'
import { offerReworded } from '@/components/moderation/canned'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn, segmentText } from '@/lib/paths'
import { readOverseen } from '@/lib/sanctions/read'
import { requireMember } from '@/lib/viewer/session'
import { moderates } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/u/[handle]/moderate'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'sanctions')('oversee.open'), robots: { index: false } }
}

/** Somebody as moderators see them. */
export default async function Overseeing({ params, searchParams }: Props) {
  const { locale: asked, handle } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).overseeing(segmentText(handle)))
  if (!moderates(viewer)) forbidden()
  const overseen = await readOverseen(viewer, segmentText(handle))
  if (!overseen) notFound()
  offerReworded(await readRewordings(viewer))
  const { done } = await searchParams
  return <OverseenPage locale={locale} overseen={overseen} done={typeof done === 'string' && idIn(done) > 0 ? idIn(done) : null} />
}
