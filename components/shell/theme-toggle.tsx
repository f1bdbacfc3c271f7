'use client'

import { useEffect } from 'react'
import { Icon } from '@/components/ui/icon'
import { useLive } from './live-words'

const KEY = 'theme'

/** Day or night by hand. Choosing what the system has anyway gives the choice back to the system. */
export function ThemeToggle() {
  const t = useLive()
  // A document that script draws anew, as for a missing page, has lost what the boot script set.
  useEffect(() => {
    document.documentElement.dataset.script = ''
    show(remembered())
  }, [])
  return (
    <button type="button" className="icon-button theme-toggle" aria-label={t('theme')} onClick={turn}>
      <Icon name="moon" /><Icon name="sun" />
    </button>
  )
}

function turn(): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const current = document.documentElement.dataset.theme ?? system
  const next = current === 'dark' ? 'light' : 'dark'
  try {
    if (next === system) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Without storage the choice holds for this page.
  }
  show(next === system ? null : next)
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function show(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}
