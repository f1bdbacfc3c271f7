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
const SIGNS = `${HEAD}${TAIL}&[*_~>-+=.)`
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

/** The source with every sign beyond what the parser takes in good time turned to plain text, at the same offsets. */
export function defuseExcess(source: string): string {
  let underlines = 0
  let signs = 0
  return source.split('\n').map((line) => {
    if (/^[\s>]*$/.test(line)) signs = 0
    if (/^[\s>]*(?:=+|-+)\s*$/.test(line) && (underlines += 1) > MOST_UNDERLINES) return line.replace(/[=-]/, defused)
    return defuseContainers(line).replace(/[*_~]+|\[/g, (run) => {
      signs += 1
      return signs > MOST_SIGNS_IN_A_CHUNK ? run.replace(/./g, defused) : run
    })
  }).join('\n')
}

function defuseContainers(line: string): string {
  const marker = /[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t>*+-]|\d|$)/y
  for (let depth = 0; marker.lastIndex < line.length; depth += 1) {
    if (!marker.test(line)) return line
    if (depth < DEEPEST_CONTAINER) continue
    const at = marker.lastIndex
    return line.slice(0, at - 1) + line.slice(at - 1).replace(/[>*+.)-]/g, defused)
  }
  return line
}
