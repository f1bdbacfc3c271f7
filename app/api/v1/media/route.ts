import { sendImage } from '@/lib/api/operations/media'
import { notNow, problem, type ProblemStatus } from '@/lib/http/problem'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { refusalWords } from '@/lib/i18n/words'
import { upload } from '@/lib/media/write'
import type { Refusal } from '@/lib/outcome'

const STATUS: Partial<Record<Refusal['reason'], ProblemStatus>> = { 'image-too-large': 413, 'image-kind': 415 }
const IN_SECONDS: Partial<Record<Refusal['reason'], readonly [429 | 503, number]>> = { 'images-today': [429, 3600], 'images-busy': [503, 10] }

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(sendImage, async ({ viewer, request }) => {
    const outcome = await upload(viewer, request)
    if (outcome.ok) return outcome
    // Whoever chose the image reads why it was not taken, in their language.
    const [refusal] = outcome.refusals
    const detail = refusalWords(acceptedLocale(request), refusal)
    const later = IN_SECONDS[refusal.reason]
    return later ? notNow(...later, detail) : problem(STATUS[refusal.reason] ?? 422, detail, outcome.refusals)
  }),
)
