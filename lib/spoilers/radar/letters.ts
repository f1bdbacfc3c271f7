import unhomoglyph from 'unhomoglyph'

/** What a sign is to whoever reads: a letter or digit, Korean syllable, white space, end of a sentence, apostrophe, or another sign. */
export type Kind = 'latin' | 'digit' | 'hangul' | 'space' | 'end' | 'apostrophe' | 'other'

/** A letter, or a sign between letters, as a person reads it. */
export interface Shape {
  /** Small, of plain shape, with its diacritics: `ö`, `죽`. Never empty. */
  readonly exact: string
  /** The same without diacritics, as people write in a hurry: `o`. */
  readonly folded: string
  readonly kind: Kind
}

/** The letters of a text: what each is, and where it stands, in UTF-16 units. Arrays side by side, as there are as many as the text is long. */
export interface Letters {
  readonly shapes: Shape[]
  readonly starts: number[]
  readonly ends: number[]
}

// What is drawn as nothing: format signs (zero width, direction, soft hyphen), Hangul fillers, variation selectors, the grapheme joiner.
const NOTHING = /[\p{Cf}\u034F\u115F\u1160\u3164\uFFA0\u17B4\u17B5\u180B-\u180E\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u
const MARK = /\p{M}/u
// A letter bears a few marks; what has dozens is a game with the renderer, and normalising it takes more than linear time.
const MOST_MARKS = 4
const LATIN = /^[a-zıß]+$/
const HANGUL = /^[가-힣]$/
const ENDS = /^[.!?…。！？\n\r;|]$/
const APOSTROPHE = /^['’ʼ`´ʹ]$/
const COMPATIBLE_JAMO = /[ㄱ-ㅣ]/
const CONJOINING_JAMO = /[\u1100-\u11FF]/

/** The letters of a text in order. Linear; the signs that show nothing are gone. */
export function lettersOf(text: string): Letters {
  const letters: Letters = { shapes: [], starts: [], ends: [] }
  let at = 0
  while (at < text.length) {
    const shape = standsAlone(text, at) ? shapesOf(text.charAt(at))[0] : undefined
    if (shape) put(letters, shape, at, (at += 1))
    else at = readCluster(text, at, letters)
  }
  return letters
}

function put({ shapes, starts, ends }: Letters, shape: Shape, start: number, end: number): void {
  shapes.push(shape)
  starts.push(start)
  ends.push(end)
}

// Before this no sign joins the one before it, or shows nothing.
const FIRST_JOINER = 0xAD

/** Whether a sign is a plain one, ASCII or a Korean syllable, that nothing joins: nearly every sign of nearly every text. */
function standsAlone(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
  return (code < 0x80 || isSyllable(code)) && (next < FIRST_JOINER || isSyllable(next))
}

function isSyllable(code: number): boolean {
  return code >= 0xAC00 && code <= 0xD7A3
}

const known = new Map<string, readonly Shape[]>()
// More than every syllable there is; what is rarer is worked out each time.
const MOST_KNOWN = 16_000

/** What a sign with its marks is: mostly one letter, several for a ligature. */
function shapesOf(sign: string): readonly Shape[] {
  const before = known.get(sign)
  if (before) return before
  const plain = sign.normalize('NFKC').replace(/İ/g, 'i').toLowerCase().normalize('NFC')
  const shapes = Array.from(plain, (letter) => {
    if (HANGUL.test(letter)) return { exact: letter, folded: letter, kind: 'hangul' as const }
    const folded = fold(letter)
    const kind = kindOf(folded)
    return { exact: kind === 'latin' && /\p{Script=Latin}/u.test(letter) ? letter : folded, folded, kind }
  })
  if (known.size < MOST_KNOWN) known.set(sign, shapes)
  return shapes
}

function kindOf(folded: string): Kind {
  if (LATIN.test(folded)) return 'latin'
  if (/^\p{Nd}$/u.test(folded)) return 'digit'
  if (ENDS.test(folded)) return 'end'
  if (APOSTROPHE.test(folded)) return 'apostrophe'
  return /^\s/.test(folded) ? 'space' : 'other'
}

/** Reads a sign with the marks and the invisible signs that follow it, from `at`; where the next begins. */
function readCluster(text: string, at: number, letters: Letters): number {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0)
  let end = at + first.length
  if (NOTHING.test(first) || MARK.test(first)) return end
  let whole = first
  const jamo = COMPATIBLE_JAMO.test(first) ? syllable(text, at) : null
  if (jamo) ({ whole, end } = jamo)
  else {
    let marks = 0
    while (end < text.length) {
      const next = String.fromCodePoint(text.codePointAt(end) ?? 0)
      const joins = MARK.test(next) || (CONJOINING_JAMO.test(next) && CONJOINING_JAMO.test(first) && follows(next, whole))
      if (!joins && !NOTHING.test(next)) break
      if (joins && !NOTHING.test(next) && marks++ < MOST_MARKS) whole += next
      end += next.length
    }
  }
  for (const shape of shapesOf(whole)) put(letters, shape, at, end)
  return end
}

/** A sign without its diacritics, and where it only looks like a Latin letter (Cyrillic `а`) that letter. */
function fold(sign: string): string {
  if (/^[\x20-\x7e]$/.test(sign)) return sign
  const bare = sign.normalize('NFD').replace(/\p{M}/gu, '') || sign
  if (bare === 'ı') return 'i'
  return /^[a-z0-9]$/.test(bare) || !/\p{L}/u.test(bare) ? bare : latinLike(bare)
}

function latinLike(letter: string): string {
  const like = unhomoglyph(letter).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return LATIN.test(like) ? like : letter
}

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const TAILS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'
const FIRST_VOWEL = 0x314F
const VOWELS = 21

/** A syllable that was typed as single letters (ㅈㅜㄱ), read from `at`; null where the letters make none (ㅋㅋ, ㅠㅠ). */
function syllable(text: string, at: number): { whole: string; end: number } | null {
  const signs: { sign: string; end: number }[] = []
  for (let i = at; i < text.length && signs.length < 4; i += 1) {
    const sign = text.charAt(i)
    if (COMPATIBLE_JAMO.test(sign)) signs.push({ sign, end: i + 1 })
    else if (!NOTHING.test(sign) || i - at > 12) break
  }
  const vowelAt = (index: number) => {
    const vowel = (signs[index]?.sign.charCodeAt(0) ?? 0) - FIRST_VOWEL
    return vowel >= 0 && vowel < VOWELS ? vowel : -1
  }
  const lead = LEADS.indexOf(signs[0]?.sign ?? '?')
  const vowel = vowelAt(1)
  if (lead < 0 || vowel < 0) return null
  const tail = vowelAt(3) < 0 ? Math.max(0, TAILS.indexOf(signs[2]?.sign ?? '?')) : 0
  const used = signs[tail > 0 ? 2 : 1]
  return { whole: String.fromCharCode(0xAC00 + (lead * VOWELS + vowel) * 28 + tail), end: used?.end ?? at + 1 }
}

/** Whether a conjoining letter goes on with the syllable begun (lead, vowel, tail). */
function follows(next: string, whole: string): boolean {
  const place = (sign: string) => (sign < '\u1160' ? 0 : sign < '\u11A8' ? 1 : 2)
  return place(next) === place(whole.slice(-1)) + 1
}
