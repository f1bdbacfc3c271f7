'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Follows links within the site without loading the frame again, all of them by one listener, so that none needs script of its own. */
export function FollowLinks() {
  const router = useRouter()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-within]:not([target], [download])')
      // Whoever holds a key wants another tab, window or file.
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      if (link.origin !== location.origin) return
      event.preventDefault()
      router.push(link.pathname + link.search + link.hash)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router])
  return null
}
