/**
 * Two signs of the New Testament editors stand in for spoiler marks while Markdown is parsed: punctuation, so that
 * emphasis next to them works as next to `||`, but without a meaning of their own. A mark of n units becomes one HEAD
 * and n-1 TAIL, so every offset stays what it was.
 */
const HEAD = '\u2E0E'
const TAIL = '\u2E0F'

/** A stand-in of a mark, wherever it surfaces. */
export const STAND_IN = /\u2E0E\u2E0F+/g

/** The stand-in for a mark of so many UTF-16 units (2 or more). */
export function standIn(units: number): string {
  return HEAD + TAIL.repeat(units - 1)
}

// Signs that may not mean what they mean: each becomes the noncharacter at its place from U+FDD0, which a cleaned
// text cannot hold, and comes back as itself in what is shown. One unit for one, so offsets stay.
const SIGNS = `${HEAD}${TAIL}&[]*_~>-+=.)`
const FIRST = 0xfdd0

function defused(sign: string): string {
  return String.fromCharCode(FIRST + SIGNS.indexOf(sign))
}

/** Text that came through the parser, with the signs that were defused as themselves again. */
export function rearm(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]/g, (sign) => SIGNS[sign.charCodeAt(0) - FIRST] ?? '')
}

/** Makes sure that no text holds a stand-in that we did not put there, plainly or as a character reference. */
export function disarmForgeries(source: string): string {
  return source
    .replace(/[\u2E0E\u2E0F]/g, defused)
    .replace(/&(?=#(?:x0*2e0[ef]|0*1182[23]);)/gi, defused)
}

// Bounds for what the Markdown parser takes more than linear time on, each far above honest use. Measured with the
// patterns of tests/markdown/time.test.ts: without them 40,000 hostile characters take up to half a minute.
const DEEPEST_CONTAINER = 20
const MOST_SIGNS_IN_A_CHUNK = 400
const MOST_UNDERLINES = 100
const MOST_LAZY_LINES = 200
const LONGEST_LINK_TEXT = 1000

/** The source with every sign beyond what the parser takes in good time turned to plain text, at the same offsets. */
export function defuseExcess(source: string): string {
  const balanced = defuseBrackets(source)
  let underlines = 0
  const chunks = balanced.split(/(\n[ \t>]*(?=\n))/)
  return chunks.map((chunk) => {
    const lines = chunk.split('\n')
    const lazy = lines.filter((line) => !CONTAINER.test(line)).length
    const deepest = lazy > MOST_LAZY_LINES ? 0 : DEEPEST_CONTAINER
    return lines.map((line) => {
      if (/^[\s>]*(?:=+|-+)\s*$/.test(line) && (underlines += 1) > MOST_UNDERLINES) return line.replace(/[=-]/, defused)
      return defuseContainers(line, deepest)
    }).join('\n')
  }).map(defuseSigns).join('')
}

const CONTAINER = /^[ \t]*(?:[>*+-]|\d{1,9}[.)])/

function defuseSigns(chunk: string): string {
  let signs = 0
  return chunk.replace(/\*+|_+|~+|[[\]]/g, (run) => {
    signs += 1
    return signs > MOST_SIGNS_IN_A_CHUNK ? run.replace(/./g, defused) : run
  })
}

/** Brackets without a partner nearby are no links, but the parser would look back to them from every word. */
function defuseBrackets(source: string): string {
  const open: number[] = []
  const partnered = new Set<number>()
  for (const { 0: sign, index } of source.matchAll(BRACKET)) {
    if (sign === '[') open.push(index)
    if (sign !== ']') continue
    const start = open.pop()
    if (start !== undefined && index - start <= LONGEST_LINK_TEXT) partnered.add(start).add(index)
  }
  return source.replace(BRACKET, (sign, index: number) => (sign.length > 1 || partnered.has(index) ? sign : defused(sign)))
}

// A backslash takes the next sign out of play, be it another backslash.
const BRACKET = /\\[!-/:-@[-`{-~]|[[\]]/g

/** Container markers of a line beyond a depth; a rule is none. */
function defuseContainers(line: string, deepest: number): string {
  if (/^[ \t]*([*_-])(?:[ \t]*\1){2,}[ \t]*$/.test(line)) return line
  const marker = /[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$))/y
  for (let depth = 0; marker.test(line); depth += 1) {
    if (depth < deepest) continue
    const at = marker.lastIndex
    return line.slice(0, at - 1) + line.slice(at - 1).replace(/[>*+.)-]/g, defused)
  }
  return line
}
