import type { Group, Sequence } from './ask'
import { OPEN, TITLES, type Space } from './spaces'
import { termsOf } from './terms'

/** A stretch of text, in NFC, and the spaces it is found in. */
interface Part {
  spaces: readonly Space[]
  text: string
}

// PostgreSQL's own bounds: a place beyond counts as the last one, and a vector holds a megabyte of terms.
const LAST_PLACE = 16_383
const MOST_BYTES = 900_000
// Between two stretches, so that no phrase reaches from one into the other.
const APART = 20

/**
 * The terms of a post as the text of a PostgreSQL tsvector. Every space counts its own places, so that how much is sealed beside a word changes
 * nothing about it. Titles weigh A, all else D.
 */
export function vectorOf(parts: readonly Part[]): string {
  const next = new Map<Space, number>()
  const places = new Map<string, number[]>()
  let bytes = 0
  // Open text first: what is sealed beside it can take none of its room.
  for (const { spaces, text } of [...parts].sort((a, b) => Number(isSealed(a)) - Number(isSealed(b)))) {
    const terms = termsOf(text)
    for (const space of spaces) {
      const from = next.get(space) ?? 1
      for (const { term, place } of terms) {
        const lexeme = `${space}:${term}`
        const at = Math.min(from + place, LAST_PLACE)
        const list = places.get(lexeme)
        if (list && list.at(-1) !== at) list.push(at)
        if (list) continue
        bytes += Buffer.byteLength(lexeme)
        if (bytes > MOST_BYTES) break
        places.set(lexeme, [at])
      }
      next.set(space, from + (terms.at(-1)?.place ?? 0) + APART)
    }
  }
  // A vector keeps at most 255 places of a term.
  return [...places].map(([lexeme, list]) => `${quoted(lexeme)}:${list.slice(0, 255).map((at) => at + (lexeme.startsWith(`${TITLES}:`) ? 'A' : '')).join()}`).join(' ')
}

function isSealed({ spaces }: Part): boolean {
  return spaces.some((space) => space !== TITLES && space !== OPEN)
}

/** That one of the group's options is in one of these spaces, as the text of a tsquery; `loosely`: its terms in any order and distance. */
export function groupIn({ options }: Group, spaces: readonly Space[], loosely = false): string {
  return `(${spaces.flatMap((space) => options.map((sequence) => sequenceIn(sequence, space, loosely))).join('|')})`
}

/** That all of `need` and none of `avoid` is in these spaces, as the text of a tsquery. */
export function askIn(need: readonly Group[], avoid: readonly Group[], spaces: readonly Space[], loosely = false): string {
  return [...need.map((group) => groupIn(group, spaces, loosely)), ...avoid.map((group) => `!${groupIn(group, spaces)}`)].join('&')
}

/** Every term that counts for the order of what was found, any of them, as the text of a tsquery. */
export function anyIn(need: readonly Group[], spaces: readonly Space[]): string {
  const units = need.flatMap(({ options }) => options.flat())
  const lexemes = new Set(spaces.flatMap((space) => units.map((unit) => lexemeIn(unit, space))))
  return [...lexemes].join('|')
}

/** Whether a group asks for terms in an order: the index knows which terms a post holds, and their order is looked up post by post. */
export function isOrdered({ options }: Group): boolean {
  return options.some(({ length }) => length > 1)
}

function sequenceIn(sequence: Sequence, space: Space, loosely: boolean): string {
  const parts = sequence.map((unit, index) => {
    const gap = index === 0 ? '' : loosely ? '&' : `<${unit.place - sequence[index - 1]!.place}>`
    return gap + lexemeIn(unit, space)
  })
  return parts.length > 1 ? `(${parts.join('')})` : parts.join('')
}

function lexemeIn({ term, prefix }: { term: string; prefix: boolean }, space: Space): string {
  return quoted(`${space}:${term}`) + (prefix ? ':*' : '')
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`
}
