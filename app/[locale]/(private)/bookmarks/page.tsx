import type { Metadata } from 'next'
import { BookmarksPage } from '@/components/bookmarks/bookmarks-page'
import { readBookmarks } from '@/lib/bookmarks/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn } from '@/lib/paths'
import { requireMember } from '@/lib/viewer/session'

type Props = PageProps<'/[locale]/bookmarks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'bookmarks')('title'), robots: { index: false } }
}

export default async function Bookmarks({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const viewer = await requireMember(locale, pathsIn(locale).bookmarks())
  const query = await searchParams
  const number = (name: string) => (typeof query[name] === 'string' && idIn(query[name])) || null
  const said = (['kept', 'removed'] as const).flatMap((what) => (number(what) === null ? [] : [{ what, postId: number(what)! }]))
  const before = number('before')
  return <BookmarksPage locale={locale} page={await readBookmarks(viewer, before)} first={before === null} said={said[0] ?? null} />
}
