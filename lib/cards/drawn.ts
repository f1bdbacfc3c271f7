// A card has about 45 KB: so many are some 12 MB.
const KEPT = 256

// So many wait for about a second; who comes later is asked to come back.
const WAITING = 16

const kept = new Map<string, Promise<Buffer>>()
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * The picture of this version: from memory, or drawn when those asked for before it are, one at a time. Null: too many wait already. A
 * picture that could not be drawn is not remembered, and throws.
 */
export async function drawnOnce(version: string, draw: () => Promise<Buffer>): Promise<Buffer | null> {
  const known = kept.get(version)
  if (known) {
    // The one that nobody asked for the longest stands first.
    kept.delete(version)
    kept.set(version, known)
    return known
  }
  if (waiting >= WAITING) return null
  waiting += 1
  const made = last.then(draw).finally(() => (waiting -= 1))
  last = made.catch(() => undefined)
  kept.set(version, made)
  made.catch(() => kept.delete(version))
  for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest)
  return made
}
