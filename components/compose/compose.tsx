'use client'

import { useEffect, useState, type RefObject } from 'react'
import type { VersionChoice } from '@/components/forms/body-tools'
import type { Later } from '@/components/forms/use-send'
import type { Composer, Opening } from './composer'

/** What is known of a form in which somebody writes. */
export interface Composing {
  form: RefObject<HTMLFormElement | null>
  /** The name of its draft (lib/drafts/view.ts). */
  place: string
  threadId: number | null
  /** Whether it opens above the page that is being read, at a Reply button. */
  docks?: boolean
  later: { current: Later | null }
  versions: readonly VersionChoice[]
}

/**
 * All that helps whoever writes, fetched when they begin: on a page of its own at once; for a form that `docks` when it gets the focus or has words already, or when one
 * of the page's Reply buttons is pressed, at which it opens in place. Before that it is nothing but a pair of ears.
 */
export function Compose(props: Composing) {
  const { form, docks = false } = props
  const [Drawn, draw] = useState<{ as: typeof Composer } | null>(null)
  const [opening, open] = useState<Opening | null>(null)

  useEffect(() => {
    const element = form.current
    if (!element) return
    const fetchIt = () => import('./composer').then(({ Composer: as }) => draw((before) => before ?? { as }))
    const soon = () => void fetchIt().catch(() => undefined)
    const linkOf = (event: Event) => (event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-post] a[data-key="reply"]') : null)
    const onPress = (event: MouseEvent) => {
      const link = linkOf(event)
      const number = Number(link?.closest<HTMLElement>('[data-post]')?.dataset.post)
      if (!link || !number || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      fetchIt().then(() => open({ number, from: link }), () => location.assign(link.href))
    }
    const onOpen = (event: Event) => {
      const { detail } = event as CustomEvent<number | null>
      fetchIt().then(() => open({ number: detail, from: null }), () => undefined)
    }
    const written = [...element.querySelectorAll('textarea')].some(({ value }) => value !== '')
    // Whoever asked for a page to write on is about to.
    if (!docks || written || element.contains(document.activeElement) || element.dataset.base !== undefined) soon()
    element.addEventListener('focusin', soon)
    // A draft that is put back.
    element.addEventListener('change', soon)
    if (docks) {
      document.addEventListener('click', onPress, true)
      element.addEventListener('cell:open', onOpen)
    }
    return () => {
      element.removeEventListener('focusin', soon)
      element.removeEventListener('change', soon)
      document.removeEventListener('click', onPress, true)
      element.removeEventListener('cell:open', onOpen)
    }
  }, [form, docks])

  return Drawn && <Drawn.as {...props} opening={opening} />
}
