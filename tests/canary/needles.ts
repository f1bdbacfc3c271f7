import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'

// A planted word has a beginning that nothing else has, five signs that number it, and an end; of one length, so that none is the beginning of
// another. It is Latin or Korean, as what turns letters into something else leaves one of the two alone.
const LATIN = 'kanari'
const KOREAN = '카나리'
const SYLLABLES = '가나다라마바사아자차'
const ANY = /kanari\d{5}q|카나리[가나다라마바사아자차]{5}끝/g

/** The planted word of a number. */
export function wordOf(number: number, script: 'latin' | 'korean' = 'latin'): string {
  const digits = String(number).padStart(5, '0')
  return script === 'latin' ? `${LATIN}${digits}q` : `${KOREAN}${[...digits].map((digit) => SYLLABLES[Number(digit)]).join('')}끝`
}

/** The planted words in what came over the wire, in the raw bytes and in every form below. The same bytes are read once. */
export function wordsIn(bytes: Buffer): ReadonlySet<string> {
  const digest = createHash('sha1').update(bytes).digest('base64')
  const before = known.get(digest)
  if (before) return before
  const raw = bytes.toString('utf8')
  const words = new Set<string>()
  const look = (text: string) => text.toLowerCase().normalize('NFC').match(ANY)?.forEach((word) => words.add(word))
  look(raw)
  for (const { might, read } of FORMS) if (might(raw, bytes)) look(read(raw, bytes))
  known.set(digest, words)
  return words
}

const known = new Map<string, ReadonlySet<string>>()

interface Form {
  /** Whether it is worth reading in this form: quick, and true too often rather than too seldom. */
  might: (text: string, bytes: Buffer) => boolean
  read: (text: string, bytes: Buffer) => string
}

/** Undone until nothing changes: a text in a script in a page is escaped three times. */
function undone(text: string, escape: RegExp, read: (...found: string[]) => string): string {
  let before = ''
  let now = text
  for (let times = 0; times < 4 && now !== before; times += 1) {
    before = now
    now = now.replace(escape, read)
  }
  return now
}

const fromCode = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

/**
 * Whether what an escape stands for could be a part of a planted word, or of another escape. Most pages are full of escaped brackets and quotes: they
 * stay between what is on either side of them, so that such an escape makes no word that was not there before. One that stands for nothing could.
 */
const matters = (read: string) => read === '' || /[0-9a-z\\{}&#;\u0080-\u{10ffff}]/iu.test(read)

/** Whether any escape in a text matters. */
function anyMatters(text: string, escape: RegExp, read: (...found: string[]) => string): boolean {
  for (const found of text.matchAll(escape)) if (matters(read(...(found as string[])))) return true
  return false
}

const PERCENT = /(?:%[0-9a-f]{2})+/gi
// Letters and digits, what is no ASCII, and the sign itself.
const PERCENT_THAT_MATTERS = /%(?:[89a-f][0-9a-f]|25|3[0-9]|[46][1-9a-f]|[57][0-9a])/i
const percent = (run = '') => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')

const SLASHED = /\\+(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{2,6}) ?)/gi
// Of an ASCII sign (\u003c is the most frequent by far) none is a part of a word, nor of another escape.
const SLASHED_BUT_SIGNS = /\\+(?:u(?!00(?:2[0-9a-f]|3[a-f]))|x|[0-9a-f]{2})/i
const slashed = (_?: string, a?: string, b?: string, c?: string, d?: string) => fromCode(parseInt((a ?? b ?? c ?? d)!, 16))

const ENTITY = /&amp;|&#(?:x([0-9a-f]+)|(\d+));?/gi
const entity = (all?: string, hex?: string, decimal?: string) => (all === '&amp;' ? '&' : fromCode(hex ? parseInt(hex, 16) : Number(decimal)))

function anyEntityMatters(text: string): boolean {
  for (const found of text.matchAll(ENTITY)) {
    const [all] = found
    // An ampersand of its own matters where it begins another entity.
    if (all === '&amp;' ? /^(?:amp;|#)/i.test(text.slice(found.index + all.length, found.index + all.length + 4)) : matters(entity(...(found as string[])))) return true
  }
  return false
}

const UNSEEN = '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]'
const MARK = `${UNSEEN}|<\\/?(?:wbr|mark|b|em|strong|span)\\b[^<>]*>`
const MARKS = new RegExp(MARK, 'g')
const apart = (signs: readonly string[]) => signs.join(`(?:${MARK})*`)
/** A word with marks anywhere between its signs, or none. */
const WITH_MARKS = new RegExp(
  `${apart([...LATIN, '\\d', '\\d', '\\d', '\\d', '\\d', 'q'])}|${apart([...KOREAN, ...Array<string>(5).fill(`[${SYLLABLES}]`), '끝'])}`, 'giu',
)
// Signs that others join with when what is between them is gone.
const JOINING = /[\u0300-\u036f\u1100-\u11ff]/

function anyMarked(text: string): boolean {
  if (JOINING.test(text)) return true
  for (const [word] of text.matchAll(WITH_MARKS)) if (/[<\u00ad\u200b-\u200f\u2060\ufeff]/.test(word)) return true
  return false
}

/** The beginnings of both words, as a run of another alphabet has them wherever in it they start. */
const BEGINNINGS = [LATIN, KOREAN].map((text) => Buffer.from(text))
const BASE64 = BEGINNINGS.flatMap((start) => [0, 1, 2].flatMap((before) => {
  const whole = Buffer.concat([Buffer.alloc(before), start]).toString('base64')
  // What the bytes before and after it decide as well is left out.
  const sure = whole.slice(before === 0 ? 0 : before + 1, Math.floor(((before + start.length) * 8) / 6))
  return [...new Set([sure, sure.replaceAll('+', '-').replaceAll('/', '_')])].map((text) => Buffer.from(text))
}))
const HEX = new RegExp(BEGINNINGS.map((start) => start.toString('hex')).join('|'), 'i')
const WIDE = Buffer.from(KOREAN, 'utf16le')
const WIDE_TURNED = Buffer.from(WIDE).swap16()

const decodedRuns = (text: string, run: RegExp, decode: (run: string) => string) => (text.match(run) ?? []).map(decode).join('\n')

/** The forms in which a word is looked for, beside the bytes as they are; docs/spoilers.md lists them. */
const FORMS: readonly Form[] = [
  // Percent-encoding, of addresses.
  { might: (text) => PERCENT_THAT_MATTERS.test(text), read: (text) => undone(text, PERCENT, percent) },
  // Escapes of JSON, of scripts and of style sheets.
  { might: (text) => SLASHED_BUT_SIGNS.test(text) && anyMatters(text, SLASHED, slashed), read: (text) => undone(text, SLASHED, slashed) },
  // HTML's and XML's.
  { might: anyEntityMatters, read: (text) => undone(text, ENTITY, entity) },
  // Marks between the letters: what nobody sees, and elements.
  { might: anyMarked, read: (text) => text.replace(MARKS, '') },
  { might: (_, bytes) => BASE64.some((start) => bytes.includes(start)), read: (text) => decodedRuns(text, /[\w+/-]{12,}/g, (run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64url').toString('utf8')).join('\n')) },
  { might: (text) => HEX.test(text), read: (text) => decodedRuns(text, /[0-9a-f]{16,}/gi, (run) => [0, 1].map((from) => Buffer.from(run.slice(from), 'hex').toString('utf8')).join('\n')) },
  // UTF-16, either way round and wherever it starts.
  { might: (_, bytes) => bytes.includes(0) || bytes.includes(WIDE) || bytes.includes(WIDE_TURNED), read: (_, bytes) => [0, 1].map((from) => wide(bytes.subarray(from))).join('\n') },
  // What a picture says of itself.
  { might: (_, bytes) => isPng(bytes), read: (_, bytes) => wordsOfPng(bytes) },
]

function wide(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  return `${even.toString('utf16le')}\n${even.swap16().toString('utf16le')}`
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
}

/** The texts of a PNG: as they are, or compressed. */
function wordsOfPng(bytes: Buffer): string {
  const texts: string[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (/^[a-z]TXt$|^[iz]TXt$|^eXIf$/.test(type)) texts.push(data.toString('utf8'), inflated(data))
    at += length + 12
  }
  return texts.join('\n')
}

/** A chunk's compressed text begins somewhere behind its key, with the sign of zlib. */
function inflated(data: Buffer): string {
  const start = data.indexOf(0x78, data.indexOf(0))
  try {
    return start < 0 ? '' : inflateSync(data.subarray(start)).toString('utf8')
  } catch {
    return ''
  }
}
