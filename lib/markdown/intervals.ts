import { readAttributes } from '@/lib/markdown/attributes'
import type { Mark } from '@/lib/markdown/marks'
import type { WarningCode } from '@/lib/markdown/rendered'
import { unitAt, type Unit } from '@/lib/markdown/units'
import type { Scope } from '@/lib/spoilers/scope'

/** A sealed stretch of the parsed text, its marks included: [start, end). */
export interface Interval {
  readonly start: number
  readonly end: number
  readonly scopes: readonly Scope[]
  /** Made by a mark on lines of its own. */
  readonly block: boolean
}

/** Something to tell the writer, at an offset of the parsed text. */
export interface Remark {
  readonly code: WarningCode
  readonly at: number
}

export interface Paired {
  /** In the order of their starts, so that of two on a text the outer comes first. */
  readonly intervals: readonly Interval[]
  readonly remarks: readonly Remark[]
  /** The marks of polls, in order, each with the line that ends it; null: none does. */
  readonly polls: ReadonlyMap<Mark, Mark | null>
  /** What a mark leaves in the text: a closing mark without an opening one, attributes that nobody understands. */
  readonly shown: ReadonlyMap<Mark, string>
}

/**
 * Decides what the marks of a text seal. Where that is unclear, more is sealed rather than less: nothing that some
 * reading of the marks seals is left open.
 */
export function pairMarks(marks: readonly Mark[], units: readonly Unit[], length: number, fallback: Scope): Paired {
  const intervals: Interval[] = []
  const remarks: Remark[] = []
  const shown = new Map<Mark, string>()

  const seal: Seal = (open, close) => {
    const block = open.kind === 'block-open'
    const telling = tellingMark(open, close)
    const said = readAttributes(telling?.attributes ?? null, fallback)
    if (telling && !said.clear) remarks.push({ code: 'spoiler-scope-unclear', at: telling.start })
    for (const mark of [open, close]) {
      if (mark?.attributes && (mark !== telling || !said.clear)) shown.set(mark, mark.attributes)
    }
    if (!close) remarks.push({ code: 'spoiler-unclosed', at: open.start })
    return intervals.push({ start: open.start, end: close?.end ?? length, scopes: said.scopes, block }) - 1
  }
  const stray = (mark: Mark) => {
    shown.set(mark, mark.written)
    remarks.push({ code: 'spoiler-unopened', at: mark.start })
  }

  const unitOf = (offset: number) => unitAt(units, offset)
  pairBars(marks.filter((mark) => mark.kind === 'bars'), unitOf, seal)
  pairAngles(marks.filter((mark) => mark.kind === 'open' || mark.kind === 'close'), unitOf, seal, stray, (index, end) => {
    intervals[index] = { ...intervals[index]!, end }
  })
  const polls = pairBlocks(marks.filter(({ kind }) => kind.startsWith('block-') || kind === 'poll-open'), seal, stray)

  intervals.sort((a, b) => a.start - b.start || b.end - a.end)
  remarks.push(...crossings(intervals))
  remarks.sort((a, b) => a.at - b.at)
  return { intervals, remarks, polls, shown }
}

/** Which of two marks names the scope: that of a block opens it, others close; an opening one only by what looks it. */
function tellingMark(open: Mark, close: Mark | null): Mark | null {
  if (open.kind === 'block-open') return open
  if (close?.attributes) return close
  return /^\s*\{\s*(version|until)/i.test(open.attributes ?? '') ? open : null
}

/** Notes an interval, to the end of the text without a closing mark; answers its place in the list. */
type Seal = (open: Mark, close: Mark | null) => number

/**
 * `||` pair up within their unit. A unit left with one open is odd. When all odd units hold a single mark and pair up
 * with only unmarked units between, the spoiler runs across paragraphs. Anything else cannot be told apart from a
 * forgotten mark: everything from the first mark of the first odd unit is sealed.
 */
function pairBars(bars: readonly Mark[], unitOf: (offset: number) => number, seal: Seal): void {
  const groups: Mark[][] = []
  let last = Number.NaN
  for (const mark of bars) {
    const unit = unitOf(mark.start)
    if (unit !== last) groups.push([])
    groups.at(-1)?.push(mark)
    last = unit
  }
  const odd = groups.flatMap((group, place) => (pairWithin(group, seal) ? [] : [{ group, place }]))
  const across = odd.every(({ group, place }, index) => {
    const other = odd[index ^ 1]
    return group.length === 1 && !group.some(isRun) && other !== undefined && Math.abs(other.place - place) === 1
  })
  const marks = odd.flatMap(({ group }) => group)
  if (!across) return void (marks[0] && seal(marks[0], null))
  for (let index = 0; index < marks.length; index += 2) seal(marks[index]!, marks[index + 1]!)
}

/**
 * Pairs the bars of one unit in turn; whether none is left open. A run of four or more can be read as one mark, as the
 * end of a spoiler and the beginning of the next, or as so many marks of two: every reading seals.
 */
function pairWithin(group: readonly Mark[], seal: Seal): boolean {
  const whole = pairInTurn(group, seal)
  if (!group.some(isRun)) return whole
  const split = pairInTurn(group.flatMap(splitRun), seal)
  return whole && split
}

function pairInTurn(group: readonly Mark[], seal: Seal): boolean {
  let open: Mark | null = null
  for (const mark of group) {
    if (open === null) {
      open = mark
      continue
    }
    seal(open, mark)
    open = mark.signs === 4 && !isRun(open) ? { ...mark, signs: 2 } : null
  }
  return open === null
}

function isRun(mark: Mark): boolean {
  return mark.signs >= 4
}

/** A run of bars as marks of two each, the last with what follows it. */
function splitRun(mark: Mark): Mark[] {
  const count = Math.floor(mark.signs / 2)
  return Array.from({ length: count }, (_, index) => {
    const start = mark.start + index * 2
    return index === count - 1 ? { ...mark, start, signs: 2 } : { ...mark, start, end: start + 2, attributes: null, signs: 2 }
  })
}

/**
 * `>!` and `!<` nest. A closing mark with nothing open, in the unit where a spoiler has just ended, extends that one:
 * `>!he said "wow!<3" and died!<` must not open its end.
 */
function pairAngles(
  marks: readonly Mark[], unitOf: (offset: number) => number, seal: Seal, stray: (mark: Mark) => void,
  extend: (interval: number, end: number) => void,
): void {
  const open: Mark[] = []
  let ended: { interval: number; unit: number } | null = null
  for (const mark of marks) {
    if (mark.kind === 'open') {
      open.push(mark)
      continue
    }
    const opener = open.pop()
    const unit = unitOf(mark.start)
    if (opener) {
      const interval = seal(opener, mark)
      if (open.length === 0) ended = { interval, unit }
    } else {
      stray(mark)
      if (ended?.unit !== unit) continue
      extend(ended.interval, mark.end)
    }
  }
  for (const mark of open) seal(mark, null)
}

/**
 * Block marks nest, those of polls among them. A line that ends a poll would end the spoiler around it for whoever does not read the poll:
 * a spoiler lasts as long as the longer of both readings. Answers where each poll ends.
 */
function pairBlocks(marks: readonly Mark[], seal: Seal, stray: (mark: Mark) => void): Map<Mark, Mark | null> {
  const pairs = nested(marks)
  const withoutPolls = nested(marks.filter(({ kind }) => kind !== 'poll-open'))
  const ends = new Set(pairs.values())
  const polls = new Map<Mark, Mark | null>()
  for (const mark of marks) {
    if (mark.kind === 'block-close' && !ends.has(mark)) stray(mark)
    const close = pairs.get(mark) ?? null
    if (mark.kind === 'poll-open') polls.set(mark, close)
    if (mark.kind === 'block-open') seal(mark, later(close, withoutPolls.get(mark) ?? null))
  }
  return polls
}

function later(one: Mark | null, other: Mark | null): Mark | null {
  return one && other && (one.start > other.start ? one : other)
}

/** A closing line ends the innermost mark with as many colons, else the innermost with fewer. Those that nothing ends are not among the pairs. */
function nested(marks: readonly Mark[]): Map<Mark, Mark> {
  const open: Mark[] = []
  const pairs = new Map<Mark, Mark>()
  for (const mark of marks) {
    if (mark.kind !== 'block-close') {
      open.push(mark)
      continue
    }
    let index = open.findLastIndex((opener) => opener.signs === mark.signs)
    if (index < 0) index = open.findLastIndex((opener) => opener.signs < mark.signs)
    const [opener] = index < 0 ? [] : open.splice(index, 1)
    if (opener) pairs.set(opener, mark)
  }
  return pairs
}

/** Where a stretch begins inside another and ends after it. An overlap of four signs holds nothing but marks. */
function crossings(intervals: readonly Interval[]): Remark[] {
  const open: Interval[] = []
  const remarks: Remark[] = []
  for (const interval of intervals) {
    while (open.length > 0 && open.at(-1)!.end <= interval.start) open.pop()
    const outer = open.at(-1)
    if (outer && outer.end < interval.end && outer.end - interval.start > 4) remarks.push({ code: 'spoiler-crossed', at: interval.start })
    else open.push(interval)
  }
  return remarks
}
