import type { PersonView } from '@/lib/people/view'
import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'

/** One stretch of a post as this viewer gets it. */
export interface SegmentView {
  index: number
  /** The segment it lies in; null for the root. */
  parent: number | null
  block: boolean
  scopes: readonly Scope[]
  html: Cleared<'html'> | Withheld
}

/** A post as this viewer gets it; a deleted one has no segments. */
export interface PostView {
  id: number
  threadId: number
  number: number
  author: PersonView | null
  createdAt: Date
  editedAt: Date | null
  state: 'visible' | 'deleted' | 'held'
  /** The post it answers: its number, and who wrote it. */
  replyTo: { number: number; author: PersonView | null } | null
  minute: number | null
  /** The scope of the whole post: moderation's, else its author's. */
  spoiler: Scope | null
  /** Whether moderation sealed the whole post. */
  sealed: boolean
  segments: readonly SegmentView[]
}
