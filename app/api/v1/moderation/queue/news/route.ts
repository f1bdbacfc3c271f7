import { readQueueNews as news } from '@/lib/api/operations/queue'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { readQueueNews } from '@/lib/queue/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(news, async ({ viewer, query: { since, items = [] } }) => {
    const found = await readQueueNews(viewer, since, items)
    return found ? done({ fresh: found.fresh, gone: found.gone.map(({ id, kind }) => ({ id: String(id), kind })) }) : refused('not-moderator')
  }),
)
