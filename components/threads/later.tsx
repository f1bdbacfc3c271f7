'use client'

import { useEffect } from 'react'
import { announce } from '@/components/shell/announce'
import { useLive } from '@/components/shell/live-words'
import { openInPlace, sayThatTheyOpen } from './in-place'
import { Live, type LiveProps } from './live'

export type LaterProps = LiveProps

/** What comes to a thread's page after it was drawn. */
export function Later(props: LaterProps) {
  const t = useLive()
  useEffect(() => openInPlace({ shown: t('thread.shown'), hidden: t('thread.hidden'), announce }), [t])
  useEffect(sayThatTheyOpen, [props.last])
  return <Live {...props} />
}
