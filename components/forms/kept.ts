import { hintedHandle } from '@/components/shell/me'

const PREFIX = 'draft:'

/** What is being written at a place, as this device has it. */
export interface Kept {
  /** The form's fields by name. */
  fields: Record<string, string>
  /** The save on the account that it goes on from; null: none that this device has seen. */
  base: number | null
  /** Whether it says something that the account does not have. */
  dirty: boolean
  /** What was last sent to be saved, and may have been, though nobody said so: its page was left meanwhile. */
  sent?: Record<string, string>
  /** The name of the act that has sent it already, and may have arrived. */
  key?: string
}

// Each person has their own on a shared device; what a guest wrote is whoever's who signs in there next.
const nameOf = (place: string, handle: string) => `${PREFIX}${handle}:${place}`

/** What this device has of what is written at a place by whoever is signed in; null: nothing. */
export function keptAt(place: string): Kept | null {
  try {
    const handle = hintedHandle() ?? ''
    const own = read(nameOf(place, handle))
    if (own || handle === '') return own
    const guests = read(nameOf(place, ''))
    if (guests) localStorage.setItem(nameOf(place, handle), JSON.stringify({ ...guests, base: null, dirty: true }))
    localStorage.removeItem(nameOf(place, ''))
    return guests && { ...guests, base: null, dirty: true }
  } catch {
    // What cannot be read is no draft.
    return null
  }
}

/** Keeps it on this device; null: lets it go. A browser that keeps nothing still has the text in its form. */
export function keepAt(place: string, kept: Kept | null): void {
  try {
    const name = nameOf(place, hintedHandle() ?? '')
    if (kept) localStorage.setItem(name, JSON.stringify(kept))
    else for (const one of [name, nameOf(place, '')]) localStorage.removeItem(one)
  } catch {
    // Full or forbidden.
  }
}

/** All that this device has of what somebody writes, by place. */
export function keptBy(handle: string): [place: string, kept: Kept][] {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf('', handle)))
  return names.flatMap((name): [string, Kept][] => {
    const kept = read(name)
    return kept ? [[name.slice(nameOf('', handle).length), kept]] : []
  })
}

function read(name: string): Kept | null {
  const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
  return kept && typeof kept.fields === 'object' ? kept : null
}
