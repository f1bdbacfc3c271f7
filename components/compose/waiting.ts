import { hintedHandle } from '@/components/shell/me'

const PREFIX = 'waiting:'

/** Something that could not be posted for want of a connection, and goes out when there is one. */
export interface Waiting {
  /** The name of the act: whoever gets it twice does it once. */
  key: string
  /** Where it is written (lib/drafts/view.ts). */
  place: string
  /** What its thread is called. */
  title: string
  /** What the form would have sent. */
  fields: Record<string, string>
  at: number
  /** Why it did not go out when there was a connection; a refusal's reason, `signed-out`, or `failed`. */
  trouble?: string
}

/** Tells that something waits now, or does not wait any more. */
export const WAITING_EVENT = 'cell:waiting'

/** What somebody's posts are that wait on this device, the oldest first. */
export function waitingOf(handle = hintedHandle()): Waiting[] {
  if (handle === null) return []
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${handle}:`))
    return names.flatMap((name) => JSON.parse(localStorage.getItem(name) ?? '[]') as Waiting).sort((a, b) => a.at - b.at)
  } catch {
    return []
  }
}

/** Lets something wait, or changes what is known of it; whether this device could keep it. */
export function letWait(waiting: Waiting): boolean {
  const handle = hintedHandle()
  if (handle === null) return false
  try {
    localStorage.setItem(`${PREFIX}${handle}:${waiting.key}`, JSON.stringify(waiting))
  } catch {
    return false
  }
  window.dispatchEvent(new Event(WAITING_EVENT))
  return true
}

/** It waits no more: it was sent, or taken back. */
export function withdraw(handle: string | null, key: string): void {
  localStorage.removeItem(`${PREFIX}${handle ?? ''}:${key}`)
  window.dispatchEvent(new Event(WAITING_EVENT))
}

// One tab at a time sends; the server knows a second one's by its key all the same.
const LOCK = 'cell-waiting'

/** Does something with what waits while nobody else does; null where somebody else does already. */
export async function alone<T>(act: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return act()
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? act() : null))
}
