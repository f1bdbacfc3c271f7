import * as operations from '@/lib/api/operations/posts'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { restorePost } from '@/lib/posts/write'
import { versionedPost } from '../../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.restorePost, async ({ viewer, params, request }) => {
    const outcome = await restorePost(viewer, params.id)
    return outcome.ok ? versionedPost(viewer, acceptedLocale(request), params.id) : outcome
  }),
)
