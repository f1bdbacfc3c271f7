'use client'

import { useEffect } from 'react'

// A pointer that crosses a link on its way elsewhere is gone by then.
const RESTS_MS = 80

const EVENTS = ['pointerover', 'touchstart', 'focusin'] as const

/** Whether somebody pays for what is fetched, or waits for it long enough as it is. */
function saves(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true || matchMedia('(prefers-reduced-data: reduce)').matches
}

/** Has a page fetched when its link is about to be pressed: a pointer rests on it, a finger touches it, or it has the focus. Never for whoever saves data. */
export function Intent() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onEvent = ({ type, target }: Event) => {
      clearTimeout(timer)
      const link = (target as Element).closest<HTMLAnchorElement>('a[href^="/"]:not([target], [download])')
      if (!link || saves()) return
      timer = setTimeout(() => void import('./ahead').then(({ fetchAhead }) => fetchAhead(new URL(link.href)), () => undefined), type === 'touchstart' ? 0 : RESTS_MS)
    }
    for (const event of EVENTS) document.addEventListener(event, onEvent, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const event of EVENTS) document.removeEventListener(event, onEvent)
    }
  }, [])
  return null
}
