'use client'

import { useEffect, useState } from 'react'
import type { Later, LaterProps } from './later'

// Browsers that do not say when they are idle get it a little after the page is there.
const SOON_MS = 1_000
const AT_LATEST_MS = 5_000

/** What a thread's page can do besides being read: it comes when the page is there and the browser has nothing better to do. */
export function Afterwards(props: LaterProps) {
  const [Loaded, setLoaded] = useState<typeof Later | null>(null)
  useEffect(() => {
    const load = () => void import('./later').then(({ Later }) => setLoaded(() => Later), () => undefined)
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(load, SOON_MS)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(load, { timeout: AT_LATEST_MS })
    return () => cancelIdleCallback(handle)
  }, [])
  return Loaded && <Loaded {...props} />
}
