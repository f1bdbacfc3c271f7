import type { ReactNode } from 'react'
import { LiveWords } from '@/components/shell/live-words'
import type { Locale } from '@/lib/i18n/locales'
import { MESSAGES } from '@/lib/i18n/messages'

/** Lends the words of refusals to the forms inside, beside those that every page has. */
export function FormWords({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { live, refusals } = MESSAGES[locale]
  const messages = { live, refusals }
  return <LiveWords locale={locale} messages={messages}>{children}</LiveWords>
}
