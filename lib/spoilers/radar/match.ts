import { GIVEAWAYS, RADAR_WEIGHTS, type Giveaway } from '@/lib/film/giveaways'
import type { Sentence } from '@/lib/spoilers/radar/sentences'
import { versionsNamed } from '@/lib/spoilers/radar/suggest'
import type { Tag } from '@/lib/spoilers/radar/tags'

/** A giveaway found in a text, with what else is said around it. */
export interface Occurrence {
  readonly giveaway: string
  readonly weight: number
  readonly cues: readonly string[]
  readonly start: number
  readonly end: number
}

type Way = Giveaway['ways'][number]
type ByConcept = ReadonlyMap<string, readonly Tag[]>

const WAYS = [...GIVEAWAYS.values()].flatMap(({ id, ways }) => ways.map((way) => ({ id, way, slots: way.needs.map((need) => need.split('|')) })))
const QUESTION = 'question'
// A cue of the whole text: it names a version, so it is about this film.
const NAMED = 'named'
const CUES = Object.entries(RADAR_WEIGHTS.cues).filter(([cue]) => cue !== NAMED)

/** Every giveaway of the text, sentence by sentence. `tags` are those of the sentence with the same index. */
export function occurrences(sentences: readonly Sentence[], tags: readonly (readonly Tag[])[]): Occurrence[] {
  const named = tags.some((each) => versionsNamed(each).length > 0)
  return sentences.flatMap((sentence, index) => occurrencesIn(sentence, tags[index] ?? [], named))
}

function occurrencesIn(sentence: Sentence, tags: readonly Tag[], named: boolean): Occurrence[] {
  if (tags.length === 0) return []
  const byConcept = new Map<string, Tag[]>()
  for (const tag of tags) {
    const list = byConcept.get(tag.concept)
    if (list) list.push(tag)
    else byConcept.set(tag.concept, [tag])
  }
  // Most sentences hold what few ways begin with, so the others are left out before anything is made for them.
  return WAYS.filter(({ slots: [event = []] }) => event.some((concept) => byConcept.has(concept))).flatMap(({ id, way, slots: [event = [], ...others] }) =>
    event.flatMap((concept) => byConcept.get(concept) ?? []).flatMap((anchor) => {
      const parts = [anchor]
      for (const slot of others) {
        const part = nearest(byConcept, slot, anchor, way)
        if (!part) return []
        parts.push(part)
      }
      const from = Math.min(...parts.map((part) => part.from))
      const to = Math.max(...parts.map((part) => part.to))
      if (way.unless.some((concept) => isNear(byConcept.get(concept), from, to, way.within))) return []
      return [{
        giveaway: id,
        weight: way.weight,
        cues: [...cuesAround(byConcept, sentence, from, to), ...(named ? [NAMED] : [])],
        start: Math.min(...parts.map((part) => part.start)),
        end: Math.max(...parts.map((part) => part.end)),
      }]
    }),
  )
}

/** The tag of one of these concepts that stands nearest the anchor, outside it, within the way's words. */
function nearest(byConcept: ByConcept, concepts: readonly string[], anchor: Tag, { within, ordered }: Way): Tag | null {
  let best: Tag | null = null
  for (const concept of concepts) {
    const list = byConcept.get(concept) ?? []
    const split = firstFrom(list, anchor.start)
    const near = list.slice(Math.max(0, split - 2), ordered ? split : split + 3)
    for (const tag of near) {
      const clear = tag.end <= anchor.start || tag.start >= anchor.end
      const gap = distance(tag, anchor.from, anchor.to)
      if (clear && gap <= within && (!best || gap < distance(best, anchor.from, anchor.to))) best = tag
    }
  }
  return best
}

/** The index of the first tag that starts at or after an offset. */
function firstFrom(list: readonly Tag[], start: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

function distance(tag: Tag, from: number, to: number): number {
  return tag.to < from ? from - tag.to : Math.max(0, tag.from - to)
}

/** Whether one of these tags, in the order of the text, is within so many words of a stretch, on the side that counts. */
function isNear(tags: readonly Tag[] | undefined, from: number, to: number, within: number, side = 'both'): boolean {
  if (!tags) return false
  let low = 0
  let high = tags.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tags[middle]?.from ?? 0) < from - within) low = middle + 1
    else high = middle
  }
  // One that begins before the reach may end within it.
  for (let index = Math.max(0, low - 1); index < tags.length; index += 1) {
    const tag = tags[index]
    if (!tag || tag.from > to + within) return false
    const counts = side === 'both' || (side === 'before' ? tag.from <= to : tag.to >= from)
    if (counts && distance(tag, from, to) <= within) return true
  }
  return false
}

/** The cues within reach of a stretch of words. A sentence that ends in a question mark is the cue `question`. */
function cuesAround(byConcept: ByConcept, sentence: Sentence, from: number, to: number): string[] {
  const cues: string[] = []
  for (const [cue, { within, side, unless }] of CUES) {
    if (cue === QUESTION ? !sentence.question : !isNear(byConcept.get(cue), from, to, within, side)) continue
    if (!unless.some((concept) => byConcept.has(concept))) cues.push(cue)
  }
  return cues
}
