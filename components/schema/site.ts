import type { BreadcrumbList, WebSite } from 'schema-dts'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { pathsIn } from '@/lib/paths'

/** The forum, and how it is searched. `site` is its own address, without a slash at its end. */
export function websiteData(site: string, locale: Locale): WebSite {
  const t = words(locale, 'common')
  const search = { '@type': 'SearchAction' as const, target: `${site}${pathsIn(locale).search()}?q={search_term_string}`, 'query-input': 'required name=search_term_string' }
  return {
    '@type': 'WebSite', '@id': `${site}/#site`, name: t('site.name'), description: t('site.description'), url: site + pathsIn(locale).home(),
    inLanguage: [...LOCALES], potentialAction: search,
  }
}

/** The way to a page, outermost first; the last is the page itself. */
export function breadcrumbData(site: string, way: readonly { name: string; path: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: way.map(({ name, path }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: site + path })),
  }
}
