import type { Metadata } from 'next'
import { KeepingPage } from '@/components/bookmarks/keeping-page'
import { readKeeping } from '@/lib/bookmarks/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { leadOn } from '../../../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/p/[number]/bookmark'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'bookmarks')('keep'), robots: { index: false } }
}

/** Where a post is kept, with a note and a reminder. */
export default async function Keeping({ params }: Props) {
  const { locale: asked, id, number } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).bookmark(idIn(id), idIn(number)))
  const keeping = await readKeeping(viewer, idIn(id), idIn(number))
  if (!keeping) return leadOn(viewer, { threadId: idIn(id), number: idIn(number) }, (now) => pathsIn(locale).bookmark(now.threadId, now.number))
  return <KeepingPage locale={locale} keeping={keeping} />
}
