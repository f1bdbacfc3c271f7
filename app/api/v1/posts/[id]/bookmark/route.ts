import * as operations from '@/lib/api/operations/keeping'
import { bookmark, removeBookmark } from '@/lib/bookmarks/write'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.keepPost, async ({ viewer, params, body: { note, remindAt } }) => {
    const outcome = await bookmark(viewer, params.id, { note, remindAt: remindAt?.toISOString() ?? null })
    return outcome.ok ? done(undefined) : outcome
  }),
  on(operations.keepPostNoLonger, async ({ viewer, params }) => {
    const outcome = await removeBookmark(viewer, params.id)
    return outcome.ok ? done(undefined) : outcome
  }),
)
