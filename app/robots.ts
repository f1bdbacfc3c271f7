import type { MetadataRoute } from 'next'

/** What crawlers may fetch. They have seen nothing, so nothing they get is sealed; the pages that open seals are not theirs. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: ['/api/', '/*/reveal', '/*/reply', '/*/more', '/*/flag', '/new', '/sign-in', '/settings'] } }
}
