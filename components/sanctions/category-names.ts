import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'

/** Categories by their slugs, with their names in a language. */
export function categoryNames(locale: Locale, slugs: readonly string[]): { slug: string; name: string }[] {
  return slugs.map((slug) => ({ slug, name: categoryWords(slug, locale).name }))
}
