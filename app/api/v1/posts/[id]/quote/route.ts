import * as operations from '@/lib/api/operations/opening'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { readQuote } from '@/lib/posts/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.quotePost, async ({ viewer, params, query: { opened = [], selected } }) => {
    const [from, to, all] = selected ?? []
    const markdown = await readQuote(viewer, params.id, opened, selected ? { from: from!, to: to!, all: all! } : null)
    return markdown === null ? refused('post-missing') : done({ markdown })
  }),
)
