import { GIVEAWAYS, RADAR_WEIGHTS } from '@/lib/film/giveaways'
import type { Occurrence } from '@/lib/spoilers/radar/match'

/** What was learned from labelled remarks, as log-odds on top of the weights written by hand: by `cue:…` and `giveaway:…`. */
export type Learned = Readonly<Record<string, number>>

type Scored = Pick<Occurrence, 'giveaway' | 'weight' | 'cues'>

/** The names of all that has a say in an occurrence's log-odds; what is learned is learned for these. */
export function voicesOf({ giveaway, cues }: Scored): string[] {
  return [`giveaway:${giveaway}`, ...cues.map((cue) => `cue:${cue}`)]
}

/** The log-odds that a giveaway found among these cues spoils the film. */
export function oddsOf(scored: Scored, learned: Learned = RADAR_WEIGHTS.learned): number {
  const entry = (GIVEAWAYS.get(scored.giveaway)?.weight ?? 0) + scored.weight
  const around = scored.cues.reduce((sum, cue) => sum + (RADAR_WEIGHTS.cues[cue]?.weight ?? 0), 0)
  return voicesOf(scored).reduce((sum, voice) => sum + (learned[voice] ?? 0), RADAR_WEIGHTS.bias + entry + around)
}

/** The chance for a whole text, 0 to 1: its likeliest finding, and a little more for each other entry that was found. */
export function together(found: readonly { score: number; because: string }[]): number {
  const best = new Map<string, number>()
  for (const { score, because } of found) best.set(because, Math.max(best.get(because) ?? 0, score))
  const [first = 0, ...others] = [...best.values()].sort((a, b) => b - a)
  if (first === 0) return 0
  const more = others.reduce((sum, score) => sum + score, 0)
  return logistic(Math.log(first / (1 - first)) + RADAR_WEIGHTS.more * Math.min(MOST_OTHERS, more))
}

// Beyond two other entries a text says nothing new about itself.
const MOST_OTHERS = 2

/** Log-odds as a chance, 0 to 1. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
