import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Profile } from '@/components/people/profile'
import { localeOf } from '@/lib/i18n/locales'
import { idIn, segmentText } from '@/lib/paths'
import { readProfile } from '@/lib/people/read'
import { publicViewer } from '@/lib/viewer/public'
import { GUEST } from '@/lib/viewer/viewer'

type Props = PageProps<'/[locale]/u/[handle]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const profile = await readProfile(GUEST, segmentText((await params).handle))
  return profile ? { title: `${profile.person.name} (@${profile.person.handle})` } : {}
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
