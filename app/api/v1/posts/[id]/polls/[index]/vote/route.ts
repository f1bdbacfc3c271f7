import { pollShape } from '@/components/polls/poll-words'
import * as operations from '@/lib/api/operations/polls'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done, type Outcome } from '@/lib/outcome'
import type { PollView } from '@/lib/polls/view'
import { vote, withdrawVote } from '@/lib/polls/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.vote, async ({ viewer, params: { id, index }, body, request }) => told(request, await vote(viewer, id, index, body), 'counted')),
  on(operations.withdrawVote, async ({ viewer, params: { id, index }, request }) => told(request, await withdrawVote(viewer, id, index), 'withdrawn')),
)

function told(request: Request, outcome: Outcome<PollView>, act: 'counted' | 'withdrawn') {
  return outcome.ok ? done(pollShape(acceptedLocale(request), outcome.value, act)) : outcome
}
