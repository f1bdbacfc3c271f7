'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'

/** Lends the forms of appeals, and of canned reasons, their words: only their own pages carry them. */
export function Spoken({ locale, messages, children }: { locale: Locale; messages: Partial<Messages>; children: ReactNode }) {
  return <IntlProvider locale={locale} messages={messages} timeZone="UTC">{children}</IntlProvider>
}
