import { postPlace } from '@/components/spoilers/compose'
import * as operations from '@/lib/api/operations/opening'
import { readPreview } from '@/lib/drafts/read'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { ADVICE } from '@/lib/spoilers/radar/thresholds'
import { segmentShapes, textsOf } from '../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.preview, async ({ viewer, body: { title, body, spoiler, thread, category, replyTo }, request }) => {
    const preview = await readPreview(viewer, { title: title ?? '', body, spoiler, threadId: thread ?? null, category: category ?? '', replyTo: replyTo ?? null })
    const place = { ...postPlace(acceptedLocale(request), { id: 0, threadId: 0, number: 0 }), own: preview.own, polls: { of: null, results: [] } }
    const { score, findings } = preview.told
    const advised = findings.map(({ score: likely, ...finding }) => ({ ...finding, advise: likely >= ADVICE }))
    return done({ segments: segmentShapes(place, preview.segments, textsOf(preview.segments)), warnings: [...preview.warnings], radar: { score, findings: advised } })
  }),
)
