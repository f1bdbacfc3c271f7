import { RADAR_WEIGHTS, type RadarLanguage } from '@/lib/film/giveaways'
import { patternsFrom, patternsFromExact, STEM_GAP, stemsAt, type Pattern, type Step } from '@/lib/spoilers/radar/patterns'
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
export function tagged(sentence: Sentence, candidates: ReadonlySet<RadarLanguage>): Tag[] {
  const { tokens } = sentence
  const tags: Tag[] = []
  tokens.forEach((token, from) => {
    if (token.kind === 'latin') for (const pattern of patternsAt(token)) {
      if (!candidates.has(pattern.language)) continue
      const to = lastWord(tokens, from, pattern.steps)
      if (to !== null) tags.push({ concept: pattern.concept, from, to, start: token.start, end: tokens[to]?.end ?? token.end })
    }
  })
  tags.push(...koreanTags(sentence))
  tags.sort((a, b) => a.start - b.start || b.end - a.end || Number(b.concept === SAFE) - Number(a.concept === SAFE))
  return outsideSafe(tags)
}

function patternsAt({ forms, exact }: Token): readonly Pattern[] {
  const [form = ''] = forms
  const written = exact === form ? [] : patternsFromExact(exact)
  if (forms.length === 1) return written.length === 0 ? patternsFrom(form) : [...patternsFrom(form), ...written]
  return [...new Set([...forms.flatMap((each) => patternsFrom(each)), ...written])]
}

/** The word that the last step of a pattern lands on, beginning at `from`; null where it does not fit. */
function lastWord(tokens: readonly Token[], from: number, steps: readonly Step[]): number | null {
  if (steps.length === 1) return fits(tokens[from], steps[0]) ? from : null
  let at = from - 1
  for (const [index, step] of steps.entries()) {
    const latest = at + 1 + (index === 0 ? 0 : step.gap)
    let found = -1
    for (let next = at + 1; next <= latest && found < 0; next += 1) {
      if (fits(tokens[next], step)) found = next
    }
    if (found < 0) return null
    at = found
  }
  return at
}

function fits(token: Token | undefined, step: Step | undefined): boolean {
  if (!token || !step) return false
  return step.literals.some(({ text, begins, exact }) => {
    if (exact) return begins ? token.exact.startsWith(text) : token.exact === text
    return token.forms.some((form) => (begins ? form.startsWith(text) : form === text))
  })
}

/** Korean is spaced as its writer likes, so stems are looked for in the syllables of neighbouring words as one run. */
function koreanTags({ tokens, letters }: Sentence): Tag[] {
  let run = ''
  const words: number[] = []
  const places: number[] = []
  tokens.forEach((token, word) => {
    if (token.kind !== 'hangul') return
    const [syllables = ''] = token.forms
    run += syllables
    for (let index = 0; index < syllables.length; index += 1) {
      words.push(word)
      places.push(token.first + index)
    }
  })
  const tags: Tag[] = []
  for (let at = 0; at < run.length; at += 1) {
    for (const { stem, length } of stemsAt(run, at)) {
      const word = words[at] ?? 0
      if (stem.begins && at > 0 && words[at - 1] === word) continue
      let last = at + length
      if (stem.next !== null) {
        const next = run.slice(last, last + STEM_GAP + stem.next.length).indexOf(stem.next)
        if (next < 0) continue
        last += next + stem.next.length
      }
      tags.push({ concept: stem.concept, from: word, to: words[last - 1] ?? word, start: letters.starts[places[at] ?? 0] ?? 0, end: letters.ends[places[last - 1] ?? 0] ?? 0 })
    }
  }
  return tags
}

function outsideSafe(tags: readonly Tag[]): Tag[] {
  let safeUntil = -1
  const isCue = (concept: string) => concept in RADAR_WEIGHTS.cues
  const reach = tags.map((tag) => (safeUntil = tag.concept === SAFE ? Math.max(safeUntil, tag.end) : safeUntil))
  return tags.filter((tag, index) => tag.concept !== SAFE && (isCue(tag.concept) || tag.end > (reach[index] ?? -1)))
}
