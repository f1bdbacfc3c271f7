import type { Metadata } from 'next'
import { FollowedPage } from '@/components/threads/own-page'
import { readCategoryFollows } from '@/lib/follows/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { listPersonal } from '@/lib/reading/read'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/followed'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'threads')('own.followed'), robots: { index: false } }
}

export default async function Followed({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).followed())
  const { before } = await searchParams
  const asked = typeof before === 'string' ? before : null
  const [list, categories] = await Promise.all([listPersonal(viewer, 'followed', asked), readCategoryFollows(viewer)])
  return <FollowedPage locale={locale} list={list} first={asked === null} categories={categories} />
}
