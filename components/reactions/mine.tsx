'use client'

import { useEffect } from 'react'
import { hintedHandle } from '@/components/shell/me'
import { useLive } from '@/components/shell/live-words'
import { useOverlayPosts } from '@/components/threads/overlay'
import { BUTTONS, draw, ofButton } from './drawn'

/**
 * Lays a member's own reactions over the buttons of a page, and makes a press quick: one listener for all of them. What a press needs comes
 * with the first one. Guests' presses, and those before anything is known, send the form.
 */
export function OwnReactions() {
  const t = useLive()
  const posts = useOverlayPosts()
  // After every drawing: what was drawn anew has lost what was laid over it.
  useEffect(() => {
    if (posts) for (const button of document.querySelectorAll<HTMLButtonElement>(BUTTONS)) draw(button, posts[ofButton(button).number])
  })
  useEffect(() => {
    const hear = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(BUTTONS) : null
      if (!button || hintedHandle() === null) return
      event.preventDefault()
      const said = { failed: t('reactions.failed'), often: t('reactions.often') }
      void import('./press').then(({ press }) => press(button, posts?.[ofButton(button).number], said), () => button.form?.requestSubmit(button))
    }
    document.addEventListener('click', hear)
    return () => document.removeEventListener('click', hear)
  }, [posts, t])
  return null
}
