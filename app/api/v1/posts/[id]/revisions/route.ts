import * as operations from '@/lib/api/operations/opening'
import { on, serve } from '@/lib/http/serve'
import { revisionShape } from '@/lib/http/shapes'
import { done, refused } from '@/lib/outcome'
import { readHistory } from '@/lib/posts/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.listRevisions, async ({ viewer, params }) => {
    const history = await readHistory(viewer, params.id, null)
    return history ? done({ items: history.revisions.map(revisionShape), next: null }) : refused('post-missing')
  }),
)
