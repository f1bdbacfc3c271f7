import { x } from 'xastscript'
import { VERSION_KEYS } from '@/lib/film/versions'
import type { SitemapThread } from '@/lib/feeds/view'
import { xmlDocument } from '@/lib/http/xml'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales'
import { api, inLanguage, pathsIn } from '@/lib/paths'

const NAMESPACES = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }

/** The sitemap's index: page 0, and those up to the last one with threads. `site` is the forum's own address. */
export function sitemapIndex(site: string, last: number): string {
  const pages = Array.from({ length: last + 1 }, (_, page) => x('sitemap', [x('loc', site + api.sitemapPage(page))]))
  return xmlDocument(x('sitemapindex', { xmlns: NAMESPACES.xmlns }, pages))
}

/** The pages that are there without any thread, each with itself in the other languages: their words are different ones. */
export function sitemapOfPages(site: string, categories: readonly { slug: string }[]): string {
  const to = pathsIn(DEFAULT_LOCALE)
  const film = [to.film(), ...VERSION_KEYS.map((version) => to.version(version))]
  const lists = categories.map(({ slug }) => to.category(slug))
  return urlSet([to.home(), ...film, ...lists, to.about(), to.guidelines(), to.privacy()].flatMap((path) => inEachLanguage(site, path)))
}

function inEachLanguage(site: string, path: string) {
  const each = [...LOCALES.map((locale) => [locale, inLanguage(locale, path)] as const), ['x-default', path] as const]
  const others = each.map(([hreflang, href]) => x('xhtml:link', { rel: 'alternate', hreflang, href: site + href }))
  return LOCALES.map((locale) => x('url', [x('loc', site + inLanguage(locale, path)), ...others]))
}

/** Threads, each once: what people wrote in one is the same in every language. */
export function sitemapOfThreads(site: string, threads: readonly SitemapThread[]): string {
  const to = pathsIn(DEFAULT_LOCALE)
  return urlSet(threads.map((thread) => x('url', [x('loc', site + to.thread(thread)), x('lastmod', thread.lastActivityAt.toISOString())])))
}

function urlSet(urls: ReturnType<typeof inEachLanguage>): string {
  return xmlDocument(x('urlset', NAMESPACES, urls))
}
