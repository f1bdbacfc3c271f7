import { problem } from '@/lib/http/problem'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { readInput } from '@/lib/notices/input'
import { unreadNotices } from '@/lib/notices/read'
import { markRead } from '@/lib/notices/write'
import { apiViewer } from '@/lib/viewer/session'

/** Marks notifications as read: `{upTo}`, `{id}`, or `{thread, page}` for a page that was opened. Answers how many are unread now. */
export async function POST(request: Request) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const viewer = await apiViewer(request)
  const asked = readInput.safeParse(sent.body)
  if (viewer.kind === 'guest') return problem(401)
  if (!asked.success) return problem(422, 'Send {"upTo": id}, {"id": id} or {"thread": id, "page": number}.')
  await markRead(viewer, asked.data)
  return Response.json({ unread: await unreadNotices(viewer) }, { headers: { 'cache-control': 'no-store' } })
}
