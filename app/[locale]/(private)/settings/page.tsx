import type { Metadata } from 'next'
import { Settings } from '@/components/people/settings'
import { env } from '@/lib/env'
import { readFeedKey } from '@/lib/feeds/read'
import { readBlocks } from '@/lib/blocks/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readQuiet } from '@/lib/notices/read'
import { pathsIn } from '@/lib/paths'
import { countSessions, readMethods, readShowsSeen } from '@/lib/people/read'
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
  const [methods, sessions, feedKey, showsSeen, quiet, blocked] = await Promise.all([
    readMethods(viewer), countSessions(viewer), readFeedKey(viewer), readShowsSeen(viewer), readQuiet(viewer), readBlocks(viewer),
  ])
  return (
    <Settings
      locale={locale} viewer={viewer} methods={methods} sessions={sessions} connect={connect} site={env().SITE_URL} feedKey={feedKey}
      showsSeen={showsSeen} quiet={quiet} blocked={blocked} saved={query.saved === '1'}
    />
  )
}
