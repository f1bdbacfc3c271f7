import { hasGlyph } from './fonts'

// Accents that no letter has taken in when the text was normalised: our pieces of fonts cannot set them above one.
const LOOSE = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/gu

// A letter carries so many marks at most in any other script; more are there to climb over what is around them.
const CLIMBING = /(\p{M}{3})\p{M}+/gu

// Marks that only say how the sign before is drawn, signs without a width, and what steers the direction of text.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Variation_Selector}]/gu

/**
 * What of a text the fonts can draw, on one line. Signs that they have not, emoji above all, are left out; of a word with letters that they
 * have not, "…" is left. Empty where not one word is. `missing` are characters that turned out not to be in a font that claims them.
 */
export function drawable(text: string, missing: ReadonlySet<string> = new Set()): string {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(LOOSE, '').replace(CLIMBING, '$1')
  const words = clean.split(' ').map((word) => {
    const left = [...word].filter((character) => hasGlyph(character) && !missing.has(character)).join('')
    return lettersIn(left) < lettersIn(word) ? '…' : left
  })
  const line = words.filter((word, at) => word !== '' && !(word === '…' && words[at - 1] === '…')).join(' ')
  return lettersIn(line) > 0 ? line : ''
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** The direction in which a text is written, by its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [first = ''] = /\p{L}/u.exec(text) ?? []
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr'
}
