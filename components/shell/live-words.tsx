'use client'

import type { ReactNode } from 'react'
import { IntlProvider, useTranslations } from 'use-intl/react'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'

type LiveMessages = Partial<Pick<Messages, 'compose' | 'live' | 'refusals'>>

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale
  }
}

/** Lends client components the words they speak; no others are sent to browsers. */
export function LiveWords({ locale, messages, children }: { locale: Locale; messages: LiveMessages; children: ReactNode }) {
  return <IntlProvider locale={locale} messages={messages} timeZone="UTC">{children}</IntlProvider>
}

/** What client components speak: `useLive()('theme')`. */
export function useLive() {
  return useTranslations('live')
}
