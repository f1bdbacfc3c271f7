import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { TokensPage } from '@/components/tokens/tokens-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { readTokens } from '@/lib/tokens/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/settings/tokens'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'api')('tokens.title'), robots: { index: false } }
}

/** A member's tokens for the API. */
export default async function SettingsTokens({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).tokens())
  return <TokensPage locale={locale} viewer={viewer} tokens={await readTokens(viewer)} act={randomUUID()} removed={(await searchParams).removed === '1'} />
}
