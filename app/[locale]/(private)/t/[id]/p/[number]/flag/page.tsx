import type { Metadata } from 'next'
import { doneIn, FlagPage } from '@/components/flags/flag-page'
import { readFlagging } from '@/lib/flags/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/flag'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'flags')('title.post'), robots: { index: false } }
}

/** Where a post is reported. */
export default async function Flag({ params, searchParams }: Props) {
  const { locale: asked, id, number } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).flag(idIn(id), idIn(number)))
  const flagging = await readFlagging(viewer, idIn(id), idIn(number))
  if (!flagging) return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(locale).flag(now.threadId, now.number))
  return <FlagPage locale={locale} flagging={flagging} done={doneIn((await searchParams).done)} />
}
