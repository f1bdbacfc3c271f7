import type { Metadata } from 'next'
import { PlainPage } from '@/components/pages/plain-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'

type Props = PageProps<'/[locale]/about'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'common')('shell.about') }
}

export default async function AboutPage({ params }: Props) {
  return <PlainPage locale={localeOf((await params).locale)} page="about" />
}
