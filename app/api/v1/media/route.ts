import { notNow, problem, type ProblemStatus } from '@/lib/http/problem'
import { whyNotSameOrigin } from '@/lib/http/request'
import { acceptedLocale, isLocale, type Locale } from '@/lib/i18n/locales'
import { refusalWords } from '@/lib/i18n/words'
import { upload } from '@/lib/media/write'
import type { Outcome, Refusal } from '@/lib/outcome'
import { pathsIn } from '@/lib/paths'
import { currentViewer } from '@/lib/viewer/session'

const STATUS: Partial<Record<Refusal['reason'], ProblemStatus>> = { 'signed-out': 401, 'image-too-large': 413, 'image-kind': 415 }
const IN_SECONDS: Partial<Record<Refusal['reason'], readonly [429 | 503, number]>> = { 'images-today': [429, 3600], 'images-busy': [503, 10] }

/**
 * Takes an image: multipart, with the field `file` and perhaps `description`. 201 with its id and addresses. A form that is sent without script
 * says `?page=` with its language, and is led to the page that shows what became of it.
 */
export async function POST(request: Request) {
  const elsewhere = whyNotSameOrigin(request)
  if (elsewhere) return elsewhere
  const viewer = await currentViewer()
  const outcome = await upload(viewer, request)
  const page = new URL(request.url).searchParams.get('page') ?? ''
  if (isLocale(page)) return leadOn(page, outcome)
  if (outcome.ok) return Response.json(outcome.value, { status: 201, headers: { 'cache-control': 'no-store', location: outcome.value.address } })
  const [refusal] = outcome.refusals
  const detail = refusalWords(acceptedLocale(request), refusal)
  const later = IN_SECONDS[refusal.reason]
  return later ? notNow(...later, detail) : problem(STATUS[refusal.reason] ?? 422, detail, outcome.refusals)
}

function leadOn(locale: Locale, outcome: Outcome<{ id: string }>): Response {
  const to = pathsIn(locale)
  const [refusal] = outcome.ok ? [] : outcome.refusals
  const place = refusal?.reason === 'signed-out' ? to.signIn({ to: to.upload() }) : to.upload(outcome.ok ? { image: outcome.value.id } : { refused: refusal?.reason })
  return new Response(null, { status: 303, headers: { location: place, 'cache-control': 'no-store' } })
}
