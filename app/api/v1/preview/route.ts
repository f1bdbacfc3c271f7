import { z } from 'zod'
import { compose, postPlace } from '@/components/spoilers/compose'
import { jsonBody, whyNotSameOrigin } from '@/lib/http/request'
import { problem } from '@/lib/http/problem'
import { acceptedLocale } from '@/lib/i18n/locales'
import { scopeFromFields } from '@/lib/posts/input'
import { readPreview } from '@/lib/drafts/read'
import { ADVICE } from '@/lib/spoilers/radar/thresholds'
import { currentViewer } from '@/lib/viewer/session'

const field = z.string().nullish().transform((text) => text ?? '')
const input = z.object({ title: z.string().max(2_000).nullish(), body: z.string().max(200_000), version: field, until: field, thread: z.int().min(1).nullish(), category: field, replyTo: z.int().min(1).nullish() })

/** A text as its author will see it once it is posted, which of its spoiler marks are unclear, and what the radar says. Nothing is stored. */
export async function POST(request: Request) {
  const refused = whyNotSameOrigin(request)
  if (refused) return refused
  const sent = await jsonBody(request)
  if ('problem' in sent) return sent.problem
  const asked = input.safeParse(sent.body)
  if (!asked.success) return problem(422)
  const { title, body, version, until, thread, category, replyTo } = asked.data
  const preview = await readPreview(await currentViewer(), { title: title ?? '', body, spoiler: scopeFromFields(version, until), threadId: thread ?? null, category, replyTo: replyTo ?? null })
  const locale = acceptedLocale(request)
  const html = compose({ ...postPlace(locale, { id: 0, threadId: 0, number: 0 }), own: preview.own, polls: { of: null, results: [] } }, preview.segments)
  const { score, findings } = preview.told
  const radar = { score, findings: findings.map(({ score: likely, ...finding }) => ({ ...finding, advise: likely >= ADVICE })) }
  return Response.json({ html, warnings: preview.warnings, radar }, { headers: { 'cache-control': 'no-store' } })
}
