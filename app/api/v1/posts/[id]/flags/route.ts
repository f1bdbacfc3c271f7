import * as operations from '@/lib/api/operations/posts'
import { withdrawPostFlag } from '@/lib/api/operations/queue'
import { thePost } from '@/lib/events/queue'
import { on, serve } from '@/lib/http/serve'
import { refusedAll } from '@/lib/outcome'
import { flagPost, withdrawFlag } from '@/lib/flags/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.flagPost, async ({ viewer, params, body: { spoiler, ...flag } }) => {
    const outcome = await flagPost(viewer, params.id, { ...flag, scope: spoiler })
    return outcome.ok ? outcome : refusedAll(outcome.refusals.map((refusal) => (refusal.field === 'scope' ? { ...refusal, field: 'spoiler' } : refusal)))
  }),
  on(withdrawPostFlag, ({ viewer, params }) => withdrawFlag(viewer, thePost(params.id))),
)
