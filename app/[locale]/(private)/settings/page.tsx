import type { Metadata } from 'next'
import { Settings } from '@/components/people/settings'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { countSessions, readMethods } from '@/lib/people/read'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ connect?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('settings.title'), robots: { index: false } }
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { connect } = await searchParams
  const paths = pathsIn(locale)
  const viewer = await requireMember(locale, paths.settings({ connect: typeof connect === 'string' ? connect : null }))
  const [methods, sessions] = await Promise.all([readMethods(viewer), countSessions(viewer)])
  return <Settings locale={locale} viewer={viewer} methods={methods} sessions={sessions} connect={typeof connect === 'string' ? connect : ''} />
}
