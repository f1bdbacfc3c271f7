import { sectionPlace } from '@/components/film/guide-section'
import { compose } from '@/components/spoilers/compose'
import type { PageName } from '@/lib/guide/rules'
import type { GuidePart } from '@/lib/guide/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'

/** A page of plain words from content/pages. */
export function PlainPage({ locale, page, parts }: { locale: Locale; page: PageName; parts: readonly GuidePart[] }) {
  return (
    <div className="column">
      <h1>{words(locale, 'common')(`shell.${page}`)}</h1>
      <div className="prose" dangerouslySetInnerHTML={{ __html: compose(sectionPlace(locale, page), parts) }} />
    </div>
  )
}
