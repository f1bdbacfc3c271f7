import { bookmark, removeBookmark } from '@/lib/bookmarks/write'
import type { BookmarkInput } from '@/lib/bookmarks/input'
import { refusal } from '@/lib/http/refusal'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import type { Outcome } from '@/lib/outcome'
import { idIn } from '@/lib/paths'
import { apiViewer } from '@/lib/viewer/session'

type Context = RouteContext<'/api/v1/posts/[id]/bookmark'>

/** Keeps a post, with `{note?, remindAt?}`. Done again, it has the newer ones. */
export async function PUT(request: Request, { params }: Context) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  return answer(await bookmark(await apiViewer(request), idIn((await params).id), sent.body as BookmarkInput))
}

/** Keeps a post no longer. */
export async function DELETE(request: Request, { params }: Context) {
  return whyNotSameOrigin(request) ?? answer(await removeBookmark(await apiViewer(request), idIn((await params).id)))
}

function answer(outcome: Outcome<unknown>): Response {
  return outcome.ok ? new Response(null, { status: 204 }) : refusal(outcome)
}
