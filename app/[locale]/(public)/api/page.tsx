import type { Metadata } from 'next'
import { ApiReference } from '@/components/api/reference'
import { pageMetadata } from '@/components/cards/metadata'
import { openapi } from '@/lib/api/openapi'
import { env } from '@/lib/env'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

type Props = PageProps<'/[locale]/api'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = words(locale, 'api')
  return pageMetadata({ locale, title: t('reference.title'), description: t('reference.lead'), path: pathsIn(locale).api() })
}

/** What the API offers, to be read. */
export default async function ApiPage({ params }: Props) {
  const { API_READS_A_MINUTE: reads, API_WRITES_A_MINUTE: writes, SITE_URL } = env()
  return <ApiReference locale={localeOf((await params).locale)} described={openapi(SITE_URL)} rates={{ reads, writes }} />
}
