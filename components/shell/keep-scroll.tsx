'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'

// Where each entry of the history was scrolled to, in CSS pixels from the top. A page that is loaded anew is the browser's to put back.
const tops = new Map<string, number>()

/**
 * Puts a page back to where it was scrolled to when the reader comes back to it. Browsers do so at the moment of going back, when the page that is
 * left may still stand there and be too short for it.
 */
export function KeepScroll() {
  const shown = `${usePathname()}?${useSearchParams().toString()}`
  const latest = useRef(shown)
  const goesBack = useRef(false)

  useLayoutEffect(() => {
    latest.current = shown
    if (!goesBack.current) return
    goesBack.current = false
    const top = tops.get(entry())
    if (top !== undefined && Math.abs(window.scrollY - top) > 1) window.scrollTo({ top, behavior: 'instant' })
  }, [shown])

  useEffect(() => {
    const stops = new AbortController()
    const note = () => void (goesBack.current || tops.set(entry(), window.scrollY))
    const leave = () => {
      goesBack.current = `${location.pathname}?${new URLSearchParams(location.search).toString()}` !== latest.current
    }
    window.addEventListener('scroll', note, { passive: true, signal: stops.signal })
    window.addEventListener('popstate', leave, stops)
    return () => stops.abort()
  }, [])
  return null
}

/** What names an entry of the history: its key where the browser tells it, else its address. */
function entry(): string {
  return (window as { navigation?: { currentEntry?: { key: string } | null } }).navigation?.currentEntry?.key ?? location.href
}
