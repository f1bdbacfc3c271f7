import { pagePlace } from '@/components/spoilers/compose'
import { unsealed } from '@/components/spoilers/unsealed'
import * as operations from '@/lib/api/operations/opening'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done, refused } from '@/lib/outcome'
import { readPostById, readTexts } from '@/lib/posts/read'
import { revealing } from '@/lib/spoilers/reader'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.reveal, async ({ viewer, params: { id }, body, request }) => {
    const which = 'all' in body ? 'all' : body.index
    const reader = revealing(viewer, id, which)
    const [post, texts] = await Promise.all([readPostById(reader, id), readTexts(reader, id)])
    const segments = post ? unsealed(pagePlace(acceptedLocale(request), post), post.segments, texts, which) : []
    return segments.length > 0 ? done({ segments }) : refused('post-missing')
  }),
)
