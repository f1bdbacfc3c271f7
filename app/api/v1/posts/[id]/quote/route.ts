import { problem } from '@/lib/http/problem'
import { idIn } from '@/lib/paths'
import { readQuote } from '@/lib/posts/read'
import { currentViewer } from '@/lib/viewer/session'

// More segments than this a post does not have.
const INDEXES = /^\d{1,3}(?:,\d{1,3}){0,199}$/

/**
 * A post as Markdown that quotes it. What the asker has not seen is left out, but for the segments that they opened: `?opened=1,3` asks
 * for those as a reveal does, and they come in marks with their scopes.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/quote'>) {
  const opened = new URL(request.url).searchParams.get('opened') ?? ''
  if (opened !== '' && !INDEXES.test(opened)) return problem(400, 'opened: numbers of segments with commas between them.')
  const markdown = await readQuote(await currentViewer(), idIn((await params).id), opened ? opened.split(',').map(Number) : [])
  if (markdown === null) return problem(404)
  return Response.json({ markdown }, { headers: { 'cache-control': 'no-store' } })
}
