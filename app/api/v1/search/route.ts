import * as operations from '@/lib/api/operations/search'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { readPostsById } from '@/lib/posts/read'
import { readSearch } from '@/lib/search/read'
import { postShapes, threadShapes } from '../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.search, async ({ viewer, query: { seen: _, ...query }, request }) => {
    const found = await readSearch(viewer, query)
    if (!found.ok) return found
    const { items, next, corrected } = found.value
    const [threads, read] = await Promise.all([threadShapes(items.map(({ thread }) => thread)), readPostsById(viewer, items.map(({ post }) => post.id))])
    const posts = new Map((await postShapes(viewer, acceptedLocale(request), read)).map((post) => [post.id, post]))
    // What was taken away while it was looked for is not there.
    const hits = items.flatMap(({ post: { id }, snippet, title }, at) => {
      const post = posts.get(String(id))
      return post ? [{ thread: threads[at]!, post, snippet: [...snippet], title: [...title] }] : []
    })
    return done({ items: hits, next, corrected })
  }),
)
