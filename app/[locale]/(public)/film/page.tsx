import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { filmCard } from '@/components/cards/texts'
import { Cast, Facts } from '@/components/film/facts'
import { GuideSection } from '@/components/film/guide-section'
import { Versions } from '@/components/film/versions'
import { movieData } from '@/components/schema/film'
import { JsonLd } from '@/components/schema/json-ld'
import { env } from '@/lib/env'
import { castIn, factsIn } from '@/lib/film/facts'
import { VERSIONS } from '@/lib/film/versions'
import { readGuide } from '@/lib/guide/read'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/film'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = words(locale, 'film')
  const card = { texts: filmCard(locale), path: (version: string) => pathsIn(locale).filmCard(version) }
  return pageMetadata({ locale, title: t('title'), description: t('description'), path: pathsIn(locale).film(), card })
}

/** The film guide: what a newcomer may know first, then the sections, each with its sealed part. */
export default async function FilmPage({ params }: Props) {
  const locale = localeOf((await params).locale)
  const [premise, ...sections] = await readGuide(await publicViewer(), locale)
  const t = words(locale, 'film')
  const contents = [
    ...(premise ? [premise.key] : []), 'cast', 'facts', ...sections.map(({ key }) => key), 'versions',
  ] as const
  const names = { cast: t('cast'), facts: t('facts'), versions: t('versions') } as Record<string, string>
  return (
    <div className="guide column">
      <JsonLd graph={VERSIONS.map((version) => movieData(env().SITE_URL, locale, version))} />
      <h1>{t('title')}</h1>
      <p className="muted">{t('description')}</p>
      <nav className="guide-contents" aria-label={t('contents')}>
        <ol>{contents.map((key) => <li key={key}><a href={`#${key}`}>{names[key] ?? t(`sections.${key}` as 'sections.premise')}</a></li>)}</ol>
      </nav>
      {premise && <GuideSection locale={locale} section={premise} />}
      <Cast locale={locale} cast={castIn(locale)} />
      <Facts locale={locale} facts={factsIn(locale)} />
      {sections.map((section) => <GuideSection key={section.key} locale={locale} section={section} />)}
      <Versions locale={locale} versions={VERSIONS} />
    </div>
  )
}
