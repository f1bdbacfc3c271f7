import type { Viewer } from '@/lib/viewer/viewer'
import { moderatesSomewhere } from '@/lib/viewer/viewer'
import type { RefusalReason } from '@/lib/outcome'

/** Tokens that somebody may have at a time: one for each program of theirs, and nobody has so many. */
export const TOKENS_EACH = 20

/** Characters of a token's name, by which its owner knows it. */
export const NAME_MAX = 60

/** For how many days a token may be made; null: until it is revoked. */
export const LIFETIMES = [7, 30, 90, 365, null] as const
export const LIFETIME_USUAL = 90

/** What one token may be for: any that its person may do themselves, and reading goes without saying. */
export function whyNotScopes(viewer: Viewer, scopes: readonly string[]): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return scopes.includes('moderate') && !moderatesSomewhere(viewer) ? 'not-moderator' : null
}
