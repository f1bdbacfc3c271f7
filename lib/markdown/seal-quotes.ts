import { writeAttributes } from '@/lib/markdown/attributes'
import { cleanBody } from '@/lib/markdown/clean'
import { readMarked, render } from '@/lib/markdown/render'
import type { Warning } from '@/lib/markdown/rendered'
import { asksAsMuch, everything, opensNothing } from '@/lib/markdown/wrap'
import { formatScope, mergeScopes, type Scope } from '@/lib/spoilers/scope'

/** A text that lies sealed in a post, which another quotes. */
export interface SealedSource {
  readonly text: string
  readonly scopes: readonly Scope[]
}

export interface SealedQuotes {
  readonly source: string
  /** Where words were sealed, in the source as it was given. */
  readonly warnings: readonly Warning[]
}

// Six words in a row are somebody's; five are often anybody's ("at the end of the"). Korean and Chinese words are counted by letters,
// as they are written together.
const WORDS_IN_A_ROW = 6
const LETTERS_IN_A_ROW = 12

/**
 * Seals in the quotes of a text whatever repeats six words in a row (twelve letters of Hangul or Han) of what lies sealed where it comes
 * from, under the same scopes. `base` are the scopes that lie on the whole post. What is sealed as strictly already is left alone. Takes
 * time in proportion to the texts.
 */
export function sealQuotes(source: string, sealed: readonly SealedSource[], { base, fallback }: { base: readonly Scope[]; fallback: Scope }): SealedQuotes {
  const text = cleanBody(source)
  const known = knownRuns(sealed)
  if (known.size === 0) return { source: text, warnings: [] }
  const missing = missingIn(text, known, base, fallback)
  if (missing.length === 0) return { source: text, warnings: [] }
  const before = render(text, { base: [], fallback }).segments
  const warnings = missing.map(({ start }): Warning => ({ code: 'quote-sealed', offset: start }))
  for (const candidate of [inPlace(text, missing), byLines(text, missing)]) {
    if (opensNothing(before, candidate) && missingIn(candidate, known, base, fallback).length === 0) return { source: candidate, warnings }
  }
  const scopes = mergeScopes(...missing.map((stretch) => stretch.scopes))
  return { source: scopes.reduce((inner, scope) => everything(inner, writeAttributes(scope)), text), warnings }
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly scopes: readonly Scope[]
}

/** The stretches of a text's quotes that repeat what is sealed, with the scopes that they lack. In order, none touching another. */
function missingIn(text: string, known: ReadonlyMap<string, readonly Scope[]>, base: readonly Scope[], fallback: Scope): Stretch[] {
  const { quotes, sealed } = readMarked(text, fallback)
  const found: Stretch[] = []
  for (const { start, end } of outermost(quotes)) {
    for (const { key, from, to } of runsOf(text.slice(start, end))) {
      const scopes = known.get(key)
      if (!scopes) continue
      const stretch = { start: start + from, end: start + to }
      const lying = mergeScopes(base, ...sealed.filter((one) => one.start <= stretch.start && one.end >= stretch.end).map((one) => one.scopes))
      const lacks = scopes.filter((scope) => !lying.some((other) => asksAsMuch(formatScope(other), formatScope(scope))))
      if (lacks.length > 0) found.push({ ...stretch, scopes: lacks })
    }
  }
  return joined(found)
}

function outermost(quotes: readonly { start: number; end: number }[]) {
  let last = -1
  return quotes.filter(({ end }) => {
    const outer = end > last
    last = Math.max(last, end)
    return outer
  })
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && stretch.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end), scopes: mergeScopes(last.scopes, stretch.scopes) }
    else all.push(stretch)
  }
  return all
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu
const LETTER = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Every run of so many words, and of so many letters, in a text: its key, and where it stands. */
function runsOf(text: string): { key: string; from: number; to: number }[] {
  const windows = (pattern: RegExp, length: number) => {
    const parts = Array.from(text.matchAll(pattern), ({ 0: part, index }) => ({ part: part.normalize('NFKC').toLowerCase().replaceAll('’', "'"), from: index, to: index + part.length }))
    return parts.slice(length - 1).map((last, at) => ({
      key: parts.slice(at, at + length).map(({ part }) => part).join(' '), from: parts[at]!.from, to: last.to,
    }))
  }
  return [...windows(WORD, WORDS_IN_A_ROW), ...windows(LETTER, LETTERS_IN_A_ROW)]
}

/** The runs of what is sealed, each with every scope that it lies under somewhere. */
function knownRuns(sealed: readonly SealedSource[]): Map<string, readonly Scope[]> {
  const known = new Map<string, readonly Scope[]>()
  for (const { text, scopes } of sealed) {
    if (scopes.length === 0) continue
    for (const { key } of runsOf(text)) known.set(key, mergeScopes(known.get(key) ?? [], scopes))
  }
  return known
}

/** Marks around just the stretches. */
function inPlace(text: string, stretches: readonly Stretch[]): string {
  return stretches.toReversed().reduce((all, { start, end, scopes }) => {
    const wrapped = scopes.reduce((inner, scope) => `>!${inner}!<${writeAttributes(scope)}`, all.slice(start, end))
    return all.slice(0, start) + wrapped + all.slice(end)
  }, text)
}

/** Marks around all that is written on the lines of the stretches, behind the marks of quotes and lists. */
function byLines(text: string, stretches: readonly Stretch[]): string {
  const lines = stretches.map(({ start, end, scopes }): Stretch => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const content = lineStart + (/^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})[ \t]*)*/.exec(text.slice(lineStart))?.[0].length ?? 0)
    const lineEnd = text.indexOf('\n', end)
    return { start: Math.min(content, start), end: lineEnd < 0 ? text.length : lineEnd, scopes }
  })
  return inPlace(text, joined(lines))
}
