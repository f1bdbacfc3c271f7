import type { Metadata } from 'next'
import { forbidden, notFound, redirect } from 'next/navigation'
import { offerReworded } from '@/components/moderation/canned'
import { OtherPage } from '@/components/queue/other-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { readOther } from '@/lib/queue/read'
import { requireMember } from '@/lib/viewer/session'
import { moderatesSomewhere } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/moderation/queue/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'queue')('other.title'), robots: { index: false } }
}

/** An item of the queue: of a thread, its title or a person here; a post has a page of its own. */
export default async function Item({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const to = pathsIn(locale)
  const viewer = await requireMember(locale, to.queueItem(idIn(id)))
  if (!moderatesSomewhere(viewer)) forbidden()
  const found = await readOther(viewer, idIn(id))
  if (found === 'nothing-to-decide') notFound()
  if (typeof found === 'string') forbidden()
  if (found.postId !== null) redirect(to.moderationItem(found.postId))
  offerReworded(await readRewordings(viewer))
  return <OtherPage locale={locale} other={found} done={(await searchParams).done !== undefined} />
}
