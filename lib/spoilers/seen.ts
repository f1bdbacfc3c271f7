import { isVersionKey, minutesOf, VERSION_KEYS, type VersionKey } from '@/lib/film/versions'
import { lastMinuteOf, type Scope } from '@/lib/spoilers/scope'

/** A reader's progress: for each version nothing (absent), up to a minute (1 or more), or the whole film. */
export type Seen = { readonly [version in VersionKey]?: number | 'whole' }

/** Who has seen nothing: every guest at first, every crawler, every shared cache. */
export const NOTHING_SEEN: Seen = Object.freeze({})

// Each entry is at most a key, a colon and `whole`; the double of that leaves room for other people's spacing.
const LONGEST_TEXT = VERSION_KEYS.reduce((sum, key) => sum + key.length + 7, 0) * 2

/**
 * Reads `kr-2013:whole,tr-2019:95` from a cookie or an address. What cannot be read is dropped; a version named twice
 * counts as the lesser; a text too long to be one of ours counts as nothing. Never throws.
 */
export function parseSeen(text: string | null | undefined): Seen {
  if (!text || text.length > LONGEST_TEXT) return NOTHING_SEEN
  const found: { [version in VersionKey]?: number | 'whole' } = {}
  for (const entry of text.split(',')) {
    const [, version, amount] = /^\s*([a-z0-9-]+):(whole|\d{1,4})\s*$/.exec(entry) ?? []
    if (!isVersionKey(version) || amount === undefined) continue
    const claimed = amount === 'whole' ? amount : Number(amount)
    const before = found[version]
    found[version] = before === undefined ? claimed : lesser(before, claimed)
  }
  return normaliseSeen(found)
}

function lesser(a: number | 'whole', b: number | 'whole'): number | 'whole' {
  if (a === 'whole') return b
  return b === 'whole' ? a : Math.min(a, b)
}

/** The same progress in its one canonical form: versions in order, no zeros, a film's last minute as `whole`. */
export function normaliseSeen(seen: Readonly<Record<string, unknown>>): Seen {
  const entries = VERSION_KEYS.flatMap((version) => {
    const amount = Object.hasOwn(seen, version) ? normaliseAmount(version, seen[version]) : undefined
    return amount === undefined ? [] : [[version, amount] as const]
  })
  return Object.freeze(Object.fromEntries(entries))
}

function normaliseAmount(version: VersionKey, amount: unknown): number | 'whole' | undefined {
  if (amount === 'whole') return 'whole'
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 1) return undefined
  const length = minutesOf(version)
  if (length !== null && amount >= length) return 'whole'
  return Math.min(Math.floor(amount), lastMinuteOf(version))
}

/** The canonical text of a progress; the empty text for nothing. `parseSeen` reads it back. */
export function formatSeen(seen: Seen): string {
  return Object.entries(normaliseSeen(seen)).map(([version, amount]) => `${version}:${amount}`).join(',')
}

/** Whether a reader with this progress may read a text of this scope. */
export function covers(seen: Seen, scope: Scope): boolean {
  const known = normaliseSeen(seen)
  if (scope.version === 'any') return Object.values(known).includes('whole')
  const amount = Object.hasOwn(known, scope.version) ? known[scope.version] : undefined
  if (amount === undefined || amount === 'whole') return amount === 'whole'
  return scope.until !== null && amount >= scope.until
}

/** Whether a reader with this progress may read a text that carries all of these scopes; none are always covered. */
export function coversAll(seen: Seen, scopes: readonly Scope[]): boolean {
  return scopes.every((scope) => covers(seen, scope))
}
