import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { PlainPage } from '@/components/pages/plain-page'
import { readPlainPage } from '@/lib/guide/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/about'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  return pageMetadata({ locale, title: words(locale, 'common')('shell.about'), path: pathsIn(locale).about() })
}

export default async function AboutPage({ params }: Props) {
  const locale = localeOf((await params).locale)
  return <PlainPage locale={locale} page="about" parts={await readPlainPage(await publicViewer(), locale, 'about')} />
}
