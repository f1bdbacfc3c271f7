import { useEffect, useState, type ReactNode } from 'react'
import { IntlProvider, useLocale, useTranslations } from 'use-intl'
import { localeOf, type Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'

// They come with the composer: most who read a thread write nothing.
const LOAD: Record<Locale, () => Promise<{ default: Messages['writing'] }>> = {
  en: () => import('@/messages/en/writing.json'),
  ko: () => import('@/messages/ko/writing.json'),
}

/** The words of a locale that are fetched when somebody writes. */
async function writingWords(locale: string): Promise<Messages['writing']> {
  const [words, { compiled }] = await Promise.all([LOAD[localeOf(locale)](), import('@/lib/i18n/compiled')])
  return compiled(words.default)
}

/** Lends what is drawn while one writes its own words, and those of the page. */
export function OwnWords({ writing, children }: { writing: Messages['writing']; children: ReactNode }) {
  return <IntlProvider locale={useLocale()} messages={{ writing }} timeZone={zone()}>{children}</IntlProvider>
}

// What is only drawn in a browser may speak of its time.
function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** What is drawn while one writes speaks: `useWriting()('dock.full')`. */
export function useWriting() {
  return useTranslations('writing')
}

/** The words once they are there. */
export function useWritingWords(): Messages['writing'] | null {
  const locale = useLocale()
  const [words, setWords] = useState<Messages['writing'] | null>(null)
  useEffect(() => void writingWords(locale).then(setWords, () => undefined), [locale])
  return words
}
