import type { Metadata } from 'next'
import { LeavePage, LeftPage } from '@/components/accounts/leave-page'
import { readLeaving } from '@/lib/accounts/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { currentViewer, requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'people')('leaving.title'), robots: { index: false } }
}

/** Where a member deletes their account, and what they are told when they have. */
export default async function SettingsLeave({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  if ((await searchParams).left === '1' && (await currentViewer()).kind === 'guest') return <LeftPage locale={locale} />
  const viewer = await requireMember(locale, pathsIn(locale).leaving())
  return <LeavePage locale={locale} viewer={viewer} leaving={await readLeaving(viewer)} />
}
