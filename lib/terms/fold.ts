/** A text as search compares it, with the way back: the sign that the folded text's unit i comes from begins at `from[i]` and ends at `to[i]`. */
export interface Folded {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

// What NFKD leaves of these is not what people type for them.
const SPECIAL: Readonly<Record<string, string>> = {
  ı: 'i', đ: 'd', ð: 'd', ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ', ə: 'e', ʼ: "'", '’': "'", '‘': "'", '＇': "'",
}

// Accents of Latin, Greek and Cyrillic, the vowel points of Arabic and Hebrew, what cannot be seen, and what only chooses a picture's form.
// Marks of other scripts are letters to their readers and stay.
const DROPPED = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05c7\u064b-\u065f\u0670\ufe00-\ufe0f\p{Cf}]/gu

// Syllables and the letters of an unfinished one are compared as they are.
const HANGUL = /[\uac00-\ud7a3\u3131-\u318e]/

const known = new Map<string, string>()

function foldSign(sign: string): string {
  if (HANGUL.test(sign)) return sign
  const lower = sign.normalize('NFKD').toLowerCase().normalize('NFKD').replace(DROPPED, '')
  return [...lower].map((one) => (Object.hasOwn(SPECIAL, one) ? SPECIAL[one] : one)).join('').normalize('NFC')
}

/**
 * Case, accents, widths and invisible signs taken away: "Öztekin" is "oztekin", "İYNEMLİ" and "ıynemlı" are "iynemli", "ﬁlm" is "film".
 * Takes a text in NFC, as texts are kept; linear.
 */
export function fold(text: string): Folded {
  let folded = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of text) {
    let made = known.get(sign)
    if (made === undefined) {
      made = foldSign(sign)
      // Bounded, as a hostile text could hold every sign there is.
      if (known.size < 20_000) known.set(sign, made)
    }
    // What is dropped belongs to the sign before it.
    if (made === '' && to.length > 0) to[to.length - 1] = at + sign.length
    for (let unit = 0; unit < made.length; unit += 1) {
      from.push(at)
      to.push(at + sign.length)
    }
    folded += made
    at += sign.length
  }
  return { text: folded, from, to }
}
