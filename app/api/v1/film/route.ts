import { sectionPlace } from '@/components/film/guide-section'
import * as operations from '@/lib/api/operations/film'
import { castIn, factsIn } from '@/lib/film/facts'
import { readGuide } from '@/lib/guide/read'
import { on, serve } from '@/lib/http/serve'
import { acceptedLocale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { done } from '@/lib/outcome'
import { segmentShapes, textsOf } from '../shapes'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(
  on(operations.readFilm, async ({ viewer, request }) => {
    const locale = acceptedLocale(request)
    const t = words(locale, 'film')
    const sections = (await readGuide(viewer, locale)).map(({ key, parts, threads }) => ({
      key, title: t(`sections.${key}`), category: threads === null ? null : key, threads, segments: segmentShapes(sectionPlace(locale, key), parts, textsOf(parts)),
    }))
    const facts = factsIn(locale).map(({ others, ...fact }) => ({ ...fact, others: [...others] }))
    return done({ title: t('title'), description: t('description'), facts, cast: castIn(locale), sections })
  }),
)
