import type { Remark } from '@/lib/spoilers/radar/learn'

/** How many remarks came out which way: spoilers found, false alarms, spoilers missed, rightly silent. */
export interface Figures {
  readonly found: number
  readonly alarms: number
  readonly missed: number
  readonly silent: number
}

/** A remark with the score that it got. */
export interface Judged extends Remark {
  readonly score: number
}

/** Counts remarks by how they came out, where a score from `threshold` on says spoiler. */
export function figuresOf(judged: readonly Judged[], threshold: number): Figures {
  const count = (spoiler: boolean, said: boolean) => judged.filter((remark) => remark.spoiler === spoiler && remark.score >= threshold === said).length
  return { found: count(true, true), alarms: count(false, true), missed: count(true, false), silent: count(false, false) }
}

/** Of what it said is a spoiler, the share that is; null where it said nothing. */
export function precisionOf({ found, alarms }: Figures): number | null {
  return found + alarms === 0 ? null : found / (found + alarms)
}

/** Of the spoilers, the share it found; null where there were none. */
export function recallOf({ found, missed }: Figures): number | null {
  return found + missed === 0 ? null : found / (found + missed)
}

/** The harmonic mean of precision and recall; null where either is not known. */
export function f1Of(figures: Figures): number | null {
  const precision = precisionOf(figures)
  const recall = recallOf(figures)
  if (precision === null || recall === null) return null
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

/** Which of so many parts a remark falls into: by its text alone, so that it stays there whatever is added (FNV-1a). */
export function partOf(text: string, parts: number): number {
  let hash = 0x811C9DC5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // The low bits of this hash depend on few letters, so they are mixed once more.
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x2C1B3C6D) >>> 8) % parts
}
