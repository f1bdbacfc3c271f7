import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ArrangePage } from '@/components/arranging/arrange-page'
import { offerReworded } from '@/components/moderation/canned'
import { readArranging } from '@/lib/arranging/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { leadOn } from '../../../../lead-on'

type Props = PageProps<'/[locale]/t/[id]/arrange'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'moderation')('arranging.title'), robots: { index: false } }
}

/** Lock, pin, delete, merge, split: a moderator of the thread's category. */
export default async function Arrange({ params, searchParams }: Props) {
  const { locale: text, id } = await params
  const { posts, done } = await searchParams
  const locale = localeOf(text)
  const to = pathsIn(locale)
  const viewer = await requireMember(locale, to.arrange(idIn(id)))
  const view = await readArranging(viewer, idIn(id))
  if (view === 'thread-missing') return leadOn(viewer, { threadId: idIn(id), number: 1 }, (now) => to.arrange(now.threadId))
  if (typeof view === 'string') forbidden()
  offerReworded(await readRewordings(viewer))
  return <ArrangePage locale={locale} view={view} posts={typeof posts === 'string' ? posts : ''} done={typeof done === 'string' ? idIn(done) : null} />
}
