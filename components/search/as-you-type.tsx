'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'

// Long enough that somebody who types without a pause asks once, short enough that it feels at once.
const PAUSE_MS = 200

/**
 * A search that looks while one types: its form, and what was found below it. Without script the form is an ordinary one. The arrow keys go
 * from the field into what was found (`[data-hit]`) and back.
 */
export function AsYouType({ action, label, form, children }: { action: string; label: string; form: ReactNode; children: ReactNode }) {
  const router = useRouter()
  const [looking, startLooking] = useTransition()
  const pause = useRef(0)
  useEffect(() => () => window.clearTimeout(pause.current), [])

  const look = (asked: HTMLFormElement) => {
    window.clearTimeout(pause.current)
    const query = new URLSearchParams([...new FormData(asked)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value) as [string, string][])
    startLooking(() => router.replace(query.size > 0 ? `${action}?${query}` : action, { scroll: false }))
  }
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(pause.current)
    pause.current = window.setTimeout(() => look(currentTarget), PAUSE_MS)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // On a phone the keyboard makes room for what was found.
    if (matchMedia('(pointer: coarse)').matches && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    look(event.currentTarget)
  }

  return (
    <div className="search" onKeyDown={walk}>
      <form role="search" aria-label={label} action={action} className="search-form" onInput={onInput} onSubmit={onSubmit}>{form}</form>
      <div className="search-found" aria-busy={looking}>{children}</div>
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.nativeEvent.isComposing) return
  const field = event.currentTarget.querySelector<HTMLElement>('input[type="search"]')
  const stops = [field, ...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? null : stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
