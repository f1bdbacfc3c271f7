'use client'

import { useEffect } from 'react'
import { useLive } from '@/components/shell/live-words'
import { announce } from '@/components/shell/announce'
import type { Locale } from '@/lib/i18n/locales'
import { toggle, upgrade, type SealWords } from './seal-acts'

const LINK = 'a[data-seal]'
const CONTROL = 'button[data-seal]'

/**
 * Turns every sealed segment on the page, and every one that arrives later, from a link into a button that opens it in its place.
 * Mounted once, in the layout. The posts are HTML that React does not look into, so this works on the document itself.
 */
export function Seals({ locale }: { locale: Locale }) {
  const t = useLive()
  useEffect(() => {
    const say: SealWords = { t, announce, locale }
    const upgradeAll = (root: ParentNode) => {
      root.querySelectorAll<HTMLAnchorElement>(LINK).forEach(upgrade)
      // Few pages have polls, so what they do comes with them.
      if (root.querySelector('.poll[data-poll]')) void import('@/components/polls/acts').then(({ wakePolls }) => wakePolls(locale))
    }
    const watcher = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) upgradeAll(document)
    })
    const onClick = (event: MouseEvent) => {
      const control = (event.target as Element).closest<HTMLButtonElement>(CONTROL)
      if (control) void toggle(control, say)
    }
    upgradeAll(document)
    watcher.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('click', onClick)
    return () => {
      watcher.disconnect()
      document.removeEventListener('click', onClick)
    }
  }, [t, locale])
  return null
}
