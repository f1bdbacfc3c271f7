import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales'
import { api } from '@/lib/paths'

// The forum's own address is known when it runs, not when it is built.
export const dynamic = 'force-dynamic'

const PREFIXES = LOCALES.map((locale) => (locale === DEFAULT_LOCALE ? '' : `/${locale}`))

// Pages that open seals, that look into the past, that answer questions, or that are somebody's own. "$" ends an address, so that a thread
// may be called "Reply all".
const CLOSED = [
  '/t/*/p/*/', '/t/*/reply$', '/t/*/reply?', '/film/*/reveal', '/search', '/new$', '/new?', '/seen', '/settings', '/welcome', '/sign-in', '/notifications',
  '/bookmarks', '/admin', '/moderation$', '/moderation/posts/', '/*?*key=',
]

/** What crawlers may fetch. They have seen nothing, so nothing they get is sealed; the pages that open seals are not theirs. */
export default function robots(): MetadataRoute.Robots {
  const disallow = ['/api/', ...PREFIXES.flatMap((prefix) => CLOSED.map((path) => prefix + path))]
  return { rules: { userAgent: '*', disallow }, sitemap: env().SITE_URL + api.sitemap() }
}
