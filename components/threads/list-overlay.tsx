'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { hintedHandle } from '@/components/shell/me'
import type { Level } from '@/lib/follows/rules'
import { api } from '@/lib/paths'
import type { MarkView } from '@/lib/reading/view'
import { sendRead } from './reading-batch'

interface Overlay {
  /** By thread. */
  threads: Record<number, MarkView>
  /** Of the list's category; null: it is not of one. */
  level: Level | null
}

const Marks = createContext<Overlay | null>(null)

/**
 * Where a person stands in the threads of a list, fetched after it and laid over it; `known` on a private page, which has it. Guests fetch nothing.
 * It moves nothing. Asked again when the browser brings the page back as it was.
 */
export function ListOverlay({ threads, category, known = null, children }: { threads: readonly number[]; category?: string; known?: Overlay | null; children: ReactNode }) {
  const [overlay, setOverlay] = useState(known)
  const address = api.listOverlay(threads, category)
  useEffect(() => {
    if (hintedHandle() === null) return
    const stop = new AbortController()
    const ask = async () => {
      // Whoever comes from a thread has just read in it.
      await sendRead()
      const answer = await fetch(address, { signal: stop.signal })
      if (answer.ok) setOverlay((await answer.json()) as Overlay)
    }
    const back = ({ persisted }: PageTransitionEvent) => void (persisted && ask().catch(() => undefined))
    void ask().catch(() => undefined)
    window.addEventListener('pageshow', back, { signal: stop.signal })
    return () => stop.abort()
  }, [address])
  return <Marks value={overlay}>{children}</Marks>
}

/** Where the reader stands in a thread of the list; null while that is not known. */
export function useListMark(threadId: number): MarkView | null {
  return useContext(Marks)?.threads[threadId] ?? null
}

/** How much the reader wants to hear of the list's category; null while that is not known. */
export function useCategoryLevel(): Level | null {
  return useContext(Marks)?.level ?? null
}
