import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { AdminPage } from '@/components/admin/admin-page'
import { readFigures } from '@/lib/admin/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { version } from '@/package.json'

type Props = PageProps<'/[locale]/admin'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'admin')('home.title'), robots: { index: false } }
}

/** Where whoever runs the forum begins. */
export default async function Admin({ params }: Props) {
  const locale = localeOf((await params).locale)
  const figures = await readFigures(await requireMember(locale, pathsIn(locale).admin()))
  if (!figures) forbidden()
  return <AdminPage locale={locale} figures={figures} version={version} />
}
