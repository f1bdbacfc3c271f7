import { compose } from '@/components/spoilers/compose'
import { readPlainPage } from '@/lib/guide/read'
import type { PageName } from '@/lib/guide/rules'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { GUEST } from '@/lib/viewer/viewer'
import { sectionPlace } from '@/components/film/guide-section'

/** A page of plain words from content/pages. */
export async function PlainPage({ locale, page }: { locale: Locale; page: PageName }) {
  const parts = await readPlainPage(GUEST, locale, page)
  return (
    <div className="column">
      <h1>{words(locale, 'common')(`shell.${page}`)}</h1>
      <div className="prose" dangerouslySetInnerHTML={{ __html: compose(sectionPlace(locale, page), parts) }} />
    </div>
  )
}
