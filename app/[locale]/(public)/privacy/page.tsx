import type { Metadata } from 'next'
import { PlainPage } from '@/components/pages/plain-page'
import { readPlainPage } from '@/lib/guide/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/privacy'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'common')('shell.privacy') }
}

export default async function PrivacyPage({ params }: Props) {
  const locale = localeOf((await params).locale)
  return <PlainPage locale={locale} page="privacy" parts={await readPlainPage(await publicViewer(), locale, 'privacy')} />
}
