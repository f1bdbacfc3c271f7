import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import unhomoglyph from 'unhomoglyph'
import { fold } from '@/lib/markdown/fold'

// Signs that pass for those of marks, one for one; each as what it passes for. A stroke laid over one may have made them one sign.
const PASS_FOR: Readonly<Record<string, string>> = {
  '|': '\u01C0\u05C0\u07CA\u2223\u2224\u23D0\u2502\u2503\u2758\u2759\u275A\uFE31\uFFE8', '>': '\u02C3\u1433\u276F', '!': '\u01C3\uA71D\uFE15', ':': '\u02D0\u0589\u05C3\u2236\uA789\uFE13\uFE30',
}
const ORIGINAL = new Map(Object.entries(PASS_FOR).flatMap(([sign, others]) => [...others].map((other) => [other, sign] as const)))
// One sign that passes for two bars, and spaces so thin that two bars pass for one mark.
const DOUBLE_BAR = '\u01C1\u2016\u2225\u2226\u2551'
const THIN = '\u2000-\u200A\u202F\u205F'
const CANDIDATE = new RegExp(`\\\\[!-/:-@[-\`{-~]|&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,31});|[${[...ORIGINAL.keys()].join('')}${THIN}]`, 'gi')

const LOOKS_LIKE = new RegExp(`\\|{2,}|[${DOUBLE_BAR}]|>!|(?<!:):{2,}[ \\t]*(\\p{L}{5,10})|[[<]spoiler(?:[=:][^\\]>\\n]{0,80})?[\\]>]`, 'giu')
const IS = /^(?:\|{2,}|>!|:{3,}[ \t]*spoiler)/i

// Of no width, so that folding takes it away.
const NOTHING = '\u2060'

/**
 * Where a text holds what people would take for a spoiler mark and what is none: other signs, character references, thin
 * spaces, other forums' marks, `spoiler` misspelled. What is escaped by a backslash is meant as text. Ascending offsets.
 */
export function findLookAlikes(text: string): number[] {
  const plain = text.replace(CANDIDATE, asRead)
  const folded = fold(plain)
  const found: number[] = []
  for (const match of folded.text.matchAll(LOOKS_LIKE)) {
    const start = folded.start(match.index)
    const original = fold(text.slice(start, folded.end(match.index + match[0].length))).text
    if (IS.test(original) || (match[1] !== undefined && !isNearlySpoiler(match[1]))) continue
    found.push(start)
  }
  return found
}

/** What a candidate is read as, at its own length. */
function asRead(candidate: string): string {
  if (candidate.startsWith('\\')) return '\0\0'
  if (!candidate.startsWith('&')) return ORIGINAL.get(candidate) ?? NOTHING
  const decoded = decode(candidate.slice(1, -1)).replace(CANDIDATE, asRead)
  return decoded.length > candidate.length ? candidate : decoded.padEnd(candidate.length, NOTHING)
}

function decode(reference: string): string {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(reference) ?? []
  if (!hex && !decimal) return decodeNamedCharacterReference(reference) || ' '
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
}

/** Whether a word is `spoiler` to who reads quickly: by letters that look like its own, or but for two of them. */
function isNearlySpoiler(word: string): boolean {
  const other = unhomoglyph(word.toLowerCase())
  let before = Array.from({ length: SPOILER.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...other].entries()) {
    const next = [row + 1]
    for (let column = 1; column <= SPOILER.length; column += 1) {
      next.push(Math.min(before[column]! + 1, next[column - 1]! + 1, before[column - 1]! + Number(letter !== SPOILER[column - 1])))
    }
    before = next
  }
  return before[SPOILER.length]! <= 2
}

const SPOILER = 'spoiler'
