'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { fetchAhead, handOver } from './ahead'

// A pointer that crosses a link on its way elsewhere is gone by then, and a finger that scrolls is taken from the page.
const RESTS_MS = 50

const BEGINS = ['pointerover', 'focusin'] as const
const ENDS = ['pointerout', 'pointercancel', 'focusout', 'click'] as const

const within = (target: EventTarget | null) => (target as Element).closest<HTMLAnchorElement>('a[data-within]:not([target], [download])')

/**
 * Follows links within the site without loading the frame again, and has a page fetched when its link is about to be pressed: a pointer rests on it, a
 * finger touches it, or it has the focus. All links by one listener, so that none needs script of its own.
 */
export function FollowLinks() {
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
    // In development no page is kept, and each is compiled when it is asked for.
    if (process.env.NODE_ENV !== 'production') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = () => clearTimeout(timer)
    const begin = ({ target }: Event) => {
      end()
      const link = within(target)
      if (link && !saves()) timer = setTimeout(() => fetchAhead(new URL(link.href)), RESTS_MS)
    }
    const stop = handOver(() => router.refresh())
    for (const event of BEGINS) document.addEventListener(event, begin, { passive: true })
    for (const event of ENDS) document.addEventListener(event, end, { passive: true })
    return () => {
      end()
      stop()
      for (const event of BEGINS) document.removeEventListener(event, begin)
      for (const event of ENDS) document.removeEventListener(event, end)
    }
  }, [router])
  return null
}

/** Whether somebody pays for what is fetched, or waits for it long enough as it is. */
function saves(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true || matchMedia('(prefers-reduced-data: reduce)').matches
}
