import { noticeShape } from '@/lib/http/notice-shape'
import { listOf, pageAsked } from '@/lib/http/pages'
import { problem } from '@/lib/http/problem'
import { readNotices } from '@/lib/notices/read'
import { apiViewer } from '@/lib/viewer/session'

/** What the asker was told, the newest first. */
export async function GET(request: Request) {
  const viewer = await apiViewer(request)
  if (viewer.kind === 'guest') return problem(401)
  const asked = pageAsked(request, 'notifications')
  if ('problem' in asked) return asked.problem
  const { notices, before } = await readNotices(viewer, asked.before, asked.limit)
  return listOf('notifications', notices.map(noticeShape), before)
}
