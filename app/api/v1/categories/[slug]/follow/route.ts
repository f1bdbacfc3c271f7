import * as operations from '@/lib/api/operations/keeping'
import { followCategory } from '@/lib/follows/write'
import { problem } from '@/lib/http/problem'
import { on, serve } from '@/lib/http/serve'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.followCategory, async ({ viewer, params, body }) => {
    const outcome = await followCategory(viewer, params.slug, body)
    // Elsewhere a category is a field of what was sent; here it is the address.
    return !outcome.ok && outcome.refusals[0].reason === 'category-unknown' ? problem(404) : outcome
  }),
)
