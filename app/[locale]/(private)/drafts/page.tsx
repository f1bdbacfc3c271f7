import type { Metadata } from 'next'
import { DraftsPage } from '@/components/drafts/drafts-page'
import { readDrafts } from '@/lib/drafts/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/drafts'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'drafts')('title'), robots: { index: false } }
}

/** What one has written and not posted. */
export default async function Drafts({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).drafts())
  const { gone } = await searchParams
  return <DraftsPage locale={locale} drafts={await readDrafts(viewer)} gone={typeof gone === 'string' ? gone : null} />
}
