const REGION = 'announcer'

/** Where what happens on the page is said to screen readers, once and politely. */
export function Announcer() {
  return <div id={REGION} className="visually-hidden" role="status" aria-live="polite" />
}

/** Says a sentence to screen readers when they have finished what they are saying. Runs in the browser only. */
export function announce(text: string): void {
  const region = document.getElementById(REGION)
  if (!region) return
  // Emptied first, so that the same sentence is heard a second time.
  region.textContent = ''
  setTimeout(() => (region.textContent = text), 60)
}
