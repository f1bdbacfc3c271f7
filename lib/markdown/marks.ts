import { standIn } from '@/lib/markdown/defuse'

/** A spoiler mark as it stands in the text, before it is known what it pairs with. */
export interface Mark {
  readonly kind: 'bars' | 'open' | 'close' | 'block-open' | 'block-close'
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

/** A text with its marks found and replaced by stand-ins of the same length. */
export interface Marked {
  readonly text: string
  readonly marks: readonly Mark[]
}

// A backslash takes the next sign out of play. Attributes follow a closing mark at once, on its line.
const INLINE = /\\[!-/:-@[-`{-~]|\|{2,}|>!|!</g
const ATTRIBUTES = /\{[^{}|\n]{0,120}\}/y

/** Finds `||`, `>!` and `!<`, also those in code, which only the parsed text can tell. */
export function scanInline(text: string): Mark[] {
  const marks: Mark[] = []
  let inside = false
  let lineEnd = -1
  for (const match of text.matchAll(INLINE)) {
    const [signs] = match
    if (signs.startsWith('\\')) continue
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
    const attributes = kind === 'open' || signs.length > 3 ? null : attributesAt(text, after)
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
