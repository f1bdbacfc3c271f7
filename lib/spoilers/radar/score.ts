import { GIVEAWAYS, RADAR_WEIGHTS } from '@/lib/film/giveaways'
import type { Occurrence } from '@/lib/spoilers/radar/match'

/** The chance, 0 to 1, that a giveaway found among these cues spoils the film. */
export function chance({ giveaway, weight, cues }: Pick<Occurrence, 'giveaway' | 'weight' | 'cues'>): number {
  const entry = (GIVEAWAYS.get(giveaway)?.weight ?? 0) + (RADAR_WEIGHTS.giveaways[giveaway] ?? 0)
  const around = cues.reduce((sum, cue) => sum + (RADAR_WEIGHTS.cues[cue]?.weight ?? 0), 0)
  return logistic(RADAR_WEIGHTS.bias + entry + weight + around)
}

/** The chance for a whole text: its likeliest finding, and a little more for each other entry that was found. */
export function together(found: readonly { score: number; because: string }[]): number {
  const best = new Map<string, number>()
  for (const { score, because } of found) best.set(because, Math.max(best.get(because) ?? 0, score))
  const [first = 0, ...others] = [...best.values()].sort((a, b) => b - a)
  if (first === 0) return 0
  const more = others.reduce((sum, score) => sum + score, 0)
  return logistic(Math.log(first / (1 - first)) + RADAR_WEIGHTS.more * Math.min(2, more))
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
