import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { feedTypes } from '@/components/feeds/autodiscovery'
import { Link } from '@/components/ui/link'
import { CategoryList, ThreadLists } from '@/components/threads/list-page'
import { JsonLd } from '@/components/schema/json-ld'
import { websiteData } from '@/components/schema/site'
import { env } from '@/lib/env'
import { categoryWords } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { listQuery } from '@/lib/threads/input'
import { listCategories, listThreads } from '@/lib/threads/read'
import { ownQuery } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'

export async function generateMetadata({ params, searchParams }: PageProps<'/[locale]'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const types = feedTypes(words(locale, 'feeds')('feed.site'), (form) => pathsIn(locale).siteFeed(form))
  return pageMetadata({ locale, title: null, path: pathsIn(locale).home(ownQuery(listQuery.parse(await searchParams))), types })
}

/** Home: all threads, by activity first. */
export default async function Home({ params, searchParams }: PageProps<'/[locale]'>) {
  const locale = localeOf((await params).locale)
  const query = listQuery.parse(await searchParams)
  const viewer = await publicViewer()
  const [list, categories] = await Promise.all([listThreads(viewer, query), listCategories(viewer)])
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  return (
    <div className="with-side">
      <JsonLd graph={[websiteData(env().SITE_URL, locale)]} />
      <header className="list-head">
        <h1>{t('home.title')}</h1>
        <p className="muted">{t('home.lead')} <Link href={to.film()}>{t('home.guide')}</Link></p>
      </header>
      <ThreadLists locale={locale} list={list} query={query} newThread={to.newThread()} own href={to.home} />
      <aside><CategoryList locale={locale} categories={categories.map((one) => ({ ...one, name: categoryWords(one.slug, locale).name }))} /></aside>
    </div>
  )
}
