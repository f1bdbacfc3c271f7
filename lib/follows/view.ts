import type { Level } from './rules'

/** A category that somebody follows or has muted. */
export interface CategoryFollowView {
  slug: string
  level: Level
}
