'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { earlyKeys } from './early-keys'
import { remembered } from './keys-setting'
import { press } from './presses'

/**
 * The keys of the place: j/k to the next and previous `[data-post]`, or in a list `[data-thread]`, which o opens; m presses `[data-key="follow"]`;
 * r and q press `[data-key="reply"]` and `[data-key="quote"]` of the post one is in (or the page's first), / goes to the search, g h follows `[data-key="home"]`, and ? shows the list of them, where single keys
 * can be turned off: whoever dictates would press them by speaking.
 */
export function Keys() {
  const [Help, setHelp] = useState<ComponentType<{ onClose: () => void }> | null>(null)

  useEffect(() => {
    let before = ''
    const help = () => void import('./keys-help').then(({ KeysHelp }) => setHelp(() => KeysHelp), () => undefined)
    const onKey = (event: KeyboardEvent) => {
      if (!isForUs(event)) return
      const pressed = press(before, event.key)
      before = pressed === 'wait' ? event.key : ''
      if (pressed === 'help') help()
      else if (typeof pressed === 'function' && remembered() && pressed()) event.preventDefault()
    }
    const onHelp = (event: MouseEvent) => {
      if ((event.target as Element).closest('[data-key="help"]')) help()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onHelp)
    earlyKeys().forEach(onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onHelp)
    }
  }, [])

  return Help && <Help onClose={() => setHelp(null)} />
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return !target.isContentEditable && !target.closest('input, textarea, select, dialog')
}
