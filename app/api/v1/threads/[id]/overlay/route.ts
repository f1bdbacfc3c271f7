import * as operations from '@/lib/api/operations/overlays'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { readOverlay } from '@/lib/reading/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readOverlay, async ({ viewer, params, query }) => {
    const overlay = await readOverlay(viewer, params.id, query.page)
    return overlay ? done(overlay) : refused('thread-missing')
  }),
)
