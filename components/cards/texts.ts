import { scopeWords } from '@/components/spoilers/scope-words'
import type { CardTexts } from '@/lib/cards/texts'
import { categoryWords } from '@/lib/film/categories'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import type { ThreadRow } from '@/lib/threads/view'

/** A thread's card: its title, category and scope. */
export function threadCard(locale: Locale, { title, category, spoiler }: Pick<ThreadRow, 'title' | 'category' | 'spoiler'>): CardTexts {
  const badge = spoiler && words(locale, 'common')('spoilers.badge', { scope: scopeWords(locale, [spoiler]) })
  return { ...card(locale, title), above: categoryWords(category, locale).name, badge }
}

/** A category's card. */
export function categoryCard(locale: Locale, slug: string): CardTexts {
  return { ...card(locale, categoryWords(slug, locale).name), above: words(locale, 'cards')('category') }
}

/** The film guide's card, for its other pages as well. */
export function filmCard(locale: Locale): CardTexts {
  return { ...card(locale, words(locale, 'cards')('film')), above: words(locale, 'film')('title') }
}

/** The card of the forum, and of every page that has none of its own. */
export function siteCard(locale: Locale): CardTexts {
  return card(locale, words(locale, 'cards')('site'))
}

function card(locale: Locale, title: string): CardTexts {
  const t = words(locale, 'common')
  return { locale, above: '', title, badge: null, site: t('site.name'), promise: t('site.promise') }
}
