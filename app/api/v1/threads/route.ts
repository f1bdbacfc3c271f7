import { listThreads, startThread } from '@/lib/api/operations/threads'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { listThreadsAfter, readThread } from '@/lib/threads/read'
import * as write from '@/lib/threads/write'
import { GUEST } from '@/lib/viewer/viewer'
import { threadShapes } from '../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listThreads, async ({ viewer, query }) => {
    const found = await listThreadsAfter(viewer, query)
    return found.ok ? done({ items: await threadShapes(found.value.rows), next: found.value.next }) : found
  }),
  on(startThread, async ({ viewer, body, key }) => {
    const place = await write.startThread(viewer, { ...body, key })
    if (!place.ok) return place
    // Sent again with its key, when what it made has been deleted since.
    const made = await readThread(GUEST, place.value.id)
    return made ? done((await threadShapes([made]))[0]!) : refused('thread-missing')
  }),
)
