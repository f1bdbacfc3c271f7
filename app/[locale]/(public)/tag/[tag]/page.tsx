import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/components/cards/metadata'
import { ThreadLists } from '@/components/threads/list-page'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn, segmentText } from '@/lib/paths'
import { listQuery } from '@/lib/threads/input'
import { listThreads, tagExists } from '@/lib/threads/read'
import { ownQuery } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/tag/[tag]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: text, tag: segment } = await params
  const locale = localeOf(text)
  const tag = segmentText(segment)
  const path = pathsIn(locale).tag(tag, ownQuery(listQuery.parse(await searchParams)))
  return pageMetadata({ locale, title: words(locale, 'threads')('list.tag', { tag }), description: words(locale, 'cards')('tag', { tag }), path })
}

/** The threads that carry one tag. */
export default async function TagPage({ params, searchParams }: Props) {
  const { locale: text, tag: segment } = await params
  const locale = localeOf(text)
  const tag = segmentText(segment)
  const query = listQuery.parse(await searchParams)
  const viewer = await publicViewer()
  if (!(await tagExists(viewer, tag))) notFound()
  const list = await listThreads(viewer, { ...query, tag })
  const to = pathsIn(locale)
  return (
    <div className="column">
      <header className="list-head"><h1>{words(locale, 'threads')('list.tag', { tag })}</h1></header>
      <ThreadLists locale={locale} list={list} query={query} newThread={to.newThread({ tags: tag })} href={(one) => to.tag(tag, one)} />
    </div>
  )
}
