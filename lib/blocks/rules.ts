import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

/** Who blocks more people than this wants another forum. */
export const MOST_BLOCKED = 500

/** Why this viewer may not block a person; null: they may. Whoever moderates can be blocked as well: what they do as moderators is not affected. */
export function whyNotBlock(viewer: Viewer, personId: number, already: number): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  if (viewer.personId === personId) return 'block-self'
  return already >= MOST_BLOCKED ? 'blocks-many' : null
}
