'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'

/** What the forms of moderation speak. */
export type FormMessages = Pick<Messages, 'compose' | 'flags' | 'moderation' | 'queue' | 'refusals'>

/** Lends moderation's words to the forms inside: only its own pages carry them. */
export function FormWords({ locale, messages, children }: { locale: Locale; messages: FormMessages; children: ReactNode }) {
  return <IntlProvider locale={locale} messages={messages} timeZone="UTC">{children}</IntlProvider>
}
