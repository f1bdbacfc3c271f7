import type { FeedForm } from '@/lib/paths'

/** What tells a feed reader, given a page's address, where its feed is: for the page's metadata. */
export function feedTypes(title: string, address: (form: FeedForm) => string) {
  return { 'application/atom+xml': [{ url: address('xml'), title }], 'application/feed+json': [{ url: address('json'), title }] }
}
