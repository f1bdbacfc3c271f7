import { Link } from '@/components/ui/link'
import { compose } from '@/components/spoilers/compose'
import type { SealedText } from '@/components/spoilers/placeholder'
import { Icon } from '@/components/ui/icon'
import type { SectionView } from '@/lib/guide/view'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { api, pathsIn } from '@/lib/paths'

/** Where the sealed segments of a section are opened. */
export function sectionPlace(locale: Locale, section: string): SealedText {
  return { locale, key: section, page: (index) => pathsIn(locale).filmReveal(section, index), ask: api.filmReveal(section) }
}

/** A section of the guide: what everyone may read, what is sealed for this reader, and the way to its threads. */
export function GuideSection({ locale, section }: { locale: Locale; section: SectionView }) {
  const t = words(locale, 'film')
  const { key, parts, threads } = section
  return (
    <section id={key} className="guide-section" aria-labelledby={`${key}-title`}>
      <h2 id={`${key}-title`}>{t(`sections.${key}`)}</h2>
      <div className="prose" dangerouslySetInnerHTML={{ __html: compose(sectionPlace(locale, key), parts) }} />
      {threads !== null && (
        <p><Link className="guide-talk" href={pathsIn(locale).category(key)}><Icon name="comment" />{t('talk', { count: threads })}</Link></p>
      )}
    </section>
  )
}
