import { pollShape } from '@/components/polls/poll-words'
import { refusal } from '@/lib/http/refusal'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { acceptedLocale } from '@/lib/i18n/locales'
import type { Outcome } from '@/lib/outcome'
import { idIn } from '@/lib/paths'
import type { VoteInput } from '@/lib/polls/input'
import type { PollView } from '@/lib/polls/view'
import { vote, withdrawVote } from '@/lib/polls/write'
import { apiViewer } from '@/lib/viewer/session'

type Context = RouteContext<'/api/v1/posts/[id]/polls/[index]/vote'>

/** Votes, or votes anew: `{options}`, by their places from 0. Done twice, it is done once. */
export async function PUT(request: Request, { params }: Context) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const { id, index } = await params
  return answer(request, await vote(await apiViewer(request), idIn(id), idIn(index), sent.body as VoteInput), 'counted')
}

/** Takes one's vote back. */
export async function DELETE(request: Request, { params }: Context) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const { id, index } = await params
  return answer(request, await withdrawVote(await apiViewer(request), idIn(id), idIn(index)), 'withdrawn')
}

function answer(request: Request, outcome: Outcome<PollView>, act: 'counted' | 'withdrawn'): Response {
  return outcome.ok ? Response.json(pollShape(acceptedLocale(request), outcome.value, act), { headers: { 'cache-control': 'no-store' } }) : refusal(outcome)
}
