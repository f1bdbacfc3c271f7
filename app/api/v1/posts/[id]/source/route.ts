import * as operations from '@/lib/api/operations/posts'
import { on, serve } from '@/lib/http/serve'
import { done, refused } from '@/lib/outcome'
import { readPostById, readSource } from '@/lib/posts/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readSource, async ({ viewer, params }) => {
    const post = await readPostById(viewer, params.id)
    if (!post || post.state === 'deleted') return refused('post-missing')
    const found = await readSource(viewer, post.threadId, post.number)
    if (!found || found.source.kind === 'withheld') return refused('not-yours')
    return done({ source: found.source.text, revision: found.revision })
  }),
)
