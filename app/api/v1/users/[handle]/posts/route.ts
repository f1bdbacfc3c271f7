import { z } from 'zod'
import * as operations from '@/lib/api/operations/users'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done, refused } from '@/lib/outcome'
import { readPostsOf } from '@/lib/posts/read'
import { shapeOf } from '../../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listPostsOf, async ({ viewer, params: { handle }, query: { limit, cursor }, request }) => {
    const list = `posts of ${handle.toLowerCase()}`
    const before = cursor === undefined ? undefined : readCursor(list, z.int(), cursor)
    if (before === null) return refused('cursor-unreadable', 'cursor')
    const posts = await readPostsOf(viewer, handle, { before, count: limit + 1 })
    if (!posts) return refused('person-missing')
    const last = posts.length > limit ? posts[limit - 1] : undefined
    return done({ items: posts.slice(0, limit).map((post) => shapeOf(acceptedLocale(request), post)), next: last ? makeCursor(list, last.id) : null })
  }),
)
