import type { Locale } from '@/lib/i18n/locales'
import { figures } from '@/lib/i18n/words'

/**
 * A moment as the language writes it, in UTC, the same for everybody, so that pages can be shared. `short` leaves out the time of day,
 * which stays in the title.
 */
export function Time({ locale, at, short = false }: { locale: Locale; at: Date; short?: boolean }) {
  const day = figures(locale).dateTime(at, { dateStyle: 'medium' })
  const whole = `${figures(locale).dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })} UTC`
  return <time dateTime={at.toISOString()} title={short ? whole : undefined}>{short ? day : whole}</time>
}
