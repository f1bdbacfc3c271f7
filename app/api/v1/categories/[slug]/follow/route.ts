import type { LevelInput } from '@/lib/follows/input'
import { followCategory } from '@/lib/follows/write'
import { problem } from '@/lib/http/problem'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { currentViewer } from '@/lib/viewer/session'

/** Follows a category, mutes it, or neither: `{level}`. */
export async function PUT(request: Request, { params }: RouteContext<'/api/v1/categories/[slug]/follow'>) {
  const refused = whyNotSameOrigin(request)
  if (refused) return refused
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const outcome = await followCategory(viewer, (await params).slug, sent.body as LevelInput)
  if (outcome.ok) return Response.json(outcome.value, { headers: { 'cache-control': 'no-store' } })
  return outcome.refusals[0].reason === 'category-unknown' ? problem(404) : problem(422, undefined, outcome.refusals)
}
