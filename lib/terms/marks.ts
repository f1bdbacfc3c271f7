import type { Group, Sequence } from './ask'
import { termsOf, type Term } from './terms'

/** A stretch [start, end) of a text, in UTF-16 units, and which of the groups it answers. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly group: number
}

/** Where a text (in NFC) holds what is looked for, in order. Linear in the text. */
export function marksIn(text: string, groups: readonly Group[]): Mark[] {
  const byPlace: Term[][] = []
  for (const term of termsOf(text)) (byPlace[term.place] ??= []).push(term)
  const marks: Mark[] = []
  const sequences = groups.flatMap(({ options }, group) => options.map((sequence) => ({ sequence, group })))
  for (const place of byPlace.keys()) {
    for (const { sequence, group } of sequences) {
      const last = matchAt(byPlace, place, sequence)
      const first = last && matching(byPlace[place], sequence[0]!)
      if (first) marks.push({ start: first.start, end: last.end, group })
    }
  }
  return marks
}

/** The last term of a sequence that begins at a place; null where another begins there. */
function matchAt(byPlace: readonly Term[][], place: number, sequence: Sequence): Term | null {
  let last: Term | null = null
  for (const unit of sequence) {
    last = matching(byPlace[place + unit.place], unit)
    if (!last) return null
  }
  return last
}

function matching(terms: readonly Term[] | undefined, { term, prefix }: Sequence[number]): Term | null {
  return terms?.find((one) => (prefix ? one.term.startsWith(term) : one.term === term)) ?? null
}
