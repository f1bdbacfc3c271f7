import * as operations from '@/lib/api/operations/overlays'
import { done, refused } from '@/lib/outcome'
import { readOverlay } from '@/lib/reading/read'
import { on, serve } from './serve'

/** The private overlay of a page of a thread, by every method. Every page asks for it, so that lib/pages/ahead.ts answers it before Next. */
export const overlay = serve(
  on(operations.readOverlay, async ({ viewer, params, query }) => {
    const overlay = await readOverlay(viewer, params.id, query.page)
    return overlay ? done({ ...overlay, posts: Object.fromEntries(Object.entries(overlay.posts)) }) : refused('thread-missing')
  }),
)
