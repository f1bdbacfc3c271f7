'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { api } from '@/lib/paths'
import { AccountMenu, type SignOut } from './account-menu'
import { dropHint, hearMe, hintedHandle, showHint, type Me } from './me'
import type { Locale } from '@/lib/i18n/locales'

/** The account in the header, for who is signed in; nothing for guests. It takes a place that was kept for it. */
export function Account({ locale, signOut }: { locale: Locale; signOut: SignOut }) {
  const [me, setMe] = useState<Me | null>(null)
  const path = usePathname()
  const handle = me?.person?.handle ?? null

  useEffect(() => hearMe(setMe), [])
  // Who comes back to the tab sees what happened meanwhile; a tab that nobody looks at asks nothing.
  useEffect(() => {
    let asked = Date.now()
    const look = () => {
      if (document.visibilityState === 'hidden' || hintedHandle() === null || Date.now() < asked + AGAIN_MS) return
      asked = Date.now()
      void ask().then((answer) => answer && setMe(answer))
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    const hinted = hintedHandle()
    showHint(hinted !== null)
    if (hinted === handle) return
    if (hinted === null) return setMe(null)
    const stop = new AbortController()
    void ask(stop.signal).then((answer) => {
      if (answer && !answer.person) dropHint()
      if (answer) setMe(answer)
    })
    return () => stop.abort()
  }, [path, handle])

  return me?.person ? <AccountMenu locale={locale} me={me} person={me.person} signOut={signOut} /> : null
}

// Less than this is no coming back.
const AGAIN_MS = 30_000

// Offline, or the server restarting: the page stays as it is and asks again on the next one.
async function ask(signal?: AbortSignal): Promise<Me | null> {
  try {
    const answer = await fetch(api.me(), { signal, headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as Me) : null
  } catch {
    return null
  }
}
