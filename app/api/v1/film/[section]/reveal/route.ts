import { sectionPlace } from '@/components/film/guide-section'
import { unsealed } from '@/components/spoilers/unsealed'
import * as operations from '@/lib/api/operations/opening'
import { readSection } from '@/lib/guide/read'
import { gateId } from '@/lib/guide/rules'
import { problem } from '@/lib/http/problem'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { done } from '@/lib/outcome'
import { revealing } from '@/lib/spoilers/reader'
import { textsOf } from '../../../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.revealSection, async ({ viewer, params: { section }, body, request }) => {
    const which = 'all' in body ? 'all' : body.index
    const locale = acceptedLocale(request)
    const parts = await readSection(revealing(viewer, gateId(section), which), locale, section)
    const segments = unsealed(sectionPlace(locale, section), parts, textsOf(parts), which)
    return segments.length > 0 ? done({ segments }) : problem(404)
  }),
)
