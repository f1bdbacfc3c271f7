'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { hintedHandle, tellMe } from '@/components/shell/me'
import { api } from '@/lib/paths'
import type { OverlayView, PostOverlay } from '@/lib/threads/view'

const Overlay = createContext<OverlayView | null>(null)

/**
 * What differs by person on a thread's page, fetched after it and laid over it. Guests fetch nothing: the cookie `who` hints whether
 * somebody is signed in. It moves nothing on the page. `last` is the page's last post's number: a new post has an overlay, too.
 */
export function ThreadOverlay({ threadId, page, last, children }: { threadId: number; page: number; last: number; children: ReactNode }) {
  const [overlay, setOverlay] = useState<OverlayView | null>(null)
  useEffect(() => {
    if (hintedHandle() === null) return
    const stop = new AbortController()
    fetch(api.overlay(threadId, page), { signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<OverlayView>) : null))
      .then((answer) => {
        setOverlay(answer)
        if (answer) tellMe(answer.me)
      })
      .catch(() => undefined)
    return () => stop.abort()
  }, [threadId, page, last])
  return <Overlay value={overlay}>{children}</Overlay>
}

/** What the viewer may do with a post; null while nobody is known to be signed in. */
export function usePostOverlay(number: number): PostOverlay | null {
  return useContext(Overlay)?.posts[number] ?? null
}
