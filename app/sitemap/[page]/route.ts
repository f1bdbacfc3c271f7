import { sitemapOfPages, sitemapOfThreads } from '@/components/feeds/sitemap'
import { env } from '@/lib/env'
import { lastSitemap, readSitemap } from '@/lib/feeds/read'
import { SITEMAP_SECONDS } from '@/lib/feeds/rules'
import { conditional } from '@/lib/http/conditional'
import { problem } from '@/lib/http/problem'
import { listCategories } from '@/lib/threads/read'
import { GUEST } from '@/lib/viewer/viewer'

/** A page of the sitemap: 0.xml holds the pages that are always there, each other one a range of threads. */
export async function GET(request: Request, { params }: RouteContext<'/sitemap/[page]'>) {
  const [, number] = /^(0|[1-9]\d{0,4})\.xml$/.exec((await params).page) ?? []
  const page = Number(number)
  if (number === undefined || page > (await lastSitemap(GUEST))) return problem(404)
  const site = env().SITE_URL
  const body = page === 0 ? sitemapOfPages(site, await listCategories(GUEST)) : sitemapOfThreads(site, await readSitemap(GUEST, page))
  return conditional(request, body, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': `public, max-age=${SITEMAP_SECONDS}` })
}
