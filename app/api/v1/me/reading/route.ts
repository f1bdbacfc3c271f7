import { problem } from '@/lib/http/problem'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import type { ReadingInput } from '@/lib/reading/input'
import { keepReading } from '@/lib/reading/write'
import { currentViewer } from '@/lib/viewer/session'

/** How far one has read: `{items: [{threadId, readTo} or {threadId, unreadFrom}]}`. Answers where those threads stand now. */
export async function POST(request: Request) {
  const refused = whyNotSameOrigin(request)
  if (refused) return refused
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const outcome = await keepReading(viewer, sent.body as ReadingInput)
  if (!outcome.ok) return problem(422, undefined, outcome.refusals)
  return Response.json({ items: outcome.value.map(({ threadId, readTo }) => ({ threadId: String(threadId), readTo })) }, { headers: { 'cache-control': 'no-store' } })
}
