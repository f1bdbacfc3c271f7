// After a letter, a slash or the like, an @ belongs to an address of mail, a path or a word; and no underscore ends a name.
const MENTION = /(?<![\p{L}\p{M}\p{N}_@/-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)(?![\p{L}\p{M}\p{N}_-])/gu
// In the Markdown, where underscores and the like may be formatting.
const WRITTEN = /@([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)/gu

// A handle's bounds, in characters (lib/people/rules.ts); what is longer names nobody.
const SHORTEST = 3
const LONGEST = 20
// What follows a Korean name without a space: "에게서는" has four syllables.
const LONGEST_ENDING = 4
// A post that calls more names than this calls nobody. It bounds what is looked up.
const MOST_CALLED = 50

/** A stretch of a text; `handle` is whom it names, null where it is only text. */
interface Called {
  readonly text: string
  readonly handle: string | null
}

/** Every name that some Markdown may call somebody by, as it is written there: whom each of them names has to be looked up. */
export function namesIn(markdown: string): string[] {
  const runs = [...new Set(Array.from(markdown.matchAll(WRITTEN), ([, run]) => run!))].slice(0, MOST_CALLED)
  return [...new Set(runs.flatMap(readings))]
}

/** A text parted at the people it names; `known` leads from a name as it is written to a handle. Of several readings the longest that is known holds. */
export function callsIn(text: string, known: ReadonlyMap<string, string>): Called[] {
  if (known.size === 0) return [{ text, handle: null }]
  const parts: Called[] = []
  let from = 0
  for (const { index, 1: run } of text.matchAll(MENTION)) {
    const name = readings(run!).find((one) => known.has(one))
    if (name === undefined) continue
    const end = index + 1 + name.length
    if (index > from) parts.push({ text: text.slice(from, index), handle: null })
    parts.push({ text: text.slice(index, end), handle: known.get(name)! })
    from = end
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), handle: null })
  return parts
}

/** The names that a run of letters may begin with, the longest first: "나리에게" may be 나리, and "nari님" is nari. */
function readings(run: string): string[] {
  const signs = [...run].slice(0, LONGEST + LONGEST_ENDING + 1)
  const ends = signs.map((_, at) => at + 1).filter((end) => end >= SHORTEST && end <= LONGEST && mayEnd(signs, end))
  return ends.reverse().map((end) => signs.slice(0, end).join(''))
}

function mayEnd(signs: readonly string[], end: number): boolean {
  const [last, next] = [signs[end - 1]!, signs[end]]
  if (last === '-') return false
  if (next === undefined) return true
  if (next === '-') return signs.slice(end).every((sign) => sign === '-')
  if (isHangul(last) && isHangul(next)) return signs.length - end <= LONGEST_ENDING
  // No handle mixes Hangul with other letters, so a change of writing ends one.
  return isHangul(last) !== isHangul(next) && !/^\p{N}$/u.test(next)
}

function isHangul(sign: string): boolean {
  return /^\p{Script=Hangul}$/u.test(sign)
}
