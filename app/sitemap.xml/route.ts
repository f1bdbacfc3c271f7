import { sitemapIndex } from '@/components/feeds/sitemap'
import { env } from '@/lib/env'
import { lastSitemap } from '@/lib/feeds/read'
import { SITEMAP_SECONDS } from '@/lib/feeds/rules'
import { conditional } from '@/lib/http/conditional'
import { GUEST } from '@/lib/viewer/viewer'

// Next takes an address of this name for a file of the build, but it changes with every ten thousandth thread.
export const dynamic = 'force-dynamic'

/** The index of the sitemap. */
export async function GET(request: Request) {
  const body = sitemapIndex(env().SITE_URL, await lastSitemap(GUEST))
  return conditional(request, body, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': `public, max-age=${SITEMAP_SECONDS}` })
}
