import type { Scope } from '@/lib/spoilers/scope'
import type { Cleared, Withheld } from '@/lib/spoilers/sealed'
import type { Section } from './rules'

/** One stretch of a section as this viewer gets it. */
export interface GuidePart {
  index: number
  parent: number | null
  block: boolean
  scopes: readonly Scope[]
  html: Cleared<'html'> | Withheld
  text: Cleared<'text'> | Withheld
}

/** A section of the film guide as this viewer gets it. */
export interface SectionView {
  key: Section
  parts: readonly GuidePart[]
  /** Threads in the section's category; null for the premise, which has none. */
  threads: number | null
}
