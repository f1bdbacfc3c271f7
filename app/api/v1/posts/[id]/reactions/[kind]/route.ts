import { problem } from '@/lib/http/problem'
import { refusal } from '@/lib/http/refusal'
import { whyNotSameOrigin } from '@/lib/http/request'
import { idIn } from '@/lib/paths'
import { reactionIn } from '@/lib/reactions/rules'
import { react } from '@/lib/reactions/write'
import { apiViewer } from '@/lib/viewer/session'

type Context = RouteContext<'/api/v1/posts/[id]/reactions/[kind]'>

async function answer(request: Request, { params }: Context, on: boolean): Promise<Response> {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const { id, kind } = await params
  const named = reactionIn(kind)
  if (!named) return problem(404)
  const outcome = await react(await apiViewer(request), idIn(id), named, on)
  return outcome.ok ? Response.json(outcome.value, { headers: { 'cache-control': 'no-store' } }) : refusal(outcome)
}

/** Reacts to a post in one way. Done twice, it is done once. */
export function PUT(request: Request, context: Context) {
  return answer(request, context, true)
}

/** Takes a reaction back. */
export function DELETE(request: Request, context: Context) {
  return answer(request, context, false)
}
