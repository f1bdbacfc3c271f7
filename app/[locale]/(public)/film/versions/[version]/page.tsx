import type { Metadata } from 'next'
import { pageMetadata } from '@/components/cards/metadata'
import { filmCard } from '@/components/cards/texts'
import { movieData } from '@/components/schema/film'
import { JsonLd } from '@/components/schema/json-ld'
import { env } from '@/lib/env'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { VersionFacts } from '@/components/film/versions'
import { Button } from '@/components/ui/button'
import { isVersionKey, labelOf, versionOf } from '@/lib/film/versions'
import { localeOf } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'
import { hasSeen } from '@/lib/spoilers/reader'
import { publicViewer } from '@/lib/viewer/public'

type Props = PageProps<'/[locale]/film/versions/[version]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: text, version } = await params
  if (!isVersionKey(version)) return {}
  const locale = localeOf(text)
  const { title, year, director } = versionOf(version)
  const description = words(locale, 'film')('versionDescription', { title, year: String(year), director })
  const card = { texts: filmCard(locale), path: (one: string) => pathsIn(locale).filmCard(one) }
  return pageMetadata({ locale, title: labelOf(version, locale), description, path: pathsIn(locale).version(version), card })
}

/** One version of the film: what is known and safe. */
export default async function VersionPage({ params }: Props) {
  const { locale: text, version: key } = await params
  if (!isVersionKey(key)) notFound()
  const locale = localeOf(text)
  const viewer = await publicViewer()
  const t = words(locale, 'film')
  return (
    <div className="column guide">
      <JsonLd graph={[movieData(env().SITE_URL, locale, versionOf(key))]} />
      <h1>{labelOf(key, locale)}</h1>
      <VersionFacts locale={locale} version={versionOf(key)} />
      {!hasSeen(viewer, [{ version: key, until: null }]) && (
        <p><Button type="submit" form="seen-form" name="add" value={key}>{t('seenIt')}</Button></p>
      )}
      <p><Link href={`${pathsIn(locale).film()}#remakes`}>{t('toGuide')}</Link></p>
    </div>
  )
}
