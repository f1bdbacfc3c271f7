import { NextResponse, type NextRequest } from 'next/server'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales'

/** Gives every address for people its language: "/film" is served as "/en/film", "/en/film" is sent to "/film". */
export function proxy(request: NextRequest) {
  const url = request.nextUrl.clone()
  const [, first = ''] = url.pathname.split('/', 2)
  if (first === DEFAULT_LOCALE) {
    url.pathname = url.pathname.slice(DEFAULT_LOCALE.length + 1) || '/'
    return NextResponse.redirect(url, 308)
  }
  if (isLocale(first)) return NextResponse.next()
  url.pathname = `/${DEFAULT_LOCALE}${url.pathname === '/' ? '' : url.pathname}`
  return NextResponse.rewrite(url)
}

/** Addresses for programs and the files that come with the build have no language; anything else is for people, or nothing. */
export const config = {
  matcher: ['/((?!api/|_next/|media/|oembed$|robots\\.txt$|sitemap(?:\\.xml$|/)|(?:opensearch\\.xml|manifest\\.webmanifest|favicon\\.ico)$|(?:apple-)?icon[^/]*\\.(?:svg|png)$).*)'],
}
