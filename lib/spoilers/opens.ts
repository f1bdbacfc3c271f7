import { VERSION_KEYS } from '@/lib/film/versions'
import { normaliseSeen, NOTHING_SEEN, type Seen } from '@/lib/spoilers/seen'

/** How sealed text opens to a reader: only when they ask, as far as they have seen, or all of it. */
export type Opens = 'ask' | 'seen' | 'everything'

/** The choices, in the order they are shown. */
export const OPENS = ['ask', 'seen', 'everything'] as const satisfies readonly Opens[]

/** What holds for whoever never chose. It opens nothing as long as nothing has been seen. */
export const DEFAULT_OPENS: Opens = 'seen'

const ALL_SEEN: Seen = normaliseSeen(Object.fromEntries(VERSION_KEYS.map((version) => [version, 'whole'])))

/** Reads a choice from a cookie, a form or a column; null for whatever is none. */
export function parseOpens(text: unknown): Opens | null {
  return OPENS.find((choice) => choice === text) ?? null
}

/** What the gate is told that a reader has seen: what they said they have, nothing, or every version whole. */
export function effectiveSeen(declared: Seen, opens: Opens): Seen {
  if (opens === 'ask') return NOTHING_SEEN
  return opens === 'everything' ? ALL_SEEN : normaliseSeen(declared)
}
