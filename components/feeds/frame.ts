import { categoryWords } from '@/lib/film/categories'
import type { FeedEntry, FeedView } from '@/lib/feeds/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn, type FeedForm } from '@/lib/paths'

/** Where a feed is served and to whom. */
export interface FeedPlace {
  /** The forum's own address, without a slash at its end. */
  site: string
  locale: Locale
  /** The key of a private address; null for everybody's. */
  key: string | null
  /** What tells a private feed from everybody's without giving its key away; null for everybody's. */
  mark: string | null
}

/** What a feed says of itself, in every form. Addresses are whole. */
export function feedFrame({ site, locale, key, mark }: FeedPlace, { asked, thread }: FeedView, form: FeedForm) {
  const t = words(locale, 'feeds')
  const to = pathsIn(locale)
  const lead = t(key ? 'feed.leadPrivate' : 'feed.lead')
  const icon = `${site}/icon-192.png`
  const frame = (title: string, page: string, feed: (key?: string) => string) => ({
    title, lead, icon, page: site + page, self: site + feed(key ?? undefined), id: site + feed() + (mark ? `#${mark}` : ''),
  })
  if (thread) return frame(t('feed.thread', { title: thread.title }), to.thread(thread), (own) => to.threadFeed(thread.id, form, own))
  if (asked.of !== 'category') return frame(t('feed.site'), to.home(), (own) => to.siteFeed(form, own))
  const { slug } = asked
  return frame(t('feed.category', { category: categoryWords(slug, locale).name }), to.category(slug), (own) => to.categoryFeed(slug, form, own))
}

/** What a feed says of one of its posts, in every form. Addresses are whole. */
export function entryFrame({ site, locale }: FeedPlace, { asked }: FeedView, { thread, post }: FeedEntry) {
  const to = pathsIn(locale)
  const ofThread = asked.of === 'thread'
  return {
    // The post's own address without a language: whatever the thread is called later, and whichever feed it is in.
    id: site + pathsIn('en').post(thread.id, post.number),
    title: ofThread ? words(locale, 'feeds')('feed.post', { number: post.number, title: thread.title }) : thread.title,
    page: site + (ofThread ? to.post(thread.id, post.number) : to.thread(thread)),
    author: post.author?.name ?? words(locale, 'threads')('post.gone'),
    authorPage: post.author && site + to.person(post.author.handle),
    category: categoryWords(thread.category, locale).name,
    categoryPage: site + to.category(thread.category),
  }
}
