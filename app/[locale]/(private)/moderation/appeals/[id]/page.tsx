import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { AppealItemPage } from '@/components/appeals/appeal-item-page'
import { offerReworded } from '@/components/moderation/canned'
import { readAppeal } from '@/lib/appeals/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { moderatesSomewhere } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/moderation/appeals/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'appeals')('item.title'), robots: { index: false } }
}

/** One appeal, before a moderator. */
export default async function AppealItem({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const viewer = await requireMember(locale, pathsIn(locale).moderationAppeal(idIn(id)))
  if (!moderatesSomewhere(viewer)) forbidden()
  const appeal = await readAppeal(viewer, idIn(id))
  if (!appeal) notFound()
  offerReworded(await readRewordings(viewer))
  const { done, late } = await searchParams
  return <AppealItemPage locale={locale} appeal={appeal} done={done === '1'} late={late === '1'} />
}
