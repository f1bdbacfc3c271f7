import { diffArrays } from 'diff'
import type { Selected } from '@/lib/markdown/cut'
import { readPostHtml, type HtmlNode } from '@/lib/markdown/post-html'

/** A segment of a text as whoever selects in it reads it; null where it is withheld. */
interface Shown {
  readonly index: number
  readonly html: string | null
}

interface Word {
  readonly text: string
  /** Where it is: in a source in UTF-16 units, in a shown text in signs without white space. */
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Where in a Markdown source the words are that somebody has selected in the text as it is shown, at any nesting and across formatting: offsets in
 * UTF-16 units. Half words are taken whole. Null where the selection is of another text, or has no words that can be told in the source.
 */
export function placeInSource(segments: readonly Shown[], source: string, { from, to, all }: Selected): { start: number; end: number } | null {
  const shown = wordsShown(segments)
  if (shown.signs !== all) return null
  const written = wordsWritten(source)
  const places = align(shown.words.map(({ text }) => text), written.map(({ text }) => text))
  const chosen = shown.words.flatMap((word, index) => (word.to > from && word.from < to ? [index] : []))
  const found = chosen.map((index) => places.get(index))
  if (found.length === 0 || found.includes(undefined)) return null
  const [first, last] = [written[found[0]!]!, written[found.at(-1)!]!]
  // What the words lead over must be they and markup, and no other word of the text.
  const others = new Set([...places].flatMap(([index, at]) => (chosen.includes(index) ? [] : [at])))
  for (let at = found[0]!; at <= found.at(-1)!; at += 1) if (others.has(at)) return null
  return { start: first.from, end: last.to }
}

/** The words of a shown text in order, and how many signs it has. */
function wordsShown(segments: readonly Shown[]): { words: Word[]; signs: number } {
  const byIndex = new Map(segments.map(({ index, html }) => [index, html]))
  const words: Word[] = []
  let signs = 0
  const walk = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') read(node)
      else if ('slot' in node) segment(node.slot)
      else walk(node.children)
    }
  }
  const read = (text: string) => {
    for (const match of text.matchAll(WORD)) {
      const before = signs + text.slice(0, match.index).replace(/\s/g, '').length
      words.push({ text: match[0], from: before, to: before + match[0].length })
    }
    signs += text.replace(/\s/g, '').length
  }
  const segment = (index: number) => {
    const html = byIndex.get(index)
    if (html != null) walk(readPostHtml(html))
  }
  segment(0)
  return { words, signs }
}

// What is written between signs that say something about the text and is no part of it: attributes of marks, where links lead.
const UNSHOWN = /(?:\|\||!<)\{[^}\n]*\}|^[ \t>]*:{3,}.*$|\]\([^)\n]*\)|^[ \t]*```.*$/gm

/** The words of a source in order, but for what is never shown. */
function wordsWritten(source: string): Word[] {
  const text = source.replace(UNSHOWN, (markup) => ' '.repeat(markup.length))
  return Array.from(text.matchAll(WORD), (match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }))
}

/** For each shown word that is also written: which of the written ones it is. */
function align(shown: readonly string[], written: readonly string[]): Map<number, number> {
  const places = new Map<number, number>()
  let [at, there] = [0, 0]
  for (const { added, removed, value } of diffArrays([...shown], [...written])) {
    if (removed) at += value.length
    else if (added) there += value.length
    else for (const _ of value) places.set(at++, there++)
  }
  return places
}
