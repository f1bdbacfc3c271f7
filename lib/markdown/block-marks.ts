import { fold } from '@/lib/markdown/fold'
import type { Mark } from '@/lib/markdown/marks'
import { POLL_ATTRIBUTES } from '@/lib/markdown/polls'

/** A line that is a block mark, if code does not claim it. Offsets in the source. */
export interface BlockLine {
  readonly start: number
  readonly end: number
  /** Quote and list markers before the mark. */
  readonly prefix: string
  readonly colons: number
  /** What it opens; null: it closes. */
  readonly opens: 'spoiler' | 'poll' | null
  readonly attributes: string | null
}

// Another mark on the line is left behind, to mean what it means anywhere; a backslash with what it makes text.
const OTHER_MARK = /\\|\|{2,}|>!|!<|(?<!:):{3,}[ \t]*spoiler/i

const LINE = /^([ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*)*)(:{3,})(?:[ \t]*(spoiler|poll(?![\w\u0080-\uffff-]))(.*)|[ \t]*)$/gim

/** Every line that opens or closes a block spoiler, or a poll, by its looks. */
export function findBlockLines(source: string): BlockLine[] {
  const folded = fold(source)
  return Array.from(folded.text.matchAll(LINE), (match): BlockLine => {
    const [line, prefix = '', colons = '', name, all = ''] = match
    const opens = name === undefined ? null : /^spoiler$/i.test(name) ? 'spoiler' : 'poll'
    const said = all.split(OTHER_MARK)[0] ?? ''
    // What is no attribute of a poll is left behind as well: a mark of a spoiler in it must not be lost.
    const rest = opens === 'poll' && !POLL_ATTRIBUTES.test(said) ? '' : said
    const start = folded.start(match.index + prefix.length)
    const end = folded.end(match.index + line.slice(0, line.length - all.length + rest.length).trimEnd().length)
    const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
    return { start, end, prefix: before, colons: colons.length, opens, attributes: said.trim() || null }
  })
}

/** A text in which each block mark is a paragraph of its own, and where its pieces come from. */
export interface Isolated {
  readonly text: string
  readonly marks: readonly Mark[]
  /** The offset in the source of an offset in the text. */
  readonly toSource: (offset: number) => number
}

/** Puts an empty line before and after each block mark, within its quote or list, so that it parts paragraphs. */
export function isolate(source: string, lines: readonly BlockLine[]): Isolated {
  const marks: Mark[] = []
  const shifts: { at: number; by: number }[] = [{ at: 0, by: 0 }]
  let text = ''
  let from = 0
  const insert = (piece: string) => {
    text += piece
    shifts.push({ at: text.length, by: text.length - from })
  }
  for (const line of lines) {
    const lineStart = line.start - line.prefix.length
    const inner = line.prefix.replace(/[-*+]|\d{1,9}[.)]/g, (marker) => ' '.repeat(marker.length))
    const outer = /^[ \t>]*/.exec(line.prefix)?.[0] ?? ''
    text += source.slice(from, lineStart)
    from = lineStart
    if (lineStart > 0) insert(`${outer.trimEnd()}\n`)
    const start = text.length + line.prefix.length
    text += source.slice(lineStart, line.end)
    from = line.end
    const written = source.slice(line.start, line.end)
    const kind = line.opens === null ? 'block-close' : line.opens === 'poll' ? 'poll-open' : 'block-open'
    marks.push({ kind, start, end: text.length, written, attributes: line.attributes, signs: line.colons })
    insert(`\n${inner.trimEnd()}`)
    // Beside a poll's mark it makes it unclear; beside a spoiler's it is what is sealed.
    if (line.opens === 'spoiler' && from < source.length && source[from] !== '\n') insert(`\n${inner}`)
  }
  text += source.slice(from)
  return { text, marks, toSource: (offset) => offset - shiftAt(shifts, offset) }
}

function shiftAt(shifts: readonly { at: number; by: number }[], offset: number): number {
  let low = 0
  let high = shifts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((shifts[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return shifts[low]?.by ?? 0
}
