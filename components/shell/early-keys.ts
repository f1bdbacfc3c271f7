declare global {
  interface Window {
    /** Set by the boot script (boot.ts); missing on a page that was drawn without it, as for an error. */
    early?: { (event: Event): void; keys: KeyboardEvent[] }
  }
}

/** The keys that were pressed while the page had no script yet, in their order; given once, and none are kept from then on. */
export function earlyKeys(): KeyboardEvent[] {
  const { early } = window
  if (!early) return []
  window.removeEventListener('keydown', early)
  window.removeEventListener('pointerdown', early)
  return early.keys.splice(0)
}
