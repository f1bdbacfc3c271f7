import { listQueue } from '@/lib/api/operations/queue'
import { queueItemShape } from '@/lib/http/queue-shape'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { isQueueCursor, readQueue } from '@/lib/queue/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listQueue, async ({ viewer, query: { limit, ...filter } }) => {
    if (!isQueueCursor(viewer, filter)) return refused('cursor-unreadable', 'cursor')
    const queue = await readQueue(viewer, filter, limit)
    return queue ? done({ items: queue.items.map(queueItemShape), next: queue.next }) : refused('not-moderator')
  }),
)
