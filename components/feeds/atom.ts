import { x } from 'xastscript'
import type { FeedEntry, FeedView } from '@/lib/feeds/view'
import { xmlDocument } from '@/lib/http/xml'
import { entryHtml } from './entry-html'
import { entryFrame, feedFrame, type FeedPlace } from './frame'

/** A feed as Atom 1.0 (RFC 4287). */
export function atomFeed(place: FeedPlace, feed: FeedView): string {
  const { title, lead, icon, page, self, id } = feedFrame(place, feed, 'xml')
  return xmlDocument(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': place.locale }, [
      x('id', id),
      x('title', title),
      x('subtitle', lead),
      x('updated', feed.updatedAt.toISOString()),
      x('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      x('link', { rel: 'alternate', type: 'text/html', href: page }),
      x('icon', icon),
      ...feed.entries.map((one) => entry(place, feed, one)),
    ]),
  )
}

function entry(place: FeedPlace, feed: FeedView, one: FeedEntry) {
  const { id, title, page, author, authorPage, category, categoryPage } = entryFrame(place, feed, one)
  const { thread, post, updatedAt } = one
  return x('entry', [
    x('id', id),
    x('title', title),
    x('link', { rel: 'alternate', type: 'text/html', href: page }),
    x('published', post.createdAt.toISOString()),
    x('updated', updatedAt.toISOString()),
    x('author', [x('name', author), authorPage && x('uri', authorPage)]),
    x('category', { term: thread.category, scheme: categoryPage, label: category }),
    ...thread.tags.map((tag) => x('category', { term: tag })),
    x('content', { type: 'html' }, entryHtml(place.site, place.locale, post)),
  ])
}
