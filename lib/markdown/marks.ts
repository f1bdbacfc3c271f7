import { standIn } from '@/lib/markdown/defuse'
import { fold } from '@/lib/markdown/fold'

/** A spoiler mark as it stands in the text, before it is known what it pairs with. */
export interface Mark {
  readonly kind: 'bars' | 'open' | 'close' | 'block-open' | 'block-close' | 'poll-open'
  /** Where it stands in the text that is parsed, attributes included. */
  readonly start: number
  readonly end: number
  /** The mark as written, attributes included. */
  readonly written: string
  /** The attributes as written, braces included; null without. */
  readonly attributes: string | null
  /** How many signs it is made of: bars of `||`, colons of `:::`. */
  readonly signs: number
}

// A backslash takes the next sign out of play.
const INLINE = /\\[!-/:-@[-`{-~]|\|{2,}|>!|!<|(?<!:):{3,}[ \t]*spoiler/gi

// Attributes follow a mark at once. What begins like some (after a space, or never closed) is taken for some too: to
// read it as text would seal under a lesser scope than was meant.
const ATTRIBUTES = /\{[^{}|\n]{0,120}\}|[ \t]*\{[ \t]*(?:version|until)[^{}|\n]{0,120}\}?/iy

/**
 * Finds `||`, `>!` and `!<`, also those in code, which only the parsed text can tell. A `:::spoiler` that does not begin
 * its line opens too: someone lost a line end, and what follows is as secret. Marks are found as they are read (`fold`),
 * whatever nobody sees between their signs.
 */
export function scanInline(original: string): Mark[] {
  const folded = fold(original)
  return scan(folded.text).map((mark) => {
    const start = folded.start(mark.start)
    const end = folded.end(mark.end)
    return { ...mark, start, end, written: original.slice(start, end) }
  })
}

function scan(text: string): Mark[] {
  const marks: Mark[] = []
  let inside = false
  let lineEnd = -1
  for (const match of text.matchAll(INLINE)) {
    const [signs] = match
    if (signs.startsWith('\\')) continue
    if (signs.startsWith(':')) {
      const after = match.index + signs.length
      const said = attributesAt(text, after)
      const end = after + (said?.length ?? 0)
      const written = text.slice(match.index, end)
      marks.push({ kind: 'block-open', start: match.index, end, written, attributes: said, signs: signs.lastIndexOf(':') + 1 })
      continue
    }
    if (match.index > lineEnd) {
      inside = false
      lineEnd = text.indexOf('\n', match.index)
      if (lineEnd < 0) lineEnd = text.length
    }
    const kind = signs === '>!' ? 'open' : signs === '!<' ? 'close' : 'bars'
    // Of three bars one is the edge of a table cell: the outer one.
    const start = match.index + (signs.length === 3 && !inside ? 1 : 0)
    const after = start + (signs.length === 3 ? 2 : signs.length)
    if (kind === 'bars') inside = !inside
    const attributes = signs.length > 4 ? null : attributesAt(text, after)
    const end = after + (attributes?.length ?? 0)
    marks.push({ kind, start, end, written: text.slice(start, end), attributes, signs: after - start })
  }
  return marks
}

function attributesAt(text: string, offset: number): string | null {
  ATTRIBUTES.lastIndex = offset
  return ATTRIBUTES.exec(text)?.[0] ?? null
}

/** The text with each of these marks (in order) replaced by its stand-in. */
export function replaceMarks(text: string, marks: readonly Mark[]): string {
  let out = ''
  let from = 0
  for (const { start, end } of marks) {
    out += text.slice(from, start) + standIn(end - start)
    from = end
  }
  return out + text.slice(from)
}

/** Those of some marks (in order) that start within [start, end). */
export function marksWithin(marks: readonly Mark[], start: number, end: number): readonly Mark[] {
  const from = firstAt(marks, start)
  return marks.slice(from, firstAt(marks, end))
}

function firstAt(marks: readonly Mark[], offset: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (marks[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
