import { labelOf } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { words } from '@/lib/i18n/words'
import { EVERYTHING, sameScopes, type Scope } from '@/lib/spoilers/scope'
import { minuteWords } from './minute-words'

/** One scope in words: "Turkish remake, after 1:35", "any version". */
function scopeInWords(locale: Locale, { version, until }: Scope): string {
  const t = words(locale, 'common')
  if (version === 'any') return t('spoilers.any')
  const label = labelOf(version, locale)
  return until === null ? label : t('spoilers.after', { version: label, time: minuteWords(until) })
}

/** All scopes that lie on a text, in words: "Korean original and Turkish remake", "every version". */
export function scopeWords(locale: Locale, scopes: readonly Scope[]): string {
  if (sameScopes(scopes, EVERYTHING)) return words(locale, 'common')('spoilers.every')
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(scopes.map((scope) => scopeInWords(locale, scope)))
}
