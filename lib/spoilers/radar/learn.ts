import { listen } from '@/lib/spoilers/radar/listen'
import type { Occurrence } from '@/lib/spoilers/radar/match'
import { logistic, oddsOf, together, voicesOf, type Learned } from '@/lib/spoilers/radar/score'

/** A remark that a person has judged. */
export interface Remark {
  readonly text: string
  readonly language?: string
  readonly spoiler: boolean
}

// What is written by hand is believed until several remarks speak against it: how strongly each weight is drawn back to it.
const PRIOR = 0.03
const ROUNDS = 300
const STEP = 1.5

/**
 * What to add to the weights written by hand so that these remarks come out as judged: logistic regression on the likeliest finding of each,
 * drawn towards adding nothing. The bias stays: words know the remarks they were written with, and would have it higher than strangers
 * bear. The same remarks give the same numbers.
 */
export function learn(remarks: readonly Remark[]): Learned {
  const heard = remarks.map(({ text, spoiler }) => ({ spoiler, occurrences: listen(text).occurrences })).filter(({ occurrences }) => occurrences.length > 0)
  const learned: Record<string, number> = {}
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Map<string, number>()
    for (const { spoiler, occurrences } of heard) {
      const best = likeliest(occurrences, learned)
      const miss = (spoiler ? 1 : 0) - logistic(oddsOf(best, learned))
      for (const voice of voicesOf(best)) slope.set(voice, (slope.get(voice) ?? 0) + miss)
    }
    for (const voice of new Set([...slope.keys(), ...Object.keys(learned)])) {
      const now = learned[voice] ?? 0
      learned[voice] = now + STEP * ((slope.get(voice) ?? 0) / heard.length - PRIOR * now)
    }
  }
  return Object.fromEntries(Object.entries(learned).sort().map(([voice, weight]) => [voice, Math.round(weight * 100) / 100]))
}

function likeliest(occurrences: readonly Occurrence[], learned: Learned): Occurrence {
  return occurrences.reduce((best, next) => (oddsOf(next, learned) > oddsOf(best, learned) ? next : best))
}

/** The score of a text with these weights instead of the ones in content/. */
export function scoreWith(learned: Learned, text: string): number {
  return together(listen(text).occurrences.map((occurrence) => ({ score: logistic(oddsOf(occurrence, learned)), because: occurrence.giveaway })))
}
