/** A text as marks are looked for in it, and where each of its units comes from. */
export interface Folded {
  readonly text: string
  /** Where in the original the unit at an offset of the folded text stands. */
  readonly start: (offset: number) => number
  /** Where in the original a stretch ends that ends at this offset of the folded text. */
  readonly end: (offset: number) => number
}

// What takes no room of its own, wherever it is put: zero-width and other format characters, soft hyphens, variation
// selectors, combining marks.
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

// Signs as keyboards for Chinese, Japanese and Korean type them, but the backslash, which only escapes as itself; the
// small ones; and those that a combining stroke has been composed with.
const WIDE = /[\uFF01-\uFF3B\uFF3D-\uFF5E\uFE55\uFE57\uFE64\uFE65\u226E\u226F]/g
const SMALL: Readonly<Record<string, string>> = { '\uFE55': ':', '\uFE57': '!', '\uFE64': '<', '\uFE65': '>', '\u226E': '<', '\u226F': '>' }

/** The text as it is read at a glance: nothing unseen between its signs, and wide signs as the plain ones. */
export function fold(original: string): Folded {
  const narrow = original.replace(WIDE, (sign) => SMALL[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  const kept: number[] = []
  const pieces: string[] = []
  let from = 0
  for (const { 0: unseen, index } of narrow.matchAll(UNSEEN)) {
    pieces.push(narrow.slice(from, index))
    for (let at = from; at < index; at += 1) kept.push(at)
    from = index + unseen.length
  }
  if (from === 0) return { text: narrow, start: (offset) => offset, end: (offset) => offset }
  pieces.push(narrow.slice(from))
  for (let at = from; at < narrow.length; at += 1) kept.push(at)
  return {
    text: pieces.join(''),
    start: (offset) => kept[offset] ?? original.length,
    end: (offset) => (offset === 0 ? 0 : (kept[offset - 1] ?? original.length - 1) + 1),
  }
}
