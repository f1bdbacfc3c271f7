import { pollShape } from '@/components/polls/poll-words'
import { problem } from '@/lib/http/problem'
import { acceptedLocale } from '@/lib/i18n/locales'
import { idIn } from '@/lib/paths'
import { readPolls } from '@/lib/polls/read'
import { readPostById } from '@/lib/posts/read'
import { apiViewer } from '@/lib/viewer/session'

/** The polls of a post that the asker may know of: numbers alone, and results where it is closed or they have voted. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/polls'>) {
  const viewer = await apiViewer(request)
  const post = await readPostById(viewer, idIn((await params).id))
  if (post?.state !== 'visible') return problem(404)
  const polls = await readPolls(viewer, post)
  return Response.json({ items: polls.map((poll) => pollShape(acceptedLocale(request), poll)), next: null }, { headers: { 'cache-control': 'no-store' } })
}
