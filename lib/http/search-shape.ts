import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import type { SearchHit } from '@/lib/search/view'
import type { ThreadRow } from '@/lib/threads/view'

const to = pathsIn(DEFAULT_LOCALE)

/** What was found, as the API shows it: GET /search. A post here is where it is and by whom; its text is the snippet. */
export function hitShape({ thread, title, post, snippet }: SearchHit) {
  const { id, number, author, createdAt } = post
  return {
    thread: { ...threadShape(thread), titleParts: title },
    post: { id: String(id), threadId: String(thread.id), number, url: to.post(thread.id, number), author, createdAt },
    snippet,
  }
}

/** A thread of a list, as the API shows it. */
function threadShape({ id, title, slug, category, tags, author, spoiler, createdAt, lastActivityAt, posts, views, locked }: ThreadRow) {
  return { id: String(id), title, slug, url: to.thread({ id, slug }), category, tags, author, spoiler, createdAt, lastActivityAt, posts, views, locked }
}
