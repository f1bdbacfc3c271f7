import { writeAttributes } from '@/lib/markdown/attributes'
import { cleanBody } from '@/lib/markdown/clean'
import { render } from '@/lib/markdown/render'
import type { RenderedSegment } from '@/lib/markdown/rendered'
import { formatScope, type Scope } from '@/lib/spoilers/scope'

/** A source in which a selection is sealed, and whether nothing but the selection is. */
export interface Wrapped {
  readonly source: string
  readonly exact: boolean
}

/**
 * Seals the stretch [start, end) of a Markdown source under a scope, as a moderator does who selected its words.
 * Offsets are those of the text as `cleanBody` leaves it. Half words are taken whole. The result was rendered again: the
 * words selected are sealed and nothing that was sealed has opened. Where just the selection cannot be sealed (it lies in
 * code, or parts a link) more is: its lines, then its paragraphs, then the whole text; `exact` then says no.
 */
export function wrapSpoiler(source: string, start: number, end: number, scope: Scope): Wrapped {
  const text = cleanBody(source)
  const [from, to] = wholeWords(text, Math.max(0, Math.min(start, end)), Math.min(text.length, Math.max(start, end)))
  if (from >= to) return { source: text, exact: true }
  const key = formatScope(scope)
  const was = segmentsOf(text)
  const keys = [...new Set([key, ...was.flatMap(({ scopes }) => scopes.map(formatScope))])]
  const before = census(was, keys)
  const target = bag(text.slice(from, to))
  let sealed: string | null = null
  for (const candidate of candidates(text, from, to, writeAttributes(scope))) {
    const after = census(segmentsOf(candidate), keys)
    const [had, has] = [before.get(key)!, after.get(key)!]
    if (!keepsSealed(before, after) || !lacks(has, had, target)) continue
    if (takesOnly(has.words, had.words, target)) return { source: candidate, exact: true }
    sealed ??= candidate
  }
  return { source: sealed ?? everything(text, writeAttributes(scope)), exact: false }
}

/** Ways to seal a selection, from the closest to the whole text. */
function* candidates(text: string, from: number, to: number, attributes: string): Generator<string> {
  const put = (start: number, end: number, open: string, close: string) => {
    return text.slice(0, start) + open + text.slice(start, end) + close + text.slice(end)
  }
  yield put(from, to, '||', `||${attributes}`)
  yield put(from, to, '>!', `!<${attributes}`)
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const lineEnd = endOr(text, text.indexOf('\n', Math.max(from, to - 1)))
  const content = lineStart + (/^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)*/.exec(text.slice(lineStart, lineEnd))?.[0].length ?? 0)
  yield put(Math.min(content, from), lineEnd, '>!', `!<${attributes}`)
  yield put(lineStart, lineEnd, `:::spoiler${attributes}\n`, '\n:::')
  const chunkStart = text.lastIndexOf('\n\n', from) + 1
  const chunkEnd = endOr(text, text.indexOf('\n\n', Math.max(from, to - 1)))
  yield put(chunkStart, chunkEnd, `${chunkStart > 0 ? '\n' : ''}:::spoiler${attributes}\n`, '\n:::')
  yield everything(text, attributes)
}

/** The whole text as one block. Colons more than any line of it has, so that nothing in it ends the block. */
export function everything(text: string, attributes: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/:{3,}/g), ([colons]) => colons.length))
  const fence = ':'.repeat(longest + 1)
  return `${fence}spoiler${attributes}\n${text}\n${fence}`
}

function endOr(text: string, index: number): number {
  return index < 0 ? text.length : index
}

// What words are made of, here: a selection never parts one. No spaces, so scripts without them are cut as selected.
const LETTER = /[\p{L}\p{M}\p{N}]/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The selection without white space at its ends and with the words that it parts. */
function wholeWords(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from]!)) from += 1
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1
  while (from > 0 && joins(text, from)) from -= 1
  while (to < text.length && to > from && joins(text, to)) to += 1
  return [from, to]
}

function joins(text: string, offset: number): boolean {
  const before = text.slice(0, offset).match(/.$/su)?.[0] ?? ''
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  if (/^[\uDC00-\uDFFF]/.test(text[offset] ?? '') && /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '')) return true
  return LETTER.test(before) && LETTER.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after)
}

type Bag = Map<string, number>

/** For each of some scopes: what can be read without having seen it, and its words. */
type Census = ReadonlyMap<string, { readonly text: string; readonly words: Bag }>

const ANY: Scope = { version: 'any', until: null }

/** Whether nothing that some scope lies on in these segments can be read without it in a text, whose marks without a scope mean `fallback`. */
export function opensNothing(before: readonly Readable[], source: string, fallback: Scope = ANY): boolean {
  const after = segmentsOf(source, fallback)
  const keys = [...new Set(before.flatMap(({ scopes }) => scopes.map(formatScope)))]
  return keepsSealed(census(before, keys), census(after, keys))
}

/** What of a segment can be read, and by whom. */
export type Readable = Pick<RenderedSegment, 'scopes' | 'html'>

function segmentsOf(source: string, fallback: Scope = ANY): readonly RenderedSegment[] {
  return render(source, { base: [], fallback }).segments
}

function census(segments: readonly Readable[], keys: readonly string[]): Census {
  return new Map(keys.map((key) => {
    const outside = segments.filter(({ scopes }) => !scopes.some((scope) => asksAsMuch(formatScope(scope), key)))
    const text = outside.map(({ html }) => readable(html)).join('\n')
    return [key, { text, words: bag(text) }]
  }))
}

/** Whether who may read under the first scope may also read under the second. */
export function asksAsMuch(one: string, other: string): boolean {
  const [version, until] = one.split('@')
  const [otherVersion, otherUntil] = other.split('@')
  if (version !== otherVersion) return otherVersion === 'any' && until === undefined
  return until === undefined || (otherUntil !== undefined && Number(until) >= Number(otherUntil))
}

// An address that was typed as it is stands in the source once: as the link's text and as where it leads.
const TYPED_ADDRESS = /<a href="(?:https?:\/\/|mailto:)?([^"]*)"[^>]*>((?:https?:\/\/)?\1)<\/a>/g

/** Everything in a piece of our HTML that can be read: its text, the addresses and titles of its links, and what is said of its images. */
function readable(drawn: string): string {
  const html = drawn.replace(TYPED_ADDRESS, '$2')
  const attributes = Array.from(html.matchAll(/(?:href|title|src|alt)="([^"]*)"/g), ([, value]) => value)
  return [html.replace(/<[^>]*>/g, ' '), ...attributes].join('\n').replace(/&#x[0-9a-f]+;/gi, ' ')
}

function bag(text: string): Bag {
  const words: Bag = new Map()
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

/** Nothing that was sealed under some scope can be read without it now. */
function keepsSealed(before: Census, after: Census): boolean {
  return [...before].every(([key, { words }]) => [...after.get(key)!.words].every(([word, count]) => count <= (words.get(word) ?? 0)))
}

/** The words of the target are gone, as often as they were selected: also from within others, as two with a mark between them are drawn as one. */
function lacks(has: { text: string }, had: { text: string }, target: Bag): boolean {
  return [...target].every(([word, count]) => times(has.text, word) <= Math.max(0, times(had.text, word) - count))
}

function times(text: string, word: string): number {
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1
  return count
}

/** And no others are. */
function takesOnly(has: Bag, had: Bag, target: Bag): boolean {
  return [...had].every(([word, count]) => (has.get(word) ?? 0) >= count - (target.get(word) ?? 0))
}
