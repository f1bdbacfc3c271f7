import { markNoticesRead } from '@/lib/api/operations/notices'
import { on, serve } from '@/lib/http/serve'
import { unreadNotices } from '@/lib/notices/read'
import { markRead } from '@/lib/notices/write'
import { done } from '@/lib/outcome'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(markNoticesRead, async ({ viewer, body }) => {
    const outcome = await markRead(viewer, body)
    return outcome.ok ? done({ unread: await unreadNotices(viewer) }) : outcome
  }),
)
