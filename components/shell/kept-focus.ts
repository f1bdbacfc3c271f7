import { useEffect, useRef } from 'react'

/**
 * Gives focus back to the post whose control vanished when its page was drawn anew: call the answer with the control before, and
 * `pending` turning false says when. Without it a keyboard would start again at the top of the page.
 */
export function useKeptFocus(pending: boolean): (control: Element | null) => void {
  const place = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const post = place.current
    if (pending || !post) return
    place.current = null
    if (document.activeElement !== document.body || !post.isConnected) return
    post.tabIndex = -1
    post.focus({ preventScroll: true })
  }, [pending])
  return (control) => {
    place.current = control?.closest<HTMLElement>('[data-post], main') ?? null
  }
}
