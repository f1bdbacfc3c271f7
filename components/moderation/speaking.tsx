import type { ReactNode } from 'react'
import { compiledWords } from '@/lib/i18n/compiled-words'
import type { Locale } from '@/lib/i18n/locales'
import { FormWords } from './form-words'

/** Around the forms of a page of moderation: gives them their words. */
export function Speaking({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <FormWords locale={locale} messages={compiledWords(locale, 'compose', 'flags', 'moderation', 'queue', 'refusals')}>{children}</FormWords>
}
