/** The interface's languages. The first is the one without a prefix in the address. */
export const LOCALES = ['en', 'ko'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'

/** Each language's own name, for the language choice. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ko: '한국어' }

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value)
}

/** The locale that a text names, or the default. */
export function localeOf(value: string | null | undefined): Locale {
  return value && isLocale(value) ? value : DEFAULT_LOCALE
}

/** Splits an address's path into its locale and the path without a prefix: "/ko/film?x" → ["ko", "/film?x"]. */
export function splitLocale(path: string): [Locale, string] {
  const [, first = ''] = path.split(/[/?#]/, 2)
  if (!isLocale(first)) return [DEFAULT_LOCALE, path]
  const rest = path.slice(first.length + 1)
  return [first, rest.startsWith('/') ? rest : `/${rest}`]
}

/** The language that a request's Accept-Language prefers among ours; the default where it prefers none. Our own script sends just one. */
export function acceptedLocale(request: Request): Locale {
  const wanted = (request.headers.get('accept-language') ?? '').split(',').map((entry) => {
    const [tag = '', quality] = entry.trim().split(/\s*;\s*q=/)
    return { language: tag.toLowerCase().split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) }
  })
  const best = wanted.filter(({ language, quality }) => isLocale(language) && quality > 0).sort((a, b) => b.quality - a.quality)[0]
  return localeOf(best?.language)
}
