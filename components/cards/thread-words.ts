import { scopeWords } from '@/components/spoilers/scope-words'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { plainExcerpt } from '@/lib/markdown/excerpt'
import type { Cleared } from '@/lib/spoilers/sealed'
import type { ThreadRow } from '@/lib/threads/view'

// What search engines show of a description, and link previews too.
const DESCRIPTION = 200

/** A thread in a sentence or two: the beginning of what is open in its first post; where nothing is, what it is about. */
export function threadWords(locale: Locale, { category, spoiler, posts }: ThreadRow, opening: Cleared<'text'> | undefined): string {
  if (opening) return plainExcerpt(opening.text, DESCRIPTION)
  const { name } = categoryWords(category, locale)
  if (spoiler) return words(locale, 'cards')('sealed', { category: name, scope: scopeWords(locale, [spoiler]) })
  return words(locale, 'threads')('thread.description', { count: posts - 1, category: name })
}
