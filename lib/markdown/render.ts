import type { Root } from 'mdast'
import { asTyped, isTooDense, type Draft } from '@/lib/markdown/as-typed'
import { findBlockLines, isolate, type Isolated } from '@/lib/markdown/block-marks'
import { countStandIns, isTight } from '@/lib/markdown/check'
import { cleanBody } from '@/lib/markdown/clean'
import { sweep } from '@/lib/markdown/covers'
import { defuseExcess, disarmForgeries } from '@/lib/markdown/defuse'
import { plainText, safeHtml } from '@/lib/markdown/html'
import { pairMarks, type Interval } from '@/lib/markdown/intervals'
import { layOut } from '@/lib/markdown/layout'
import { findLookAlikes } from '@/lib/markdown/look-alikes'
import { replaceMarks, scanInline, type Mark } from '@/lib/markdown/marks'
import { partition } from '@/lib/markdown/partition'
import { findPolls } from '@/lib/markdown/polls'
import { runsOf, type Run } from '@/lib/markdown/runs'
import type { Rendered, RenderedPoll, RenderedSegment, RenderOptions, Warning } from '@/lib/markdown/rendered'
import { parseMarkdown } from '@/lib/markdown/syntax'
import { isFenced, isLineOfText, lieIn, unitsOf, type Unit } from '@/lib/markdown/units'
import { EVERYTHING, mergeScopes, type Scope } from '@/lib/spoilers/scope'
import { countWords } from '@/lib/spoilers/words'

// More spoilers within spoilers than this, or more apart than that, are a mistake or an attack; each costs a row.
const DEEPEST_SPOILER = 16
const MOST_SEGMENTS = 200

const NOBODY: ReadonlyMap<string, string> = new Map()

// A writer who has been told so often knows.
const MOST_LOOK_ALIKES = 20

/**
 * Turns the Markdown of a post into segments of safe HTML, once, when it is written. Where the marks are unclear it
 * seals, and says so. Offsets of warnings are those of the text as `cleanBody` leaves it. Takes time in proportion to
 * the text.
 */
export function render(source: string, options: RenderOptions): Rendered {
  const { draft, warnings, called } = prepare(source, options)
  return { ...finish(draft, options.base, warnings), called: [...called ?? []] }
}

/** The texts of a post in the order in which they are read, each with every scope on it: what differences between two writings are made of. */
export function renderRuns(source: string, options: RenderOptions): Run[] {
  const { parts, stretches } = prepare(source, options).draft
  return runsOf(parts, ({ cover }) => mergeScopes(options.base, ...cover.map((interval) => stretches[interval]!.scopes)))
}

/** The polls that a text is going to hold. */
export function pollsIn(source: string): readonly RenderedPoll[] {
  return onlyOnce(prepare(source, { base: [], fallback: { version: 'any', until: null } }).draft.polls)
}

const NO_POLLS: ReadonlyMap<string, number> = new Map()

/** Where the quotes of a text stand, and what its marks seal, in offsets of the text as `cleanBody` leaves it. */
export interface Marked {
  readonly quotes: readonly Unit[]
  readonly sealed: readonly Pick<Interval, 'start' | 'end' | 'scopes'>[]
}

/** Reads the marks of a text and no more. A text that is shown as it was typed counts as a quote as a whole. */
export function readMarked(source: string, fallback: Scope): Marked {
  const clean = cleanBody(source)
  const whole = { start: 0, end: clean.length }
  if (isTooDense(clean)) return { quotes: [whole], sealed: asTyped(clean).draft.stretches }
  const { text, marks, tree, toSource, contradicts } = read(disarmForgeries(clean))
  if (contradicts) return { quotes: [], sealed: [{ ...whole, scopes: EVERYTHING }] }
  const code = unitsOf(tree, (node) => node.type === 'inlineCode' || isFenced(text)(node))
  const live = marks.filter(({ start }) => !lieIn(code, start))
  const { intervals } = pairMarks(live, unitsOf(tree, isLineOfText), text.length, fallback)
  const inSource = <U extends Unit>(unit: U): U => ({ ...unit, start: toSource(unit.start), end: toSource(unit.end) })
  return { quotes: unitsOf(tree, ({ type }) => type === 'blockquote').map(inSource), sealed: intervals.map(inSource) }
}

function prepare(source: string, options: RenderOptions): { draft: Draft; warnings: Warning[]; called?: ReadonlySet<string> } {
  const clean = cleanBody(source)
  if (isTooDense(clean)) return asTyped(clean)
  const { text, marks, lookAlikes, tree, toSource, contradicts } = read(disarmForgeries(clean))
  const code = unitsOf(tree, (node) => node.type === 'inlineCode' || isFenced(text)(node))
  const literal = new Set(marks.filter(({ start }) => lieIn(code, start)))
  const live = marks.filter((mark) => !literal.has(mark))
  const { intervals, remarks, shown, polls: marked } = pairMarks(live, unitsOf(tree, isLineOfText), text.length, options.fallback)
  const { polls, unclear } = findPolls(tree, text, marked, options.polls ?? NO_POLLS)
  const typed = [...literal, ...unclear, ...unclear.flatMap((mark) => marked.get(mark) ?? [])]
  const left = new Map([...shown, ...typed.map((mark) => [mark, mark.written] as const)])
  const [known, called] = [options.people ?? NOBODY, new Set<string>()]
  const draft = (stretches: readonly Interval[]): Draft | null => {
    const covers = sweep(stretches, DEEPEST_SPOILER)
    if (covers.depth > DEEPEST_SPOILER) return null
    const pieces = layOut(tree, { text, marks, shown: left, covers, polls, images: options.images, headings: options.headings ?? 3, known, called })
    const parts = partition(pieces, (interval) => !stretches[interval]!.block)
    return { pieces, parts, stretches, polls }
  }
  const inTheOpen = lookAlikes.filter((at) => !lieIn(code, at) && !intervals.some(({ start, end }) => start <= at && at < end))
  const misread = unclear.map(({ start }) => ({ code: 'poll-unclear' as const, at: start }))
  const all = [...remarks, ...misread, ...inTheOpen.slice(0, MOST_LOOK_ALIKES).map((at) => ({ code: 'spoiler-look-alike' as const, at }))]
  const warnings = all.map(({ code, at }): Warning => ({ code, offset: toSource(at) })).sort((a, b) => a.offset - b.offset)
  const done = draft(intervals)
  const trusted = !contradicts && (!done || isTight(done.pieces, done.parts, countStandIns(clean)))
  if (done && trusted && done.parts.length <= MOST_SEGMENTS) return { draft: done, warnings, called }
  warnings.unshift({ code: trusted ? 'spoiler-too-many' : 'spoiler-all-sealed', offset: 0 })
  const scopes = trusted ? mergeScopes(...intervals.map((interval) => interval.scopes)) : EVERYTHING
  return { draft: draft([{ start: 0, end: text.length, scopes, block: true }])!, warnings, called }
}

interface Read {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Where people would take something for a mark. */
  readonly lookAlikes: readonly number[]
  readonly tree: Root
  readonly toSource: (offset: number) => number
  /** Whether setting block marks apart changed what is code around them, so that neither reading can be trusted. */
  readonly contradicts: boolean
}

/** Finds every mark and parses the text with stand-ins for them: twice where lines look like block marks. */
function read(source: string): Read {
  const asOne: Isolated = { text: source, marks: [], toSource: (offset) => offset }
  const once = parse(asOne)
  const lines = findBlockLines(source)
  if (lines.length === 0) return { ...once, contradicts: false }
  const fences = unitsOf(once.tree, isFenced(source))
  const isolated = isolate(source, lines.filter(({ start }) => !lieIn(fences, start)))
  const apart = parse(isolated)
  const fencesApart = unitsOf(apart.tree, isFenced(isolated.text))
  const starts = new Set(isolated.marks.map(({ start }) => start))
  const contradicts = findBlockLines(isolated.text).some(({ start }) => starts.has(start) === lieIn(fencesApart, start))
  return { ...apart, contradicts }
}

function parse({ text: plain, marks: blocks, toSource }: Isolated): Omit<Read, 'contradicts'> {
  const inline = scanInline(plain).filter((mark) => !lieIn(blocks, mark.start))
  const marks = [...inline, ...blocks].sort((a, b) => a.start - b.start)
  const text = defuseExcess(replaceMarks(plain, marks))
  return { text, marks, lookAlikes: findLookAlikes(plain), tree: parseMarkdown(text), toSource }
}

function finish({ parts, stretches, polls }: Draft, base: readonly Scope[], warnings: readonly Warning[]): Omit<Rendered, 'called'> {
  const segments = parts.map(({ index, parent, cover, block, content }): RenderedSegment => {
    const text = plainText(content)
    const scopes = mergeScopes(base, ...cover.map((interval) => stretches[interval]!.scopes))
    return { index, parent, scopes, html: safeHtml(content), text, words: countWords(text), block }
  })
  return { segments, polls: onlyOnce(polls), warnings, words: segments.reduce((sum, segment) => sum + segment.words, 0) }
}

/** What decides about the vote on each poll. One that stands twice in a post, word for word, is one poll. */
function onlyOnce(polls: readonly RenderedPoll[]): RenderedPoll[] {
  return [...new Map(polls.map(({ index, fingerprint, multiple, until, options }) => [index, { index, fingerprint, multiple, until, options }])).values()]
}
