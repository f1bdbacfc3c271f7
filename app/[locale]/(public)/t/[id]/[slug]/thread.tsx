import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { feedTypes } from '@/components/feeds/autodiscovery'
import { ThreadPage } from '@/components/threads/thread-page'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { idIn, pathsIn, segmentText } from '@/lib/paths'
import { readPage } from '@/lib/posts/read'
import { readThread } from '@/lib/threads/read'
import { pageOf } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'
import { GUEST } from '@/lib/viewer/viewer'

/** What links and search engines are told of a thread: made for a guest who has seen nothing. */
export async function threadMetadata(locale: Locale, id: string, page: number): Promise<Metadata> {
  const thread = await readThread(GUEST, idIn(id))
  if (!thread) return {}
  const t = words(locale, 'threads')
  const title = page > 1 ? t('thread.pageTitle', { title: thread.title, page }) : thread.title
  const description = t('thread.description', { count: thread.posts - 1, category: categoryWords(thread.category, locale).name })
  const url = pathsIn(locale).thread(thread, page)
  const types = feedTypes(words(locale, 'feeds')('feed.thread', { title: thread.title }), (form) => pathsIn(locale).threadFeed(thread.id, form))
  return { title, description, alternates: { canonical: url, types }, openGraph: { title, description, url, type: 'article' } }
}

/** A page of a thread, at its one right address. */
export async function threadView(locale: Locale, id: string, slug: string, page: number) {
  const viewer = await publicViewer()
  const thread = await readThread(viewer, idIn(id))
  if (!thread || page < 1 || page > pageOf(thread.lastNumber)) notFound()
  if (segmentText(slug) !== thread.slug) permanentRedirect(pathsIn(locale).thread(thread, page))
  const posts = await readPage(viewer, thread.id, page)
  return <ThreadPage viewer={viewer} locale={locale} thread={thread} posts={posts} page={page} />
}
