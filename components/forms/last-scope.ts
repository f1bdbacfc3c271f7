import type { PickedScope } from './marks'

const PREFIX = 'scope:'

/** The scope that this person last sealed something under in a thread, on this device; null where they have not. */
export function lastScope(thread: number | null): PickedScope | null {
  try {
    const [, version, until] = /^([a-z0-9-]+)(?:@(\d+))?$/.exec((thread && localStorage.getItem(PREFIX + thread)) || '') ?? []
    return version ? { version, until: until === undefined ? null : Number(until) } : null
  } catch {
    return null
  }
}

/** Keeps the scope that was just used in a thread. One that is not there yet has no name to keep it by. */
export function keepLastScope(thread: number | null, { version, until }: PickedScope): void {
  try {
    if (thread) localStorage.setItem(PREFIX + thread, until === null ? version : `${version}@${until}`)
  } catch {
    // A browser that keeps nothing starts with the thread's own scope each time.
  }
}
