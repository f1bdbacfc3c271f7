import type { Group, Sequence } from './ask'
import { termsOf } from './terms'

/**
 * Where a term lies: titles (`t`), open text (`0`), or the id of a set of scopes. It stands before the term, so that the same word under
 * other scopes is another word, and a query that does not name a set cannot meet its words, whatever it asks.
 */
export type Space = string

export const TITLES: Space = 't'
export const OPEN: Space = '0'

interface Part {
  space: Space
  /** In NFC. */
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
  for (const { space, text } of parts) {
    const from = next.get(space) ?? 1
    let last = from
    for (const { term, place } of termsOf(text)) {
      const lexeme = `${space}:${term}`
      last = from + place
      const at = Math.min(last, LAST_PLACE)
      const list = places.get(lexeme)
      if (list) {
        if (list.at(-1) !== at) list.push(at)
        continue
      }
      bytes += Buffer.byteLength(lexeme)
      if (bytes > MOST_BYTES) break
      places.set(lexeme, [at])
    }
    next.set(space, last + APART)
  }
  // A vector keeps at most 255 places of a term.
  return [...places].map(([lexeme, list]) => `${quoted(lexeme)}:${list.slice(0, 255).map((at) => at + (lexeme.startsWith(`${TITLES}:`) ? 'A' : '')).join()}`).join(' ')
}

/** That one of these groups' options is in one of these spaces, as the text of a tsquery. */
export function groupIn({ options }: Group, spaces: readonly Space[]): string {
  return `(${spaces.flatMap((space) => options.map((sequence) => sequenceIn(sequence, space))).join('|')})`
}

/** That all of `need` and none of `avoid` is in these spaces, as the text of a tsquery. */
export function askIn(need: readonly Group[], avoid: readonly Group[], spaces: readonly Space[]): string {
  return [...need.map((group) => groupIn(group, spaces)), ...avoid.map((group) => `!${groupIn(group, spaces)}`)].join('&')
}

/** Every term that counts for the order of what was found, any of them, as the text of a tsquery. */
export function anyIn(need: readonly Group[], spaces: readonly Space[]): string {
  const units = need.flatMap(({ options }) => options.flat())
  const lexemes = new Set(spaces.flatMap((space) => units.map((unit) => lexemeIn(unit, space))))
  return [...lexemes].join('|')
}

function sequenceIn(sequence: Sequence, space: Space): string {
  const parts = sequence.map((unit, index) => {
    const gap = index === 0 ? '' : `<${unit.place - sequence[index - 1]!.place}>`
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
