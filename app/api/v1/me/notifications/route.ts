import { listNotices } from '@/lib/api/operations/notices'
import { noticeShape } from '@/lib/http/notice-shape'
import { pageOf, placeIn } from '@/lib/http/pages'
import { on, serve } from '@/lib/http/serve'
import { readNotices } from '@/lib/notices/read'
import { done } from '@/lib/outcome'
import type { Member } from '@/lib/viewer/viewer'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listNotices, async ({ viewer, query: { limit, cursor } }) => {
    const place = placeIn('notifications', cursor)
    if (!place.ok) return place
    const { notices, before } = await readNotices(viewer as Member, place.value, limit)
    return done(pageOf('notifications', notices.map(noticeShape), before))
  }),
)
