import * as operations from '@/lib/api/operations/me'
import { on, serve } from '@/lib/http/serve'
import { done } from '@/lib/outcome'
import { revokeToken } from '@/lib/tokens/write'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.revokeToken, async ({ viewer, params }) => {
    const outcome = await revokeToken(viewer, params.id)
    return outcome.ok ? done(undefined) : outcome
  }),
)
