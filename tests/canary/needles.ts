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

/** The planted words in what came over the wire, in the raw bytes and in every form below; `more` is a word that only its beginning betrays. */
export function wordsIn(bytes: Buffer): Set<string> {
  const raw = bytes.toString('utf8')
  const words = new Set<string>()
  const look = (text: string) => text.toLowerCase().normalize('NFC').match(ANY)?.forEach((word) => words.add(word))
  look(raw)
  for (const { might, read } of FORMS) if (might(raw, bytes)) look(read(raw, bytes))
  return words
}

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

/** The beginnings of both words, as a run of another alphabet has them wherever in it they start. */
const BEGINNINGS = [LATIN, KOREAN].map((text) => Buffer.from(text))
const BASE64 = BEGINNINGS.flatMap((start) => [0, 1, 2].map((before) => {
  const whole = Buffer.concat([Buffer.alloc(before), start]).toString('base64')
  // What the bytes before and after it decide as well is left out.
  return whole.slice(before === 0 ? 0 : before + 1, Math.floor(((before + start.length) * 8) / 6))
}))
const HEX = BEGINNINGS.map((start) => start.toString('hex'))

const decodedRuns = (text: string, run: RegExp, decode: (run: string) => string) => (text.match(run) ?? []).map(decode).join('\n')

/** The forms in which a word is looked for, beside the bytes as they are; docs/spoilers.md lists them. */
const FORMS: readonly Form[] = [
  // Percent-encoding, of addresses.
  { might: (text) => /%[0-9a-f]{2}/i.test(text), read: (text) => undone(text, /(?:%[0-9a-f]{2})+/gi, (run = '') => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')) },
  // Escapes of JSON, of scripts and of style sheets.
  { might: (text) => /\\[ux0-9a-f]/i.test(text), read: (text) => undone(text, /\\+(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{2,6}) ?)/gi, (_, a, b, c, d) => fromCode(parseInt((a ?? b ?? c ?? d)!, 16))) },
  // HTML's and XML's.
  { might: (text) => text.includes('&'), read: (text) => undone(text, /&amp;|&#(?:x([0-9a-f]+)|(\d+));?/gi, (all, hex, decimal) => (all === '&amp;' ? '&' : fromCode(hex ? parseInt(hex, 16) : Number(decimal)))) },
  // Marks between the letters: what nobody sees, and elements.
  { might: (text) => /[\u00ad\u200b-\u200f\u2060\ufeff]|<\/?(?:wbr|mark|b|em|strong|span)\b/.test(text), read: (text) => text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|<\/?(?:wbr|mark|b|em|strong|span)\b[^<>]*>/g, '') },
  { might: (text) => BASE64.some((start) => text.includes(start) || text.includes(start.replaceAll('+', '-').replaceAll('/', '_'))), read: (text) => decodedRuns(text, /[\w+/-]{12,}/g, (run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64url').toString('utf8')).join('\n')) },
  { might: (text) => HEX.some((start) => text.toLowerCase().includes(start)), read: (text) => decodedRuns(text, /[0-9a-f]{16,}/gi, (run) => [0, 1].map((from) => Buffer.from(run.slice(from), 'hex').toString('utf8')).join('\n')) },
  // UTF-16, either way round and wherever it starts.
  { might: (_, bytes) => bytes.includes(0) || bytes.includes(Buffer.from(KOREAN, 'utf16le')) || bytes.includes(Buffer.from(KOREAN, 'utf16le').swap16()), read: (_, bytes) => [0, 1].map((from) => wide(bytes.subarray(from))).join('\n') },
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
