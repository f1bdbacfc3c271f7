'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useLive } from '@/components/shell/live-words'
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
        if (answer && answer.me.notices > 0) void import('@/components/notices/opened').then(({ markOpened }) => markOpened(answer.me, threadId, page))
      })
      .catch(() => undefined)
    return () => stop.abort()
  }, [threadId, page, last])
  useReading(threadId, overlay?.mark ?? null)
  return <Overlay value={overlay}>{children}</Overlay>
}

/** Draws where what is new to the reader begins, and keeps how far they read from then on. */
function useReading(threadId: number, mark: OverlayView['mark']) {
  const t = useLive()
  const known = mark !== null
  const first = mark?.readTo ? mark.first?.number : undefined
  const words = t('list.newFrom')
  const readTo = mark?.readTo ?? 0
  useEffect(() => {
    if (!known) return
    let stop = () => {}
    let left = false
    void import('./reading-watch').then(({ showFirstUnread, watchReading }) => {
      if (left) return
      if (first) showFirstUnread(first, words)
      stop = watchReading(threadId, readTo)
    }, () => undefined)
    return () => {
      left = true
      stop()
    }
  }, [threadId, known, readTo, first, words])
}

/** What the viewer may do with each post of the page, by number; null while nobody is known to be signed in. */
export function useOverlayPosts(): OverlayView['posts'] | null {
  return useContext(Overlay)?.posts ?? null
}

/** Where the viewer stands in the thread; null while nobody is known to be signed in. */
export function useThreadMark(): OverlayView['mark'] {
  return useContext(Overlay)?.mark ?? null
}

/** What the viewer may do with a post; null while nobody is known to be signed in. */
export function usePostOverlay(number: number): PostOverlay | null {
  return useContext(Overlay)?.posts[number] ?? null
}
