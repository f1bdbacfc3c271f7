'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { hintedHandle } from '@/components/shell/me'
import { api } from '@/lib/paths'
import { ListMarks, type ListMarksView } from './list-marks'
import { sendRead } from './reading-batch'

/**
 * Where a person stands in the threads of a list, fetched after it and laid over it; `known` on a private page, which has it. Guests fetch nothing.
 * It moves nothing. Asked again when the browser brings the page back as it was.
 */
export function ListOverlay({ threads, category, known = null, children }: { threads: readonly number[]; category?: string; known?: ListMarksView | null; children: ReactNode }) {
  const [overlay, setOverlay] = useState(known)
  const address = api.listOverlay(threads, category)
  useEffect(() => {
    if (hintedHandle() === null) return
    const stop = new AbortController()
    const ask = async () => {
      // Whoever comes from a thread has just read in it.
      await sendRead()
      const answer = await fetch(address, { signal: stop.signal })
      if (answer.ok) setOverlay((await answer.json()) as ListMarksView)
    }
    const back = ({ persisted }: PageTransitionEvent) => void (persisted && ask().catch(() => undefined))
    void ask().catch(() => undefined)
    window.addEventListener('pageshow', back, { signal: stop.signal })
    return () => stop.abort()
  }, [address])
  return <ListMarks value={overlay}>{children}</ListMarks>
}
