/** Entries of a feed: what a reader that asks once a day misses nothing of on a busy day, and at most a few hundred kilobytes. */
export const FEED_ENTRIES = 50

/** How long anybody may keep a public feed before asking again, in seconds: readers ask every quarter of an hour or less often. */
export const FEED_SECONDS = 300

/** How long anybody may keep a page of the sitemap, in seconds: crawlers come by the day. */
export const SITEMAP_SECONDS = 3600

/** Threads on a page of the sitemap, by ranges of their ids: a fifth of what the format allows, so that a page stays a few megabytes. */
export const THREADS_PER_SITEMAP = 10_000

/** The page of the sitemap that a thread is on: 1 or more; page 0 holds the pages that are there without any thread. */
export function sitemapOf(threadId: number): number {
  return Math.floor((threadId - 1) / THREADS_PER_SITEMAP) + 1
}

/** The ids of the threads on a page of the sitemap, both included. */
export function threadsOnSitemap(page: number): { first: number; last: number } {
  return { first: (page - 1) * THREADS_PER_SITEMAP + 1, last: page * THREADS_PER_SITEMAP }
}
