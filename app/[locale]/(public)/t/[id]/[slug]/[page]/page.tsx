import type { Metadata } from 'next'
import { localeOf } from '@/lib/i18n/locales'
import { idIn } from '@/lib/paths'
import { threadMetadata, threadView } from '../thread'

type Props = PageProps<'/[locale]/t/[id]/[slug]/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id, page } = await params
  return threadMetadata(localeOf(locale), id, idIn(page))
}

/** A later page of a thread. */
export default async function ThreadLaterPage({ params }: Props) {
  const { locale, id, slug, page } = await params
  return threadView(localeOf(locale), id, slug, idIn(page))
}
