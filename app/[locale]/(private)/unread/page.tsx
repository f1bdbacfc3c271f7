import type { Metadata } from 'next'
import { UnreadPage } from '@/components/threads/own-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { listPersonal } from '@/lib/reading/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/unread'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('own.unread'), robots: { index: false } }
}

export default async function Unread({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).unread())
  const { before } = await searchParams
  const asked = typeof before === 'string' ? before : null
  return <UnreadPage locale={locale} list={await listPersonal(viewer, 'unread', asked)} first={asked === null} />
}
