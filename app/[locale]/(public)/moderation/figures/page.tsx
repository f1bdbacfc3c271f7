import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { FiguresPage } from '@/components/ledger/figures-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readFigures } from '@/lib/ledger/read'
import { pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/moderation/figures'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  return pageMetadata({ locale, title: words(locale, 'ledger')('figures.title'), path: pathsIn(locale).figures() })
}

/** Moderation in figures. */
export default async function Figures({ params }: Props) {
  const locale = localeOf((await params).locale)
  return <FiguresPage locale={locale} view={await readFigures(await publicViewer())} />
}
