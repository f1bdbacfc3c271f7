import { Link } from '@/components/ui/link'
import { labelOf, versionOf, type Version } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { figures, words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** The films of the family, one card each. */
export function Versions({ locale, versions }: { locale: Locale; versions: readonly Version[] }) {
  const t = words(locale, 'film')
  return (
    <section id="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('versions')}</h2>
      <p className="muted">{t('versionsLead')}</p>
      <ul className="versions">
        {versions.map((version) => (
          <li key={version.key} className="card">
            <h3><Link href={pathsIn(locale).version(version.key)}>{labelOf(version.key, locale)}</Link></h3>
            <VersionFacts locale={locale} version={version} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is known and safe about one version. */
export function VersionFacts({ locale, version }: { locale: Locale; version: Version }) {
  const t = words(locale, 'film')
  const rows = [
    [t('originalTitle'), version.title],
    [t('year'), figures(locale).dateTime(new Date(version.firstShown), { dateStyle: 'long' })],
    [t('country'), new Intl.DisplayNames(locale, { type: 'region' }).of(version.country) ?? version.country],
    [t('director'), version.director],
    [t('minutes'), version.minutes === null ? t('unknown') : t('minutesOf', { count: version.minutes })],
  ] as const
  return (
    <>
      {version.sequelTo && <p className="muted">{t('sequelTo', { title: labelOf(versionOf(version.sequelTo).key, locale) })}</p>}
      <dl className="version-facts">
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </>
  )
}
