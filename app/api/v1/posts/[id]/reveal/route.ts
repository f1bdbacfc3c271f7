import { z } from 'zod'
import { composePost } from '@/components/spoilers/compose'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { problem } from '@/lib/http/problem'
import { localeOf } from '@/lib/i18n/locales'
import { idIn } from '@/lib/paths'
import { readPostById } from '@/lib/posts/read'
import { revealing } from '@/lib/spoilers/reader'
import { currentViewer } from '@/lib/viewer/session'

const input = z.union([z.strictObject({ index: z.int().min(0) }), z.strictObject({ all: z.literal(true) })])

/** The explicit act: opens one sealed segment of a post, or all of them, for whoever asks. What is nested inside stays sealed. */
export async function POST(request: Request, { params }: RouteContext<'/api/v1/posts/[id]/reveal'>) {
  const refused = whyNotSameOrigin(request)
  if (refused) return refused
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const asked = input.safeParse(sent.body)
  if (!asked.success) return problem(422, 'Send {"index": number} or {"all": true}.')
  const viewer = await currentViewer()
  const postId = idIn((await params).id)
  const which = 'all' in asked.data ? 'all' : asked.data.index
  const post = await readPostById(revealing(viewer, postId, which), postId)
  const opened = (post?.segments ?? []).filter(({ index, html }) => html.kind === 'cleared' && (which === 'all' ? html.because === 'revealed' : index === which))
  if (!post || (which !== 'all' && opened.length === 0)) return problem(404)
  const locale = localeOf(new URL(request.url).searchParams.get('locale'))
  const place = { locale, threadId: post.threadId, number: post.number, postId }
  const segments = opened.map(({ index, scopes }) => {
    const html = composePost(place, post.segments, index)
    return { kind: 'unsealed', index, scopes, html }
  })
  return Response.json({ segments }, { headers: { 'cache-control': 'no-store' } })
}
