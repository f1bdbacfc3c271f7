import { createFormatter, createTranslator } from 'use-intl/core'
import type { Refusal } from '@/lib/outcome'
import type { Locale } from './locales'
import { MESSAGES, type Messages, type Namespace } from './messages'

/** The zone in which dates are written on pages that are the same for everybody. */
export const PAGE_TIME_ZONE = 'UTC'

/** The words of one namespace in one language: `words('ko', 'threads')('reply')`. A missing key throws. */
export function words<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({
    locale,
    messages: MESSAGES[locale],
    namespace,
    timeZone: PAGE_TIME_ZONE,
    onError(error) {
      throw error
    },
  })
}

/** Dates and numbers as the language writes them. */
export function figures(locale: Locale) {
  return createFormatter({ locale, timeZone: PAGE_TIME_ZONE })
}

/** A refusal in words for a person. */
export function refusalWords(locale: Locale, refusal: Refusal): string {
  return words(locale, 'refusals')(refusal.reason, refusal.values ?? {})
}
