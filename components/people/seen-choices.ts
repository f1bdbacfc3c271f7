import { labelOf, VERSIONS } from '@/lib/film/versions'
import type { Locale } from '@/lib/i18n/locales'
import { lastMinuteOf } from '@/lib/spoilers/scope'
import type { Seen } from '@/lib/spoilers/seen'
import type { SeenChoice } from '@/components/shell/seen-version'

/** Every version with how much of it has been seen, as the control shows it. */
export function seenChoices(locale: Locale, seen: Seen): SeenChoice[] {
  return VERSIONS.map(({ key, title, year }) => ({
    key, title, year, label: labelOf(key, locale), minutes: lastMinuteOf(key), seen: seen[key] ?? null,
  }))
}
