import type { Metadata } from 'next'
import { localeOf } from '@/lib/i18n/locales'
import { threadMetadata, threadView } from './thread'

type Props = PageProps<'/[locale]/t/[id]/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params
  return threadMetadata(localeOf(locale), id, 1)
}

/** The first page of a thread. */
export default async function ThreadFirstPage({ params }: Props) {
  const { locale, id, slug } = await params
  return threadView(localeOf(locale), id, slug, 1)
}
