import { useEffect, useState, type RefObject } from 'react'

export type Size = 'small' | 'half' | 'full'

/**
 * Takes the place of a form (`[data-dock-room]` around it) out of the page and to the lower edge of what is seen, above a phone's keyboard, or
 * puts it back. Nothing on the page moves: a place as large is kept, and whatever gets the focus is scrolled clear of the dock. Answers whether
 * the form's own place is out of sight.
 */
export function useRoom(form: RefObject<HTMLFormElement | null>, size: Size | null): boolean {
  const [out, setOut] = useState(false)

  useEffect(() => {
    const room = form.current?.closest<HTMLElement>('[data-dock-room]')
    if (!room) return
    const seen = new IntersectionObserver(([entry]) => setOut(!entry?.isIntersecting))
    seen.observe(room)
    return () => seen.disconnect()
  }, [form])

  const docked = size !== null
  useEffect(() => {
    const room = form.current?.closest<HTMLElement>('[data-dock-room]')
    if (!room || !docked) return
    const kept = document.createElement('div')
    kept.style.height = `${room.offsetHeight}px`
    kept.setAttribute('aria-hidden', 'true')
    room.before(kept)
    const { style } = document.documentElement
    const measure = () => {
      const { visualViewport: seen } = window
      const below = seen ? Math.max(0, window.innerHeight - seen.height - seen.offsetTop) : 0
      style.setProperty('--keyboard', `${below}px`)
      style.setProperty('--dock', `${room.offsetHeight}px`)
    }
    const grown = new ResizeObserver(measure)
    grown.observe(room)
    window.visualViewport?.addEventListener('resize', measure)
    window.visualViewport?.addEventListener('scroll', measure)
    return () => {
      grown.disconnect()
      window.visualViewport?.removeEventListener('resize', measure)
      window.visualViewport?.removeEventListener('scroll', measure)
      delete room.dataset.dock
      kept.remove()
      style.removeProperty('--keyboard')
      style.removeProperty('--dock')
    }
  }, [form, docked])

  useEffect(() => {
    const room = form.current?.closest<HTMLElement>('[data-dock-room]')
    if (!room || size === null) return
    room.dataset.dock = size
    document.documentElement.dataset.dock = size
    return () => {
      delete document.documentElement.dataset.dock
    }
  }, [form, size])

  return out
}
