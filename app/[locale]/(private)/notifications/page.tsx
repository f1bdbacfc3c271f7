import type { Metadata } from 'next'
import { NoticesPage } from '@/components/notices/notices-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readNotices, unreadNotices } from '@/lib/notices/read'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'notices')('title'), robots: { index: false } }
}

export default async function Notifications({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).notifications())
  const { before: asked } = await searchParams
  const before = (typeof asked === 'string' && idIn(asked)) || null
  const [page, unread] = await Promise.all([readNotices(viewer, before), unreadNotices(viewer)])
  return <NoticesPage locale={locale} page={page} unread={unread} before={before} />
}
