import { z } from 'zod'
import * as operations from '@/lib/api/operations/threads'
import { makeCursor, readCursor } from '@/lib/http/cursor'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done, refused } from '@/lib/outcome'
import { readPostsFrom } from '@/lib/posts/read'
import { reply } from '@/lib/posts/write'
import { readThread } from '@/lib/threads/read'
import { postShape, shapeOf } from '../../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listPosts, async ({ viewer, params: { id }, query: { from = 1, limit, cursor }, request }) => {
    if (!(await readThread(viewer, id))) return refused('thread-missing')
    const list = `posts:${id}`
    const first = cursor === undefined ? from : readCursor(list, z.int(), cursor)
    if (first === null) return refused('cursor-unreadable', 'cursor')
    const posts = await readPostsFrom(viewer, id, first, limit + 1)
    const next = posts[limit]
    return done({ items: posts.slice(0, limit).map((post) => shapeOf(acceptedLocale(request), post)), next: next ? makeCursor(list, next.number) : null })
  }),
  on(operations.reply, async ({ viewer, params, body, key, request }) => {
    const place = await reply(viewer, params.id, { ...body, key })
    return place.ok ? done((await postShape(viewer, acceptedLocale(request), place.value.id))!) : place
  }),
)
