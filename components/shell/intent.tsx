'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

// A pointer that crosses a link on its way elsewhere is gone by then.
const RESTS_MS = 80

const EVENTS = ['pointerover', 'touchstart', 'focusin'] as const

/** Whether somebody pays for what is fetched, or waits for it long enough as it is. */
function saves(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true || matchMedia('(prefers-reduced-data: reduce)').matches
}

const within = (target: EventTarget | null) => (target as Element).closest<HTMLAnchorElement>('a[data-within]:not([target], [download])')

/**
 * Follows links within the site without loading the frame again, and has a page fetched when its link is about to be pressed: a pointer rests
 * on it, a finger touches it, or it has the focus; never for whoever saves data. For all links at once, so that none needs script of its own.
 */
export function Intent() {
  const router = useRouter()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = within(event.target)
      // Whoever holds a key wants another tab, window or file.
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      if (link.origin !== location.origin) return
      event.preventDefault()
      router.push(link.pathname + link.search + link.hash)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onEvent = ({ type, target }: Event) => {
      clearTimeout(timer)
      const link = within(target)
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
