import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/components/cards/metadata'
import { Profile } from '@/components/people/profile'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn, segmentText } from '@/lib/paths'
import { readProfile } from '@/lib/people/read'
import { publicViewer } from '@/lib/viewer/public'
import { GUEST } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/u/[handle]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: text, handle: segment } = await params
  const locale = localeOf(text)
  const profile = await readProfile(GUEST, segmentText(segment))
  if (!profile) return {}
  const { name, handle } = profile.person
  const description = words(locale, 'cards')('person', { name, site: words(locale, 'common')('site.name') })
  return pageMetadata({ locale, title: `${name} (@${handle})`, description, path: pathsIn(locale).person(handle), profile: { handle } })
}

/** Somebody's public page. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const { locale, handle } = await params
  const { before: asked } = await searchParams
  const before = (typeof asked === 'string' && idIn(asked)) || null
  const profile = await readProfile(await publicViewer(), segmentText(handle), before)
  if (!profile) notFound()
  return <Profile locale={localeOf(locale)} profile={profile} first={before === null} />
}
