import type { Metadata } from 'next'
import { ToldPage } from '@/components/sanctions/told-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { readTold } from '@/lib/sanctions/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/standing'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'sanctions')('own.title'), robots: { index: false } }
}

/** How one stands oneself, and what moderators have said to one. */
export default async function Standing({ params }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).standing())
  return <ToldPage locale={locale} told={await readTold(viewer)} />
}
