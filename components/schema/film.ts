import type { Movie } from 'schema-dts'
import { filmCard } from '@/components/cards/texts'
import { cardVersion } from '@/lib/cards/texts'
import { castIn } from '@/lib/film/facts'
import { VERSIONS, type Version } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'

/** A film of the family as schema.org has it: what a newcomer may know. `site` is the forum's own address, without a slash at its end. */
export function movieData(site: string, locale: Locale, version: Version): Movie {
  const { key, title, titleEnglish, firstShown, country, director, minutes } = version
  const url = site + pathsIn(locale).version(key)
  return {
    '@type': 'Movie',
    '@id': url,
    url,
    name: title,
    ...(titleEnglish !== title && { alternateName: titleEnglish }),
    datePublished: firstShown,
    countryOfOrigin: { '@type': 'Country', name: country },
    director: { '@type': 'Person', name: director },
    ...(minutes !== null && { duration: `PT${minutes}M` }),
    image: site + pathsIn(locale).filmCard(cardVersion(filmCard(locale))),
    // The cast in the data is the original's.
    ...(version === VERSIONS[0] && { actor: castIn(locale).map(({ actor }) => ({ '@type': 'Person' as const, name: actor })) }),
  }
}
