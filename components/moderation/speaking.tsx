import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import { MESSAGES } from '@/lib/i18n/messages'
import { FormWords } from './form-words'

/** Around the forms of a page of moderation: gives them their words. */
export function Speaking({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { compose, moderation, refusals } = MESSAGES[locale]
  return <FormWords locale={locale} messages={{ compose, moderation, refusals }}>{children}</FormWords>
}
