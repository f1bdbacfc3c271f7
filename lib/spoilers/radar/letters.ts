import unhomoglyph from 'unhomoglyph'

/** A letter, or a sign between letters, as a person reads it, and where it stands in the text. Offsets are UTF-16 units. */
export interface Letter {
  /** Small, of plain shape, with its diacritics: `ö`, `죽`. Never empty; a ligature is several. */
  readonly exact: string
  /** The same without diacritics, as people write in a hurry: `o`. */
  readonly folded: string
  readonly start: number
  readonly end: number
  readonly kind: 'latin' | 'hangul' | 'digit' | 'other'
  /** Whether it was written as a capital. */
  readonly capital: boolean
}

// What is drawn as nothing: format signs (zero width, direction, soft hyphen), Hangul fillers, variation selectors, the grapheme joiner.
const NOTHING = /[\p{Cf}\u034F\u115F\u1160\u3164\uFFA0\u17B4\u17B5\u180B-\u180E\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u
const MARK = /\p{M}/u
// A letter bears a few marks; what has dozens is a game with the renderer, and normalising it takes more than linear time.
const MOST_MARKS = 4
const LATIN = /^[a-zıß]+$/
const HANGUL = /^[가-힣]$/
const COMPATIBLE_JAMO = /[ㄱ-ㅣ]/
const CONJOINING_JAMO = /[\u1100-\u11FF]/

/** The letters of a text in order. Linear; the signs that show nothing are gone. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let at = 0
  while (at < text.length) {
    const first = String.fromCodePoint(text.codePointAt(at) ?? 0)
    let end = at + first.length
    if (NOTHING.test(first) || MARK.test(first)) {
      at = end
      continue
    }
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
    letters.push(...lettersIn(whole, at, end))
    at = end
  }
  return letters
}

function lettersIn(whole: string, start: number, end: number): Letter[] {
  const plain = whole.normalize('NFKC')
  const capital = plain !== plain.toLowerCase()
  return Array.from(plain.replace(/İ/g, 'i').toLowerCase().normalize('NFC'), (sign) => {
    if (HANGUL.test(sign)) return { exact: sign, folded: sign, start, end, kind: 'hangul' as const, capital }
    const folded = fold(sign)
    const kind = LATIN.test(folded) ? 'latin' as const : /^\p{Nd}$/u.test(folded) ? 'digit' as const : 'other' as const
    const exact = kind === 'latin' && /\p{Script=Latin}/u.test(sign) ? sign : folded
    return { exact, folded, start, end, kind, capital }
  })
}

const folds = new Map<string, string>()

/** A sign without its diacritics, and where it only looks like a Latin letter (Cyrillic `а`) that letter. */
function fold(sign: string): string {
  if (/^[a-z0-9 .,!?]$/.test(sign)) return sign
  const known = folds.get(sign)
  if (known !== undefined) return known
  const bare = sign.normalize('NFD').replace(/\p{M}/gu, '') || sign
  const folded = bare === 'ı' ? 'i' : /^[a-z0-9]$/.test(bare) || !/\p{L}/u.test(bare) ? bare : latinLike(bare)
  if (folds.size < 4000) folds.set(sign, folded)
  return folded
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
