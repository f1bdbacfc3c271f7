import type { readOverlay as operation } from '@/lib/api/operations/overlays'
import { done, refused } from '@/lib/outcome'
import { readOverlay } from '@/lib/reading/read'
import type { Asked } from './serve'

/** The private overlay of a page of a thread. Every page asks for it, so that lib/pages/ahead.ts answers it before Next as its route would. */
export async function answerOverlay({ viewer, params, query }: Asked<typeof operation>) {
  const overlay = await readOverlay(viewer, params.id, query.page)
  return overlay ? done({ ...overlay, posts: Object.fromEntries(Object.entries(overlay.posts)) }) : refused('thread-missing')
}
