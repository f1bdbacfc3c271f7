import { count } from '@/lib/http/limits'
import { notNow, problem } from '@/lib/http/problem'
import { idIn } from '@/lib/paths'
import { readCallable } from '@/lib/people/read'
import { currentViewer } from '@/lib/viewer/session'

/** People whom a member may mean while they type a name: `?q=` is its beginning, `?thread=` where they write. */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  const { waitS } = await count('reads', `person ${viewer.personId}`)
  if (waitS !== null) return notNow(429, waitS, 'You ask too often. Wait a little.')
  const { searchParams } = new URL(request.url)
  const items = await readCallable(viewer, searchParams.get('q') ?? '', idIn(searchParams.get('thread') ?? '') || null)
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
}
