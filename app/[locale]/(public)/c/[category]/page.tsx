import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/components/cards/metadata'
import { categoryCard } from '@/components/cards/texts'
import { feedTypes } from '@/components/feeds/autodiscovery'
import { CategoryList, ThreadLists } from '@/components/threads/list-page'
import { categoryData, categoryWords } from '@/lib/film/categories'
import { localeOf } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { listQuery } from '@/lib/threads/input'
import { listCategories, listThreads } from '@/lib/threads/read'
import { ownQuery } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/c/[category]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: text, category } = await params
  const locale = localeOf(text)
  const { name, description } = categoryWords(category, locale)
  const to = pathsIn(locale)
  return pageMetadata({
    locale, title: name, description, path: to.category(category, ownQuery(listQuery.parse(await searchParams))),
    card: { texts: categoryCard(locale, category), path: (version) => to.categoryCard(category, version) },
    types: feedTypes(words(locale, 'feeds')('feed.category', { category: name }), (form) => to.categoryFeed(category, form)),
  })
}

/** The threads of one category. */
export default async function CategoryPage({ params, searchParams }: Props) {
  const { locale: text, category } = await params
  const locale = localeOf(text)
  const query = listQuery.parse(await searchParams)
  const viewer = await publicViewer()
  const categories = await listCategories(viewer)
  const here = categories.find(({ slug }) => slug === category)
  if (!here) notFound()
  const list = await listThreads(viewer, { ...query, category })
  const t = words(locale, 'threads')
  const to = pathsIn(locale)
  const { name, description } = categoryWords(category, locale)
  const section = categoryData(category)?.section
  return (
    <div className="with-side">
      <header className="list-head">
        <h1>{name}</h1>
        <p className="muted">{description} {section && <Link href={`${to.film()}#${section}`}>{t('thread.guideSection')}</Link>}</p>
        <p className="thread-row-figures">
          <span>{t('list.figures', { threads: here.threads, posts: here.posts })}</span>
          {here.lastActivityAt && <span>{t('list.lastActivity', { date: figures(locale).dateTime(here.lastActivityAt, { dateStyle: 'medium' }) })}</span>}
        </p>
        <p className="muted"><a href={to.categoryFeed(category, 'xml')}>{words(locale, 'feeds')('link.category')}</a></p>
      </header>
      <ThreadLists locale={locale} list={list} query={query} newThread={to.newThread({ category })} category={category} href={(one) => to.category(category, one)} />
      <aside>
        <CategoryList locale={locale} current={category} categories={categories.map((one) => ({ ...one, name: categoryWords(one.slug, locale).name }))} />
      </aside>
    </div>
  )
}
