'use client'

import { useEffect, useState } from 'react'
import { hintedHandle } from '@/components/shell/me'
import { loadWaitingBar } from './load-waiting'
import { waitingOf, WAITING_EVENT } from './waiting'
import type { WaitingBar } from './waiting-bar'

/** Shows what waits to be sent, on every page of a member's; where nothing waits it fetches nothing. */
export function WaitingHere() {
  const [Drawn, draw] = useState<{ as: typeof WaitingBar } | null>(null)
  useEffect(() => {
    const look = () => {
      if (hintedHandle() === null || waitingOf().length === 0) return
      loadWaitingBar().then(({ WaitingBar: as }) => draw((before) => before ?? { as }), () => undefined)
    }
    look()
    window.addEventListener(WAITING_EVENT, look)
    window.addEventListener('online', look)
    return () => {
      window.removeEventListener(WAITING_EVENT, look)
      window.removeEventListener('online', look)
    }
  }, [])
  return Drawn && <Drawn.as />
}
