import { sectionPlace } from '@/components/film/guide-section'
import { unsealed } from '@/components/spoilers/unsealed'
import { readSection } from '@/lib/guide/read'
import { gateId, isSection } from '@/lib/guide/rules'
import { problem } from '@/lib/http/problem'
import { askedToReveal } from '@/lib/http/reveal'
import { acceptedLocale } from '@/lib/i18n/locales'
import { revealing } from '@/lib/spoilers/reader'
import { currentViewer } from '@/lib/viewer/session'

/** Opens one sealed segment of a section of the film guide, or all of them. */
export async function POST(request: Request, { params }: RouteContext<'/api/v1/film/[section]/reveal'>) {
  const asked = await askedToReveal(request)
  if ('problem' in asked) return asked.problem
  const { section } = await params
  if (!isSection(section)) return problem(404)
  const locale = acceptedLocale(request)
  const parts = await readSection(revealing(await currentViewer(), gateId(section), asked.which), locale, section)
  const texts = new Map(parts.flatMap(({ index, text }) => (text.kind === 'cleared' ? [[index, text] as const] : [])))
  const segments = unsealed(sectionPlace(locale, section), parts, texts, asked.which)
  if (segments.length === 0) return problem(404)
  return Response.json({ segments }, { headers: { 'cache-control': 'no-store' } })
}
