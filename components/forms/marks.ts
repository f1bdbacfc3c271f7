/** A field's text and what of it is selected, in UTF-16 units. */
export interface Selected {
  value: string
  start: number
  end: number
}

/** What to type: `text` in the place of [from, to); then [start, end) is selected. */
export interface Typing {
  from: number
  to: number
  text: string
  start: number
  end: number
}

/** What one must have seen to read what is sealed; without a minute: to the end. */
export interface PickedScope {
  version: string
  until: number | null
}

/** Puts marks around the selection, or around `empty` where nothing is selected; around what has them already, takes them away. */
export function around({ value, start, end }: Selected, mark: string, empty: string): Typing {
  const [from, to] = trimmed(value, start, end)
  if (from < to && value.slice(0, from).endsWith(mark) && value.slice(to).startsWith(mark)) {
    return put(from - mark.length, to + mark.length, '', value.slice(from, to), '')
  }
  return put(from, to, mark, value.slice(from, to) || empty, mark)
}

/** Makes a link of the selection and selects its address, or, where an address is selected, its words. */
export function link({ value, start, end }: Selected, empty: string): Typing {
  const [from, to] = trimmed(value, start, end)
  const chosen = value.slice(from, to)
  if (/^https?:\/\/\S+$/.test(chosen)) return put(from, to, '[', empty, `](${chosen})`)
  return put(from, to, `[${chosen || empty}](`, 'https://', ')')
}

/** Makes code of the selection: within a line between backticks, of several lines a block between fences; of what is code already, words. */
export function code(selected: Selected, empty: string): Typing {
  const { value, start, end } = selected
  const [from, to] = trimmed(value, start, end)
  const chosen = value.slice(from, to)
  if (!chosen.includes('\n')) return around(selected, '`'.repeat(chosen.includes('`') ? 2 : 1), empty)
  const [first, last] = wholeLines(value, from, to)
  const fence = '`'.repeat(Math.max(2, ...Array.from(chosen.matchAll(/`+/g), ([run]) => run.length)) + 1)
  return put(first, last, `${fence}\n`, value.slice(first, last), `\n${fence}`)
}

/** Begins each selected line with a quote's or an item's mark; where all have it already, takes it away. */
export function lines({ value, start, end }: Selected, mark: '> ' | '- '): Typing {
  const [from, to] = wholeLines(value, start, end)
  const all = value.slice(from, to).split('\n')
  const has = all.every((line) => line.startsWith(mark) || line === mark.trim())
  const text = all.map((line) => (has ? line.slice(mark.length) : mark + line)).join('\n')
  return put(from, to, '', text, '')
}

/**
 * Seals the selection under a scope: within a paragraph by `||…||{…}`, where bars would meet bars by `>!…!<{…}`, and several paragraphs,
 * items or lines of code by a block of whole lines. Never less than what is selected is sealed, sometimes more: a piece of code is one
 * thing, and so is an escaped sign. Where nothing is selected it seals `empty`, to be typed over.
 */
export function seal({ value, start, end }: Selected, { version, until }: PickedScope, empty: string): Typing {
  const attributes = `{version=${version}${until === null || version === 'any' ? '' : ` until=${until}`}}`
  const outer = blocks(value, ...trimmed(value, start, end))
  const fence = fenced(value, ...(outer ?? trimmed(value, start, end))) ?? outer
  if (fence) return block(value, fence[0], fence[1], attributes, empty)
  const [from, to] = wholeThings(value, ...afterPrefix(value, ...trimmed(value, start, end)))
  const chosen = value.slice(from, to)
  const [first, last] = paragraph(value, from, to)
  const here = value.slice(first, last)
  if (/\n/.test(chosen) && !isPlain(here)) return block(value, from, to, attributes, empty)
  // A mark that is not closed reaches on through the text, where another of its kind would end it.
  const loose = value.split('\n').some((line) => line.split('||').length % 2 === 0)
  const meets = loose || here.includes('||') || [from - 1, from, to - 1, to].some((at) => value[at] === '|')
  if (!meets) return put(from, to, '||', chosen || empty, `||${attributes}`)
  if (!/>!|!</.test(here) && value.split('>!').length === value.split('!<').length) return put(from, to, '>!', chosen || empty, `!<${attributes}`)
  return block(value, from, to, attributes, empty)
}

function put(from: number, to: number, before: string, inside: string, after: string): Typing {
  return { from, to, text: before + inside + after, start: from + before.length, end: from + before.length + inside.length }
}

function trimmed(value: string, start: number, end: number): [number, number] {
  const chosen = value.slice(start, end)
  const text = chosen.trim()
  if (!text) return [start, start]
  const from = start + chosen.indexOf(text)
  return [from, from + text.length]
}

function wholeLines(value: string, start: number, end: number): [number, number] {
  const to = value.indexOf('\n', end)
  return [value.lastIndexOf('\n', start - 1) + 1, to < 0 ? value.length : to]
}

// What makes a line an item, a quote or a heading stays in front of the mark.
const PREFIX = /^\s*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+|>(?!!))*(?:\[[ xX]\][ \t]+)?/

function afterPrefix(value: string, from: number, to: number): [number, number] {
  const [begin, end] = wholeLines(value, from, from)
  const content = begin + PREFIX.exec(value.slice(begin, end))![0].length
  return from < content && content <= to ? [content, to] : [from, to]
}

/** The paragraph around a stretch: whole lines, to the empty ones before and after it. */
function paragraph(value: string, from: number, to: number): [number, number] {
  const before = [...value.slice(0, from).matchAll(/\n[ \t]*(?=\n)/g)].at(-1)
  const after = /\n[ \t]*\n/.exec(value.slice(to))
  return [before ? before.index + before[0].length + 1 : 0, after ? to + after.index : value.length]
}

// Lines that follow each other within one paragraph, none of which begins anything.
function isPlain(text: string): boolean {
  return text.split('\n').every((line) => line.trim() !== '' && !/^(?: {4}|\t|\s*(?:>(?!!)|[-*+=|:~`#]|\d{1,9}[.)]))/.test(line) && !/\|/.test(line.replaceAll('||', '')))
}

/** The stretch with the pieces of code, the marks and the escaped signs that it parts. */
function wholeThings(value: string, from: number, to: number): [number, number] {
  const [first, last] = paragraph(value, from, to)
  let [start, end] = [from, to]
  for (const code of value.slice(first, last).matchAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g)) {
    const [opens, closes] = [first + code.index, first + code.index + code[0].length]
    if (opens < end && start < closes) [start, end] = [Math.min(start, opens), Math.max(end, closes)]
  }
  for (const mark of value.slice(first, last).matchAll(/\|\||>!|!<|(?<=\|\||!<)\{[^{}\n]*\}/g)) {
    const [opens, closes] = [first + mark.index, first + mark.index + mark[0].length]
    if (opens < start && start < closes) start = opens
    if (opens < end && end < closes) end = closes
  }
  if (/(?<!\\)(?:\\\\)*\\$/.test(value.slice(0, start))) start -= 1
  if (end > start && /(?<!\\)(?:\\\\)*\\$/.test(value.slice(start, end)) && end < last) end += 1
  return [start, end]
}

/** The whole of the spoiler blocks of which a stretch holds, or touches, the first or the last line; null where it touches none. */
function blocks(value: string, from: number, to: number): [number, number] | null {
  const opened: number[] = []
  const pairs: [opens: number, opensTo: number, closes: number, closesTo: number][] = []
  for (const { index, 0: line, 1: name } of value.matchAll(/^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*:{3,}[ \t]*(\w*).*$/gm)) {
    if (name) opened.push(index, index + line.length)
    else if (opened.length > 0) {
      const [opens, opensTo] = opened.splice(-2) as [number, number]
      pairs.push([opens, opensTo, index, index + line.length])
    }
  }
  while (opened.length > 0) pairs.push([...(opened.splice(-2) as [number, number]), value.length, value.length])
  let [start, end] = [from, to]
  // From the innermost out, as one that is taken whole may hold another's line.
  for (const [opens, opensTo, closes, closesTo] of pairs) {
    if ((start <= opensTo && end >= opens) || (start <= closesTo && end >= closes)) [start, end] = [Math.min(start, opens), Math.max(end, closesTo)]
  }
  return start < from || end > to ? [start, end] : null
}

/** The lines of the code between fences that a stretch lies in or touches, with the stretch's own; null where it touches none. */
function fenced(value: string, from: number, to: number): [number, number] | null {
  let [start, end] = [from, to]
  let opened: { at: number; mark: string } | null = null
  let touched = false
  let at = 0
  for (const line of value.split('\n')) {
    const mark = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}|~{3,})/.exec(line)?.[1]
    const close = at + line.length
    if (opened) {
      const closes = mark?.startsWith(opened.mark) && line.trim().endsWith(mark)
      if ((closes || close === value.length) && opened.at <= to && from <= close) {
        touched = true
        ;[start, end] = [Math.min(start, opened.at), Math.max(end, close)]
      }
      if (closes) opened = null
    } else if (mark) opened = { at, mark }
    at = close + 1
  }
  return touched ? [start, end] : null
}

/** Whole lines between marks of a block, which stand as deep in quotes and lists as all of the lines do. */
function block(value: string, start: number, end: number, attributes: string, empty: string): Typing {
  const [from, to] = wholeLines(value, start, end)
  const text = value.slice(from, to).trim() ? value.slice(from, to) : empty
  const depths = text.split('\n').filter((line) => line.trim()).map((line) => /^[\s>]*/.exec(line)![0])
  const deep = depths.reduce(common, depths[0] ?? '')
  // A quote that begins with `>!` is a mark.
  const before = deep.endsWith('>') && text.slice(deep.length, deep.length + 1) === '!' ? deep.slice(0, -1) : deep
  const colons = ':'.repeat(Math.max(2, ...Array.from(text.matchAll(/:{3,}/g), ([run]) => run.length)) + 1)
  return put(from, to, `${before}${colons}spoiler${attributes}\n`, text, `\n${before}${colons}`)
}

function common(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}
