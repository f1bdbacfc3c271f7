import { listBookmarks } from '@/lib/api/operations/keeping'
import { readBookmarks } from '@/lib/bookmarks/read'
import { bookmarkShape } from '@/lib/http/bookmark-shape'
import { pageOf, placeIn } from '@/lib/http/pages'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listBookmarks, async ({ viewer, query: { limit, cursor } }) => {
    const place = placeIn('bookmarks', cursor)
    if (!place.ok) return place
    const { bookmarks, before } = await readBookmarks(viewer as Member, place.value, limit)
    return done(pageOf('bookmarks', bookmarks.map(bookmarkShape), before))
  }),
)
