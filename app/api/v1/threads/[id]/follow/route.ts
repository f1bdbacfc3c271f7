import type { LevelInput } from '@/lib/follows/input'
import { followThread } from '@/lib/follows/write'
import { problem } from '@/lib/http/problem'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { idIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'

/** Follows a thread, mutes it, or neither: `{level}`. */
export async function PUT(request: Request, { params }: RouteContext<'/api/v1/threads/[id]/follow'>) {
  const refused = whyNotSameOrigin(request)
  if (refused) return refused
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const outcome = await followThread(viewer, idIn((await params).id), sent.body as LevelInput)
  if (outcome.ok) return Response.json(outcome.value, { headers: { 'cache-control': 'no-store' } })
  return outcome.refusals[0].reason === 'thread-missing' ? problem(404) : problem(422, undefined, outcome.refusals)
}
