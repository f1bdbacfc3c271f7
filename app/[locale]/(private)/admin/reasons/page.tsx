import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { CannedPage } from '@/components/ledger/canned-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readCanned } from '@/lib/ledger/read'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { administers } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/admin/reasons'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'ledger')('canned.title'), robots: { index: false } }
}

/** The canned reasons, for admins. */
export default async function Reasons({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).cannedReasons())
  if (!administers(viewer)) forbidden()
  const { saved } = await searchParams
  return <CannedPage locale={locale} reasons={await readCanned(viewer)} saved={typeof saved === 'string' ? saved : null} />
}
