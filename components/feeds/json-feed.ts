import type { FeedView } from '@/lib/feeds/view'
import { entryHtml } from './entry-html'
import { entryFrame, feedFrame, type FeedPlace } from './frame'

/** A feed as JSON Feed 1.1. */
export function jsonFeed(place: FeedPlace, feed: FeedView): string {
  const { title, lead, icon, page, self } = feedFrame(place, feed, 'json')
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    description: lead,
    icon,
    language: place.locale,
    items: feed.entries.map((one) => {
      const entry = entryFrame(place, feed, one)
      return {
        id: entry.id,
        url: entry.page,
        title: entry.title,
        content_html: entryHtml(place.site, place.locale, one.post),
        date_published: one.post.createdAt.toISOString(),
        date_modified: one.updatedAt.toISOString(),
        authors: [{ name: entry.author, ...(entry.authorPage && { url: entry.authorPage }) }],
        tags: [entry.category, ...one.thread.tags],
      }
    }),
  })
}
