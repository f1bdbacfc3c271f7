import { problem } from '@/lib/http/problem'
import { whyNotSameOrigin } from '@/lib/http/request'
import { localeOf } from '@/lib/i18n/locales'
import { upload } from '@/lib/media/write'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'

/** Takes the form of the page for images, which is sent without script, and leads to the page that shows what became of it. `?page=` is its language. */
export async function POST(request: Request) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const to = pathsIn(localeOf(new URL(request.url).searchParams.get('page')))
  const outcome = await upload(await currentViewer(), request)
  const [refusal] = outcome.ok ? [] : outcome.refusals
  const place = refusal?.reason === 'signed-out' ? to.signIn({ to: to.upload() }) : to.upload(outcome.ok ? { image: outcome.value.id } : { refused: refusal?.reason })
  return new Response(null, { status: 303, headers: { location: place, 'cache-control': 'no-store' } })
}

/** It takes a form and nothing else. */
function nothing() {
  const response = problem(405)
  response.headers.set('allow', 'POST')
  return response
}

export { nothing as GET, nothing as PUT, nothing as PATCH, nothing as DELETE }
