import type { Standing } from '@/lib/viewer/viewer'

/** What GET /api/v1/me says, and what the overlay of a page carries as `me`. */
export interface Me {
  person: { handle: string; name: string; standing: Standing } | null
  /** Unread notifications. */
  notices: number
  /** Open items of the moderation queue; null for those who do not moderate. */
  queue: number | null
}

const EVENT = 'cell:me'

/** Tells the header who is signed in, from an answer that somebody got anyway. */
export function tellMe(me: Me): void {
  if (me.queue === null) delete document.documentElement.dataset.moderates
  else document.documentElement.dataset.moderates = ''
  window.dispatchEvent(new CustomEvent<Me>(EVENT, { detail: me }))
}

/** Listens to `tellMe`; answers how to stop. */
export function hearMe(listen: (me: Me) => void): () => void {
  const hear = (event: Event) => listen((event as CustomEvent<Me>).detail)
  window.addEventListener(EVENT, hear)
  return () => window.removeEventListener(EVENT, hear)
}

/** The handle that the cookie `who` hints at; null for a guest. The cookie proves nothing and opens nothing. */
export function hintedHandle(): string | null {
  const value = /(?:^|; )who=([^;]+)/.exec(document.cookie)?.[1]
  try {
    return value ? decodeURIComponent(value) : null
  } catch {
    return null
  }
}

/** Shows the header as that of somebody signed in, or of a guest, before anything is known. */
export function showHint(someone: boolean): void {
  if (someone) document.documentElement.dataset.who = ''
  else delete document.documentElement.dataset.who
}

/** Forgets the hint: the session has ended elsewhere. */
export function dropHint(): void {
  document.cookie = 'who=; Path=/; Max-Age=0; SameSite=Lax'
  showHint(false)
}
