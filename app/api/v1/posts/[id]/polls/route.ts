import { pollShape } from '@/components/polls/poll-words'
import { listPolls } from '@/lib/api/operations/polls'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done, refused } from '@/lib/outcome'
import { readPolls } from '@/lib/polls/read'
import { readPostById } from '@/lib/posts/read'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(listPolls, async ({ viewer, params, request }) => {
    const post = await readPostById(viewer, params.id)
    if (post?.state !== 'visible') return refused('post-missing')
    const polls = await readPolls(viewer, post)
    return done({ items: polls.map((poll) => pollShape(acceptedLocale(request), poll)), next: null })
  }),
)
