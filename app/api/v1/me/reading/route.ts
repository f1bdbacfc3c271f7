import * as operations from '@/lib/api/operations/keeping'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { keepReading } from '@/lib/reading/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.keepReading, async ({ viewer, body }) => {
    const outcome = await keepReading(viewer, body)
    return outcome.ok ? done({ items: outcome.value.map(({ threadId, readTo }) => ({ threadId: String(threadId), readTo })) }) : outcome
  }),
)
