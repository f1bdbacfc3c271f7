import * as operations from '@/lib/api/operations/search'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { readSearch } from '@/lib/search/read'
import { shapeOf, threadShapes } from '../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.search, async ({ viewer, query: { seen: _, ...query }, request }) => {
    const found = await readSearch(viewer, query)
    if (!found.ok) return found
    const { items, next, corrected } = found.value
    const threads = await threadShapes(items.map(({ thread }) => thread))
    return done({ items: items.map(({ post, snippet, title }, at) => ({ thread: threads[at]!, post: shapeOf(acceptedLocale(request), post), snippet, title })), next, corrected })
  }),
)
