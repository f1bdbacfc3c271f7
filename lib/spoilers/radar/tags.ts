import { RADAR_WEIGHTS, type RadarLanguage } from '@/lib/film/giveaways'
import { patternsFrom, STEM_GAP, stemsAt, type Step } from '@/lib/spoilers/radar/patterns'
import type { Sentence, Token } from '@/lib/spoilers/radar/sentences'

/** A concept found in a sentence: its first and last word, and where they stand in the text. */
export interface Tag {
  readonly concept: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The words of this concept take what lies in them out of account: "sentenced to death" holds no death. */
const SAFE = 'safe'

/** The concepts of a sentence in the order of the text. */
export function tagged({ tokens }: Sentence, candidates: ReadonlySet<RadarLanguage>): Tag[] {
  const tags: Tag[] = []
  tokens.forEach((token, from) => {
    if (token.kind !== 'latin') return
    for (const pattern of patternsFrom(token.forms, token.exact)) {
      if (!candidates.has(pattern.language)) continue
      const to = lastWord(tokens, from, pattern.steps)
      if (to !== null) tags.push({ concept: pattern.concept, from, to, start: token.start, end: tokens[to]?.end ?? token.end })
    }
  })
  tags.push(...koreanTags(tokens))
  tags.sort((a, b) => a.start - b.start || b.end - a.end || Number(b.concept === SAFE) - Number(a.concept === SAFE))
  return outsideSafe(tags)
}

/** The word that the last step of a pattern lands on, beginning at `from`; null where it does not fit. */
function lastWord(tokens: readonly Token[], from: number, steps: readonly Step[]): number | null {
  let at = from - 1
  for (const [index, step] of steps.entries()) {
    const latest = at + 1 + (index === 0 ? 0 : step.gap)
    let found = -1
    for (let next = at + 1; next <= latest && found < 0; next += 1) {
      const token = tokens[next]
      if (token && fits(token, step)) found = next
    }
    if (found < 0) return null
    at = found
  }
  return at
}

function fits(token: Token, step: Step): boolean {
  return step.literals.some(({ text, begins, exact }) => {
    if (exact) return begins ? token.exact.startsWith(text) : token.exact === text
    return token.forms.some((form) => (begins ? form.startsWith(text) : form === text))
  })
}

/** Korean is spaced as its writer likes, so stems are looked for in the syllables of neighbouring words as one run. */
function koreanTags(tokens: readonly Token[]): Tag[] {
  const letters = tokens.flatMap((token, word) => token.letters.map((letter, index) => ({ letter, word, first: index === 0 })))
  const run = letters.map(({ letter }) => letter.folded).join('')
  const tags: Tag[] = []
  letters.forEach(({ letter, word, first }, at) => {
    for (const { stem, length } of stemsAt(run, at)) {
      if (stem.begins && !first) continue
      let last = at + length
      if (stem.next !== null) {
        const next = run.slice(last, last + STEM_GAP + stem.next.length).indexOf(stem.next)
        if (next < 0) continue
        last += next + stem.next.length
      }
      const end = letters[last - 1]
      if (end) tags.push({ concept: stem.concept, from: word, to: end.word, start: letter.start, end: end.letter.end })
    }
  })
  return tags
}

function outsideSafe(tags: readonly Tag[]): Tag[] {
  let safeUntil = -1
  const isCue = (concept: string) => concept in RADAR_WEIGHTS.cues
  const reach = tags.map((tag) => (safeUntil = tag.concept === SAFE ? Math.max(safeUntil, tag.end) : safeUntil))
  return tags.filter((tag, index) => tag.concept !== SAFE && (isCue(tag.concept) || tag.end > (reach[index] ?? -1)))
}
