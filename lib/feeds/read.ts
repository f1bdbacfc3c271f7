import { db } from '@/lib/db/client'
import { readNewest, readOpenings } from '@/lib/posts/read'
import type { PostView } from '@/lib/posts/view'
import { listNewest, readThread } from '@/lib/threads/read'
import { feedKey } from '@/lib/viewer/feed-key'
import type { Member, Viewer } from '@/lib/viewer/viewer'
import { FEED_ENTRIES, sitemapOf, threadsOnSitemap } from './rules'
import type { FeedEntry, FeedOf, FeedView, SitemapThread } from './view'

/** A feed for this viewer; null when there is no such category or thread. Three queries, whatever has been written before. */
export async function readFeed(viewer: Viewer, asked: FeedOf): Promise<FeedView | null> {
  if (asked.of === 'thread') {
    const thread = await readThread(viewer, asked.id)
    return thread && feed(asked, thread, await entries(await readNewest(viewer, thread.id, FEED_ENTRIES), () => thread))
  }
  const category = asked.of === 'category' ? await db().category.findUnique({ where: { slug: asked.slug }, select: { id: true } }) : undefined
  if (category === null) return null
  const threads = await listNewest(viewer, FEED_ENTRIES, category?.id)
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const openings = await readOpenings(viewer, [...byId.keys()])
  const newest = openings.filter(({ state }) => state === 'visible').sort((a, b) => b.threadId - a.threadId)
  return feed(asked, null, await entries(newest, ({ threadId }) => byId.get(threadId)!))
}

// What moderation does that changes how a post reads.
const SEALINGS = ['seal', 'seal_part', 'rescope', 'unseal', 'undo'] as const

async function entries(posts: readonly PostView[], threadOf: (post: PostView) => FeedEntry['thread']): Promise<FeedEntry[]> {
  const judged = await db().action.groupBy({
    by: ['postId'],
    where: { postId: { in: posts.map(({ id }) => id) }, kind: { in: [...SEALINGS] } },
    _max: { createdAt: true },
  })
  const judgedAt = new Map(judged.map(({ postId, _max }) => [postId, _max.createdAt]))
  return posts.map((post) => ({ thread: threadOf(post), post, updatedAt: latest([post.createdAt, post.editedAt, judgedAt.get(post.id)]) }))
}

function feed(asked: FeedOf, thread: FeedView['thread'], of: FeedEntry[]): FeedView {
  return { asked, thread, entries: of, updatedAt: latest(of.map(({ updatedAt }) => updatedAt)) }
}

/** The latest of some times; the beginning of time for none, as a feed must name one. */
function latest(times: readonly (Date | null | undefined)[]): Date {
  return new Date(Math.max(0, ...times.map((time) => time?.getTime() ?? 0)))
}

/** The key of a member's private feed address; null: they have none. */
export async function readFeedKey(viewer: Member): Promise<string | null> {
  const { feedVersion } = await db().person.findUniqueOrThrow({ where: { id: viewer.personId }, select: { feedVersion: true } })
  return feedVersion > 0 ? feedKey(viewer.personId, feedVersion) : null
}

/** The last page of the sitemap; 0 while there is no thread. */
export async function lastSitemap(_viewer: Viewer): Promise<number> {
  const last = await db().thread.findFirst({ where: { deletedAt: null }, select: { id: true }, orderBy: { id: 'desc' } })
  return last ? sitemapOf(last.id) : 0
}

/** The threads on a page of the sitemap, oldest first. */
export async function readSitemap(_viewer: Viewer, page: number): Promise<SitemapThread[]> {
  const { first, last } = threadsOnSitemap(page)
  return db().thread.findMany({
    where: { id: { gte: first, lte: last }, deletedAt: null },
    select: { id: true, slug: true, lastActivityAt: true },
    orderBy: { id: 'asc' },
  })
}
