'use client'

import { useEffect } from 'react'

const open = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')

/** Gives every DetailsMenu of the page its manners: Escape, a click elsewhere or following one of its links closes it. */
export function MenuManners() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      for (const menu of open()) {
        if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
        menu.open = false
      }
    }
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element
      for (const menu of open()) if (!menu.contains(target) || target.closest('a[href]')) menu.open = false
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick)
    }
  }, [])
  return null
}
