import * as operations from '@/lib/api/operations/posts'
import { revisionIn } from '@/lib/http/conditional'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { deletePost, editPost } from '@/lib/posts/write'
import { versionedPost } from '../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readPost, ({ viewer, params, request }) => versionedPost(viewer, acceptedLocale(request), params.id)),
  on(operations.editPost, async ({ viewer, params, body, match, request }) => {
    const outcome = await editPost(viewer, params.id, { ...body, revision: revisionIn(match) })
    return outcome.ok ? versionedPost(viewer, acceptedLocale(request), params.id) : outcome
  }),
  on(operations.deletePost, async ({ viewer, params }) => {
    const outcome = await deletePost(viewer, params.id)
    return outcome.ok ? done(undefined) : outcome
  }),
)
