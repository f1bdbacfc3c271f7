import { openSearch } from '@/components/search/open-search'
import { env } from '@/lib/env'
import { conditional } from '@/lib/http/conditional'

// A day: it changes with a new version of the forum, if at all.
const SECONDS = 86_400

/** Tells browsers how the forum is searched. */
export function GET(request: Request) {
  return conditional(request, openSearch(env().SITE_URL), {
    'content-type': 'application/opensearchdescription+xml; charset=utf-8', 'cache-control': `public, max-age=${SECONDS}`,
  })
}
