import type { Metadata } from 'next'
import { SearchPage } from '@/components/search/search-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readSearch } from '@/lib/search/read'
import { listCategories } from '@/lib/threads/read'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/search'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(localeOf((await params).locale), 'search')('title'), robots: { index: false } }
}

/** What the forum holds of some words, as far as this reader has seen. */
export default async function Search({ params, searchParams }: Props) {
  const locale = localeOf((await params).locale)
  const asked = firstOf(await searchParams)
  const viewer = await publicViewer()
  const categories = await listCategories(viewer)
  const found = asked.q.trim() === '' ? null : await readSearch(viewer, asked)
  return <SearchPage locale={locale} asked={asked} found={found} categories={categories.map(({ slug }) => slug)} />
}

/** Each field of the address as one text: named twice, the first counts. */
function firstOf(query: Record<string, string | string[] | undefined>) {
  const first = (name: string) => [query[name]].flat()[0] ?? ''
  return {
    q: first('q'), author: first('author'), category: first('category'), version: first('version'), from: first('from'), to: first('to'),
    cursor: first('cursor'),
  }
}
