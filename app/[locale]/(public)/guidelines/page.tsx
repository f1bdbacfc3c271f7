import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { PlainPage } from '@/components/pages/plain-page'
import { readPlainPage } from '@/lib/guide/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/guidelines'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  return pageMetadata({ locale, title: words(locale, 'common')('shell.guidelines'), path: pathsIn(locale).guidelines() })
}

export default async function GuidelinesPage({ params }: Props) {
  const locale = localeOf((await params).locale)
  return <PlainPage locale={locale} page="guidelines" parts={await readPlainPage(await publicViewer(), locale, 'guidelines')} />
}
