import { problem } from '@/lib/http/problem'
import { idIn } from '@/lib/paths'
import { readOverlay } from '@/lib/reading/read'
import { currentViewer } from '@/lib/viewer/session'

/** The private overlay of one page of a thread. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/threads/[id]/overlay'>) {
  const page = idIn(new URL(request.url).searchParams.get('page') ?? '1')
  const overlay = await readOverlay(await currentViewer(), idIn((await params).id), page)
  if (!overlay) return problem(404)
  return Response.json(overlay, { headers: { 'cache-control': 'no-store' } })
}
