import { problem } from '@/lib/http/problem'
import { idIn } from '@/lib/paths'
import { readQuote } from '@/lib/posts/read'
import { currentViewer } from '@/lib/viewer/session'

// More segments than this a post does not have.
const INDEXES = /^\d{1,3}(?:,\d{1,3}){0,199}$/

const STRETCH = /^(\d{1,6})-(\d{1,6})-(\d{1,6})$/

/**
 * A post as Markdown that quotes it. What the asker has not seen is left out, but for the segments that they opened: `?opened=1,3` asks
 * for those as a reveal does, and they come in marks with their scopes. `?selected=120-180-2400` asks for a stretch alone: from which sign to which,
 * and of how many, white space not counted, in the text as the asker has it before them. What lies there, and under which scopes, is found out here.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/quote'>) {
  const query = new URL(request.url).searchParams
  const [opened, selected] = [query.get('opened') ?? '', query.get('selected') ?? '']
  if (opened !== '' && !INDEXES.test(opened)) return problem(400, 'opened: numbers of segments with commas between them.')
  const [stretch, from, to, all] = (STRETCH.exec(selected) ?? []).map(Number)
  if (selected !== '' && stretch === undefined) return problem(400, 'selected: three numbers with hyphens between them.')
  const markdown = await readQuote(await currentViewer(), idIn((await params).id), opened ? opened.split(',').map(Number) : [], selected === '' ? null : { from: from!, to: to!, all: all! })
  if (markdown === null) return problem(404)
  return Response.json({ markdown }, { headers: { 'cache-control': 'no-store' } })
}
