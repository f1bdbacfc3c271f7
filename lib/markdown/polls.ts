import { createHash } from 'node:crypto'
import type { List, Nodes, Paragraph, Root, RootContent } from 'mdast'
import { isVisiblyEmpty } from '@/lib/markdown/clean'
import { rearm, STAND_IN } from '@/lib/markdown/defuse'
import type { Mark } from '@/lib/markdown/marks'
import { branch, type Piece } from '@/lib/markdown/pieces'
import type { RenderedPoll } from '@/lib/markdown/rendered'
import { extent, unitAt } from '@/lib/markdown/units'

// More than these are a survey, and fewer are no choice.
const LEAST_OPTIONS = 2
const MOST_OPTIONS = 20

/** What may follow `:::poll` on its line; no mark of a spoiler fits into it. */
export const POLL_ATTRIBUTES = /^[ \t]*(?:\{[\w \t=",'-]{0,120}\})?[ \t]*$/

/** A poll, and where it stands among the blocks of a text: from the paragraph of its opening mark to that of its closing one. */
export interface PollBlock extends RenderedPoll {
  readonly from: number
  readonly to: number
  /** What is asked, if anything is, and the list of options. */
  readonly blocks: readonly RootContent[]
}

/**
 * The polls among the blocks of a text: between two marks at its outermost level at most one paragraph and a list of options of one line each,
 * with nothing else. `unclear` are the opening marks of those that are none; `known` is by which index those with a fingerprint are known.
 */
export function findPolls(root: Root, text: string, marks: ReadonlyMap<Mark, Mark | null>, known: ReadonlyMap<string, number>): { polls: PollBlock[]; unclear: Mark[] } {
  if (marks.size === 0) return { polls: [], unclear: [] }
  const places = root.children.map(extent)
  const standsAt = (mark: Mark): number | null => {
    const at = unitAt(places, mark.start)
    return at >= 0 && places[at]!.start === mark.start && places[at]!.end === mark.end && root.children[at]!.type === 'paragraph' ? at : null
  }
  const polls: PollBlock[] = []
  const indexes = new Map(known)
  const unclear: Mark[] = []
  let outermostEnd = 0
  for (const [open, close] of marks) {
    const from = standsAt(open)
    const to = close && standsAt(close)
    const said = readPollAttributes(open.attributes)
    const blocks = from === null || to === null ? [] : root.children.slice(from + 1, to)
    const within = open.start < outermostEnd
    outermostEnd = Math.max(outermostEnd, close?.end ?? 0)
    const words = within ? null : wordsOf(blocks, text)
    if (from === null || to === null || !said || !words) {
      unclear.push(open)
      continue
    }
    const fingerprint = fingerprintOf(words, said.multiple)
    const index = indexes.get(fingerprint) ?? indexes.size + 1
    indexes.set(fingerprint, index)
    polls.push({ ...said, options: words.length - 1, fingerprint, index, from, to, blocks })
  }
  return { polls, unclear }
}

/** What `{multiple until=2026-12-31}` says, braces included; null where it cannot be understood. */
function readPollAttributes(written: string | null): Pick<RenderedPoll, 'multiple' | 'until'> | null {
  if (written !== null && !POLL_ATTRIBUTES.test(written)) return null
  let multiple = false
  let until: string | null = null
  for (const word of written?.replace(/^\s*\{|\}\s*$/g, '').split(/[\s,]+/).filter(Boolean) ?? []) {
    const [, day] = /^until=(["']?)(\d{4}-\d\d-\d\d)\1$/i.exec(word)?.slice(1) ?? []
    if (/^multiple$/i.test(word) && !multiple) multiple = true
    else if (day && until === null && isDay(day)) until = day
    else return null
  }
  return { multiple, until }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** What is asked (the empty text: nothing) and the options, without marks of spoilers; null where the blocks are no poll. */
function wordsOf(blocks: readonly RootContent[], text: string): string[] | null {
  const [question, list] = blocks.length === 1 ? [null, blocks[0]!] : blocks
  if (blocks.length > 2 || list?.type !== 'list' || (question && question.type !== 'paragraph')) return null
  if (list.children.length < LEAST_OPTIONS || list.children.length > MOST_OPTIONS) return null
  const options = list.children.map(({ children: [only, ...more], checked }) => {
    return only?.type === 'paragraph' && more.length === 0 && typeof checked !== 'boolean' ? plainly(only, text) : ''
  })
  const asked = question ? plainly(question as Paragraph, text) : ''
  return options.some(isVisiblyEmpty) || (question && isVisiblyEmpty(asked)) ? null : [asked, ...options]
}

function plainly(node: Nodes, text: string): string {
  const { start, end } = extent(node)
  return rearm(text.slice(start, end).replace(STAND_IN, '')).replace(/\s+/gu, ' ').trim()
}

function fingerprintOf(words: readonly string[], multiple: boolean): string {
  return createHash('sha256').update(JSON.stringify([multiple, words])).digest('base64url')
}

/** Lays out the blocks of a text, its polls each as one element around what is asked and the options. */
export function layOutPolls(blocks: readonly RootContent[], polls: readonly PollBlock[], lay: (blocks: readonly RootContent[]) => Piece[]): Piece[] {
  let after = 0
  const pieces = polls.flatMap((poll) => {
    const before = blocks.slice(after, poll.from)
    after = poll.to + 1
    const { index, multiple, until } = poll
    const properties = { dataPoll: String(index), dataChoice: multiple ? 'many' : 'one', dataUntil: until ?? undefined }
    return [...lay(before), branch('div', properties, lay(poll.blocks.map(tight)))]
  })
  return [...pieces, ...lay(blocks.slice(after))]
}

/** A list whose items are lines, however many empty ones are between them. */
function tight(block: RootContent): RootContent {
  return block.type !== 'list' ? block : { ...block, spread: false, children: block.children.map((item) => ({ ...item, spread: false })) } satisfies List
}
