import type { SaveInput } from '@/lib/drafts/input'
import { readDraftAt } from '@/lib/drafts/read'
import { useOfPlace } from '@/lib/drafts/view'
import { dropDraftAt, saveDraft } from '@/lib/drafts/write'
import { problem } from '@/lib/http/problem'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { currentViewer } from '@/lib/viewer/session'

type Context = RouteContext<'/api/v1/me/drafts/[place]'>

const PRIVATE = { headers: { 'cache-control': 'no-store' } }

/** What the asker has written at a place and not posted: `{draft: {title, body, fields, revision, savedAt} | null}`. */
export async function GET(_: Request, { params }: Context) {
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  const { place } = await params
  if (!useOfPlace(place)) return problem(404)
  const draft = await readDraftAt(viewer, place)
  if (!draft) return Response.json({ draft: null }, PRIVATE)
  const { title, body, fields, revision, savedAt } = draft
  return Response.json({ draft: { title: title.text, body: body.text, fields, revision, savedAt } }, PRIVATE)
}

/** Saves it: `{title?, body, fields?, base}` is answered `{revision}`. 409 when another device saved something that `base` has not seen. */
export async function PUT(request: Request, { params }: Context) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const outcome = await saveDraft(await currentViewer(), (await params).place, sent.body as SaveInput)
  if (outcome.ok) return Response.json(outcome.value, PRIVATE)
  const [{ reason }] = outcome.refusals
  if (reason === 'signed-out') return problem(401)
  return reason === 'draft-conflict' ? problem(409, undefined, outcome.refusals) : problem(422, undefined, outcome.refusals)
}

/** Lets it go: it was posted, or given up. */
export async function DELETE(request: Request, { params }: Context) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const viewer = await currentViewer()
  if (viewer.kind === 'guest') return problem(401)
  await dropDraftAt(viewer, (await params).place)
  return new Response(null, { status: 204, ...PRIVATE })
}
