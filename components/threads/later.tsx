'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useLocale } from 'use-intl'
import { announce } from '@/components/shell/announce'
import { useLive } from '@/components/shell/live-words'
import { localeOf } from '@/lib/i18n/locales'
import { pathsIn } from '@/lib/paths'
import { openInPlace, sayThatTheyOpen } from './in-place'
import { Live, type LiveProps } from './live'
import { offerQuotes } from './quote-selection'
import { scrub } from './scrubber'

export type LaterProps = LiveProps

/** What comes to a thread's page after it was drawn. */
export function Later(props: LaterProps) {
  const t = useLive()
  useEffect(() => openInPlace({ shown: t('thread.shown'), hidden: t('thread.hidden'), announce }), [t])
  useEffect(() => offerQuotes(t('thread.quote')), [t])
  useEffect(sayThatTheyOpen, [props.last])
  const router = useRouter()
  const locale = localeOf(useLocale())
  const { threadId } = props
  useEffect(() => scrub((number) => router.push(pathsIn(locale).post(threadId, number))), [router, locale, threadId])
  return <Live {...props} />
}
