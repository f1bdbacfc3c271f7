import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { offerReworded } from '@/components/moderation/canned'
import { ItemPage } from '@/components/moderation/item-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readRewordings } from '@/lib/ledger/read'
import { selectedFrom } from '@/lib/moderation/input'
import { readItem } from '@/lib/moderation/read'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'
import { moderatesSomewhere } from '@/lib/viewer/viewer'

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'moderation')('item.title'), robots: { index: false } }
}

export default async function Item({ params, searchParams }: Props) {
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const postId = idIn(id)
  const viewer = await requireMember(locale, pathsIn(locale).moderationItem(postId))
  if (!moderatesSomewhere(viewer)) forbidden()
  const { done, more, late, shown } = await searchParams
  const item = await readItem(viewer, postId, selectedFrom(shown))
  if (item === 'post-missing') notFound()
  if (typeof item === 'string') forbidden()
  offerReworded(await readRewordings(viewer))
  return <ItemPage locale={locale} item={item} done={typeof done === 'string' ? idIn(done) : null} more={more === '1'} late={late === '1'} />
}
