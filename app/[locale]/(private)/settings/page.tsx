import type { Metadata } from 'next'
import { Settings } from '@/components/people/settings'
import { readAccount } from '@/lib/accounts/read'
import { env } from '@/lib/env'
import { readFeedKey } from '@/lib/feeds/read'
import { readBlocks } from '@/lib/blocks/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { countSessions, readMethods } from '@/lib/people/read'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('settings.title'), robots: { index: false } }
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const query = await searchParams
  const connect = typeof query.connect === 'string' ? query.connect : ''
  const paths = pathsIn(locale)
  const viewer = await requireMember(locale, paths.settings({ connect }))
  const [methods, sessions, feedKey, account, blocked] = await Promise.all([
    readMethods(viewer), countSessions(viewer), readFeedKey(viewer), readAccount(viewer), readBlocks(viewer),
  ])
  return (
    <Settings
      locale={locale} viewer={viewer} methods={methods} sessions={sessions} connect={connect} site={env().SITE_URL} feedKey={feedKey}
      account={account} blocked={blocked} saved={query.saved === '1'}
    />
  )
}
