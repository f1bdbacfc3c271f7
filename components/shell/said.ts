import { useSyncExternalStore } from 'react'
import type { Opens } from '@/lib/spoilers/opens'
import type { SeenAmount } from './seen-version'

/** What this browser says has been seen, and how sealed text opens: two plain cookies, which the server keeps in order. */
export interface Said {
  seen: Readonly<Record<string, SeenAmount>>
  opens: Opens
}

const CHANGED = 'cell:said'

/** What is said now, and whenever it changes. Null while the page is as the server drew it, which is the same for everybody. */
export function useSaid(): Said | null {
  const text = useSyncExternalStore(hear, () => `${cookie('opens')} ${cookie('seen')}`, () => null)
  return text === null ? null : saidIn(text)
}

/** Tells the page that what is said has changed. */
export function tellSaid(): void {
  window.dispatchEvent(new Event(CHANGED))
}

/** Reads "ask kr-2013:whole,tr-2019:95". */
export function saidIn(text: string): Said {
  const [opens = '', seen = ''] = text.split(' ')
  const entries = seen.split(',').flatMap((entry) => {
    const [, version, amount] = /^([a-z0-9-]+):(whole|\d+)$/.exec(entry) ?? []
    return version && amount ? [[version, amount === 'whole' ? amount : Number(amount)] as const] : []
  })
  return { seen: Object.fromEntries(entries), opens: opens === 'ask' || opens === 'everything' ? opens : 'seen' }
}

function cookie(name: string): string {
  const value = new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1] ?? ''
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

// Another tab may have changed it while this one was not looked at.
function hear(listen: () => void): () => void {
  window.addEventListener(CHANGED, listen)
  window.addEventListener('focus', listen)
  return () => {
    window.removeEventListener(CHANGED, listen)
    window.removeEventListener('focus', listen)
  }
}
