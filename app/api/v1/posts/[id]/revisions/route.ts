import { problem } from '@/lib/http/problem'
import { revisionShape } from '@/lib/http/shapes'
import { idIn } from '@/lib/paths'
import { readHistory } from '@/lib/posts/read'
import { apiViewer } from '@/lib/viewer/session'

/** The revisions of a post, newest first, each with its differences from the one before, sealed for whom they must be. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/revisions'>) {
  const history = await readHistory(await apiViewer(request), idIn((await params).id), null)
  if (!history) return problem(404)
  return Response.json({ items: history.revisions.map(revisionShape), next: null }, { headers: { 'cache-control': 'no-store' } })
}
