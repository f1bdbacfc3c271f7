import type { RefusalReason } from '@/lib/outcome'
import type { Viewer } from '@/lib/viewer/viewer'

/** How much somebody wants to hear of a thread: that it goes on, what is meant for them, or nothing. */
export const LEVELS = ['follow', 'normal', 'mute'] as const
export type Level = (typeof LEVELS)[number]

/** Why this viewer may not follow or mute now; null: they may. */
export function whyNotFollow(viewer: Viewer): RefusalReason | null {
  return viewer.kind === 'guest' ? 'signed-out' : null
}
