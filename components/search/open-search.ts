import { x } from 'xastscript'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { xmlDocument } from '@/lib/http/xml'
import { api, pathsIn } from '@/lib/paths'

const HTML = 'text/html'

/**
 * How the forum is searched, as OpenSearch 1.1 describes it to browsers. `site` is the forum's own address, without a slash at its end.
 */
export function openSearch(site: string): string {
  const t = words(DEFAULT_LOCALE, 'common')
  const search = `${site}${pathsIn(DEFAULT_LOCALE).search()}`
  return xmlDocument(
    x('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      x('ShortName', t('site.name')),
      x('Description', t('site.description')),
      x('InputEncoding', 'UTF-8'),
      x('Image', { width: '192', height: '192', type: 'image/png' }, `${site}/icon-192.png`),
      // The parameter is put in by whoever searches, so its braces must stay as they are.
      x('Url', { type: HTML, method: 'get', template: `${search}?q={searchTerms}` }),
      x('Url', { type: 'application/opensearchdescription+xml', rel: 'self', template: `${site}${api.openSearch()}` }),
    ]),
  )
}
