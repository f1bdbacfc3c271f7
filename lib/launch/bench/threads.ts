import { db } from '@/lib/db/client'

/** The thread with most posts. Throws where there is none. */
export function longestThread() {
  return db().thread.findFirstOrThrow({ orderBy: { posts: 'desc' }, select: { id: true, slug: true, posts: true } })
}
