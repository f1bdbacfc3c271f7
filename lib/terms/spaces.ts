import { formatScope, mergeScopes, parseScope, type Scope } from '@/lib/spoilers/scope'
import { covers, normaliseSeen, type Seen } from '@/lib/spoilers/seen'

/**
 * Where a term lies: `t` for titles, `0` for open text, or the number of a space's name. It stands before the term, so that the same word in
 * another space is another word, and a query that does not name a space cannot meet its words, whatever it asks.
 *
 * The name of a space is what one must have seen to search in it: `any`, a version (`kr-2013`, the whole of it), a stretch of minutes
 * (`kr-2013~16.5`: the sixth sixteen of them), or several joined by `+`. A text under `kr-2013@90` is indexed in all stretches that hold minute
 * 90 and in the whole version; whoever has seen 95 minutes searches in the few stretches that 0 to 95 are made of. So a query names a
 * handful of spaces, however many minutes the forum's scopes name. A text with minutes of three versions or more is rare, and would lie in hundreds: it is indexed
 * in one space, of its very scopes (`kr-2013@59+ph-2019@5+tr-2019@60`).
 */
export type Space = string

export const TITLES: Space = 't'
export const OPEN: Space = '0'

// Lengths of stretches, in minutes; four of one are the next. The longest film is within two of the longest.
const STRETCHES = [256, 64, 16, 4, 1] as const

// A text with minutes of several versions lies in every combination of their stretches; of two versions these are so many.
const COMBINATIONS_MAX = 36

/** The names of the spaces in which a text under these scopes is indexed; none for open text. */
export function spaceNames(scopes: readonly Scope[]): string[] {
  const merged = mergeScopes(scopes)
  // Who has seen some version whole has seen what all versions share.
  const needed = merged.some(({ version, until }) => version !== 'any' && until === null) ? merged.filter(({ version }) => version !== 'any') : merged
  if (needed.length === 0) return []
  const stretched = needed.map(({ version, until }) => (until === null ? [version] : [version, ...STRETCHES.map((length) => stretch(version, length, until))]))
  const few = stretched.reduce((product, { length }) => product * length, 1) <= COMBINATIONS_MAX
  return few ? combined(stretched) : [needed.map(formatScope).join('+')]
}

function combined(lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>((names, list) => names.flatMap((name) => list.map((part) => (name ? `${name}+${part}` : part))), [''])
}

function stretch(version: string, length: number, minute: number): string {
  return `${version}~${length}.${Math.floor(minute / length)}`
}

/** Whether a reader with this progress searches in a space of this name. */
export function searches(seen: Seen): (name: string) => boolean {
  const known = normaliseSeen(seen)
  const open = new Set<string>(Object.values(known).includes('whole') ? ['any'] : [])
  for (const [version, amount] of Object.entries(known)) for (const name of amount === 'whole' ? [version] : stretchesUpTo(version, amount)) open.add(name)
  const reaches = (part: string) => {
    const scope = part.includes('@') ? parseScope(part) : null
    return scope !== null && covers(known, scope)
  }
  return (name) => name.split('+').every((part) => open.has(part) || reaches(part))
}

/** The fewest stretches that make up the minutes 0 to `last`. */
function stretchesUpTo(version: string, last: number): string[] {
  const names: string[] = []
  let from = 0
  for (const length of STRETCHES) {
    for (; from + length <= last + 1; from += length) names.push(stretch(version, length, from))
  }
  return names
}
