import type { TextedView } from '@/lib/posts/view'
import type { Cleared } from '@/lib/spoilers/sealed'
import type { Group } from '@/lib/terms/ask'
import { marksIn, type Mark } from '@/lib/terms/marks'
import type { ThreadRow } from '@/lib/threads/view'

/** A stretch of a snippet or title; `mark`: it is what was looked for. Made of texts that the gate has cleared for the asker, and of titles. */
export interface SnippetPart {
  text: string
  mark: boolean
}

/** A post that was found. */
export interface SearchHit {
  thread: ThreadRow
  /** The thread's title in parts. */
  title: readonly SnippetPart[]
  /** Its address is `pathsIn(locale).post(thread.id, post.number)`. */
  post: TextedView
  /** The part of the post where it was found, without what the asker may not read. Empty when they may read nothing of it. */
  snippet: readonly SnippetPart[]
}

/** A page of what was found, the best first. */
export interface SearchResult {
  items: readonly SearchHit[]
  /** What to send as `cursor` for the next page; null: there is none. */
  next: string | null
  /** The query that was asked instead, because a word of what was typed is nowhere; null: it was taken as typed. */
  corrected: string | null
}

// UTF-16 units: two or three lines.
const SNIPPET = 220
// What stands before the first mark.
const BEFORE = 60
// Of a post, this much is looked through for marks: a page of answers has a hundred posts, and one of 40,000 characters is rare.
const LOOKED_THROUGH = 6_000

/** A title with what was looked for marked. */
export function titleOf(title: string, need: readonly Group[]): SnippetPart[] {
  return partsOf(title, 0, title.length, marksIn(title, need))
}

/** The stretch of a post that answers most of what was looked for, with marks; its beginning where what answers is elsewhere. */
export function snippetOf(texts: Iterable<Cleared<'text'>>, need: readonly Group[]): SnippetPart[] {
  let left = LOOKED_THROUGH
  let best: { text: string; marks: Mark[]; from: number; answers: number } | null = null
  for (const { text } of texts) {
    if (text.trim() === '') continue
    const marks = left > 0 ? marksIn(text.slice(0, left), need) : []
    left -= text.length
    const { from, answers } = densest(marks)
    if (!best || answers > best.answers) best = { text, marks, from, answers }
  }
  if (!best) return []
  const { text, marks, from } = best
  const start = from <= BEFORE ? 0 : wordStart(text, from - BEFORE, from)
  const end = text.length - start <= SNIPPET ? text.length : wordEnd(text, start + SNIPPET, start + SNIPPET - BEFORE)
  const parts = partsOf(text, start, end, marks)
  return [...(start > 0 ? [{ text: '…', mark: false }] : []), ...parts, ...(end < text.length ? [{ text: '…', mark: false }] : [])]
}

/** Where to begin so that the snippet holds marks of the most groups. */
function densest(marks: readonly Mark[]): { from: number; answers: number } {
  let best = { from: 0, answers: 0 }
  for (const [index, { start }] of marks.entries()) {
    const groups = new Set<number>()
    for (let at = index; at < marks.length && marks[at]!.end - start <= SNIPPET - BEFORE; at += 1) groups.add(marks[at]!.group)
    if (groups.size > best.answers) best = { from: start, answers: groups.size }
  }
  return best
}

function wordStart(text: string, at: number, most: number): number {
  const space = text.slice(at, most).search(/\s\S/)
  return space < 0 ? whole(text, at) : at + space + 1
}

function wordEnd(text: string, at: number, least: number): number {
  const space = text.slice(least, at).search(/\s\S*$/)
  return space < 0 ? whole(text, at) : least + space
}

/** An offset that does not cut a sign in two. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at
}

/** A stretch of a text on one line, in parts that are marked or not. */
function partsOf(text: string, start: number, end: number, marks: readonly Mark[]): SnippetPart[] {
  const parts: SnippetPart[] = []
  const add = (from: number, to: number, mark: boolean) => {
    const piece = text.slice(from, to).replace(/\s+/gu, ' ')
    if (piece !== '') parts.push({ text: piece, mark })
  }
  let at = start
  for (const mark of joined(marks)) {
    if (mark.start < at || mark.end > end) continue
    add(at, mark.start, false)
    add(mark.start, mark.end, true)
    at = mark.end
  }
  add(at, end, false)
  return parts
}

/** The stretches that marks cover, in order; those that touch are one. */
function joined(marks: readonly Mark[]): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = []
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const last = stretches.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  return stretches
}
