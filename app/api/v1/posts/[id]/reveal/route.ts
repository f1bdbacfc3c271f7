import { pagePlace } from '@/components/spoilers/compose'
import { unsealed } from '@/components/spoilers/unsealed'
import { problem } from '@/lib/http/problem'
import { askedToReveal } from '@/lib/http/reveal'
import { acceptedLocale } from '@/lib/i18n/locales'
import { idIn } from '@/lib/paths'
import { readPostById, readTexts } from '@/lib/posts/read'
import { revealing } from '@/lib/spoilers/reader'
import { currentViewer } from '@/lib/viewer/session'

/** The explicit act: opens one sealed segment of a post, or all of them, for whoever asks. What is nested inside stays sealed. */
export async function POST(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/reveal'>) {
  const asked = await askedToReveal(request)
  if ('problem' in asked) return asked.problem
  const id = idIn((await params).id)
  const viewer = revealing(await currentViewer(), id, asked.which)
  const [post, texts] = await Promise.all([readPostById(viewer, id), readTexts(viewer, id)])
  const segments = post ? unsealed(pagePlace(acceptedLocale(request), post), post.segments, texts, asked.which) : []
  if (segments.length === 0) return problem(404)
  return Response.json({ segments }, { headers: { 'cache-control': 'no-store' } })
}
