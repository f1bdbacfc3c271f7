import { implies } from '@/lib/spoilers/implies'
import type { Scope } from '@/lib/spoilers/scope'
import { listen } from '@/lib/spoilers/radar/listen'
import { logistic, oddsOf, together } from '@/lib/spoilers/radar/score'
import { scopeOf } from '@/lib/spoilers/radar/suggest'

/** A stretch of a text that gives something away. */
export interface Finding {
  /** The words as written: `text.slice(start, end)`, offsets in UTF-16 units of the text that was given. */
  readonly phrase: string
  readonly start: number
  readonly end: number
  /** What a reader should have seen; a suggestion, as words alone do not always say which film they are about. */
  readonly scope: Scope
  /** How likely this gives something away, 0 to 1. */
  readonly score: number
  /** The id of the entry in content/radar/giveaways.json that caused it. */
  readonly because: string
}

/** What the radar says of a text. */
export interface Reading {
  /** How likely the text gives something away, 0 to 1; compare it with `STRONG` and `ADVICE` (thresholds.ts). */
  readonly score: number
  /** The language the text was read in: as asked, or as found out. `und` where no word told. */
  readonly language: string
  /** The likeliest first; none overlaps a likelier one. */
  readonly findings: readonly Finding[]
}

/** What the caller knows of a text. */
export interface Asked {
  /** The text's language as a two- or three-letter code; found out where it is not given or not one of ours. */
  readonly language?: string
  /** Every scope that lies on the text already. What they cover is no finding. */
  readonly scopes?: readonly Scope[]
}

// A text that tells all tells it in its first findings; more would help nobody who reads the list.
const MOST_FINDINGS = 20
// Below this a finding is a coincidence of words.
const FAINTEST = 0.2

/** Reads a text for what would spoil the film. Pure; its time grows with the text alone; never throws. */
export function radar(text: string, { language, scopes = [] }: Asked = {}): Reading {
  const heard = listen(text, language)
  const found = heard.occurrences
    .map((occurrence) => {
      const { giveaway, start, end } = occurrence
      const scope = scopeOf(giveaway, heard.named, scopes, heard.language)
      return { phrase: text.slice(start, end), start, end, because: giveaway, score: logistic(oddsOf(occurrence)), scope }
    })
    .filter((finding) => !implies(scopes, finding.scope))
    .sort((a, b) => b.score - a.score || a.start - b.start)
  return { score: together(found), language: heard.language, findings: apart(found) }
}

function apart(found: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of found) {
    if (kept.length === MOST_FINDINGS) break
    if (finding.score >= FAINTEST && kept.every(({ start, end }) => finding.end <= start || finding.start >= end)) kept.push(finding)
  }
  return kept
}
