import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { offerReworded } from '@/components/moderation/canned'
import { AppointedPage } from '@/components/sanctions/appointed-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { pathsIn } from '@/lib/paths'
import { readAppointed } from '@/lib/sanctions/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/admin/people'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'sanctions')('appointed.title'), robots: { index: false } }
}

/** Who was appointed, for admins. */
export default async function Appointed({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).appointed())
  const appointed = await readAppointed(viewer)
  if (!appointed) forbidden()
  offerReworded(await readRewordings(viewer))
  return <AppointedPage locale={locale} appointed={appointed} done={(await searchParams).done !== undefined} />
}
