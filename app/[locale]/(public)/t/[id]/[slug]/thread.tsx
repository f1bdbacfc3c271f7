import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { feedTypes } from '@/components/feeds/autodiscovery'
import { pageMetadata } from '@/components/cards/metadata'
import { oembedTypes } from '@/components/cards/oembed'
import { threadCard } from '@/components/cards/texts'
import { threadWords } from '@/components/cards/thread-words'
import { JsonLd } from '@/components/schema/json-ld'
import { breadcrumbData } from '@/components/schema/site'
import { discussionData } from '@/components/schema/thread'
import { ThreadPage } from '@/components/threads/thread-page'
import { env } from '@/lib/env'
import { newestPlaceIn } from '@/lib/events/sequence'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { readMoved } from '@/lib/moves/read'
import { idIn, pathsIn, segmentText } from '@/lib/paths'
import { readDates, readPage } from '@/lib/posts/read'
import { readOpenTexts, readThread, startedIn } from '@/lib/threads/read'
import { numbersOn, numbersWithDates, pageOf } from '@/lib/threads/rules'
import { publicViewer } from '@/lib/viewer/public'
import { GUEST } from '@/lib/viewer/viewer'
import { leadOn } from '../../../../lead-on'

// A request asks for both twice: for what links are told of the page, and for the page. They are the same for everybody.
const threadOf = cache((id: number) => readThread(GUEST, id))
const openTextsOf = cache((threadId: number, page: number) => readOpenTexts(GUEST, threadId, numbersOn(page)))

/** What links and search engines are told of a thread: made for a guest who has seen nothing. */
export async function threadMetadata(locale: Locale, id: string, page: number): Promise<Metadata> {
  const thread = await threadOf(idIn(id))
  if (!thread) return {}
  const opening = (page === 1 ? await openTextsOf(thread.id, page) : await readOpenTexts(GUEST, thread.id, { first: 1, last: 1 })).get(1)
  const to = pathsIn(locale)
  const path = to.thread(thread, page)
  const feeds = feedTypes(words(locale, 'feeds')('feed.thread', { title: thread.title }), (form) => to.threadFeed(thread.id, form))
  return pageMetadata({
    locale,
    title: page > 1 ? words(locale, 'threads')('thread.pageTitle', { title: thread.title, page }) : thread.title,
    description: threadWords(locale, thread, opening),
    path,
    card: { texts: threadCard(locale, thread), path: (version) => to.threadCard(thread.id, version) },
    article: {
      publishedAt: thread.createdAt, modifiedAt: thread.lastActivityAt, author: thread.author && env().SITE_URL + to.person(thread.author.handle),
      section: categoryWords(thread.category, locale).name, tags: thread.tags,
    },
    types: { ...feeds, ...oembedTypes(env().SITE_URL + path, thread.title) },
  })
}

/** A page of a thread, at its one right address. */
export async function threadView(locale: Locale, id: string, slug: string, page: number) {
  const viewer = await publicViewer()
  // Before anything else: what happens from here on is told by the live stream.
  const place = await newestPlaceIn(idIn(id))
  const thread = await threadOf(idIn(id))
  if (!thread) return leadOn(viewer, { threadId: idIn(id), number: numbersOn(Math.max(1, page)).first }, (now) => pathsIn(locale).post(now.threadId, now.number))
  if (page < 1 || page > pageOf(thread.lastNumber)) notFound()
  if (segmentText(slug) !== thread.slug) permanentRedirect(pathsIn(locale).thread(thread, page))
  const marks = numbersWithDates(thread.lastNumber)
  const [posts, open, dates, started] = await Promise.all([
    readPage(viewer, thread.id, page), openTextsOf(thread.id, page), marks.length > 0 ? readDates(viewer, thread.id, marks) : [], startedIn(viewer, thread.id),
  ])
  const { first, last } = numbersOn(page)
  const whole = posts.length === Math.min(last, thread.lastNumber) - first + 1
  const moved = whole ? [] : await readMoved(viewer, thread.id, { first, last })
  const to = pathsIn(locale)
  const site = env().SITE_URL
  const way = [
    { name: words(locale, 'common')('shell.threads'), path: to.home() },
    { name: categoryWords(thread.category, locale).name, path: to.category(thread.category) },
    { name: thread.title, path: to.thread(thread) },
  ]
  return (
    <>
      <JsonLd graph={[discussionData({ site, locale, thread, page, posts, open }), breadcrumbData(site, way)]} />
      <ThreadPage viewer={viewer} locale={locale} thread={thread} posts={posts} page={page} place={place} dates={dates} started={started} moved={moved} />
    </>
  )
}
