import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { AppealsPage } from '@/components/appeals/appeals-page'
import { readAppeals } from '@/lib/appeals/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/moderation/appeals'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'appeals')('list.title'), robots: { index: false } }
}

/** Appeals that wait for a moderator, and those that were decided. */
export default async function Appeals({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const { state: asked, after: from } = await searchParams
  const state = asked === 'decided' ? 'decided' : 'open'
  const after = (typeof from === 'string' && idIn(from)) || null
  const view = await readAppeals(await requireMember(locale, pathsIn(locale).appeals()), state, after)
  if (!view) forbidden()
  return <AppealsPage locale={locale} view={view} state={state} first={after === null} />
}
