import { withoutParticle } from './particles'
import { tokensOf } from './tokens'

/** A word that typing errors may be mended with; `key` is what is compared: itself, or a Hangul run in Latin letters. */
export interface Word {
  readonly word: string
  readonly key: string
}

// Shorter ones have too many neighbours, longer ones are no words.
const SHORTEST_KEY = 4
const LONGEST_KEY = 24

const INITIAL = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const FINAL = ' k kk ks n nj nh t l lk lm lb ls lt lp lh m p ps s ss ng j ch k t p h'.split(' ')

/** A word as it is compared with others; null for what is not mended: too short, too long, other scripts' runs. */
export function keyOf(word: string): string | null {
  const key = /^[\uac00-\ud7a3]+$/.test(word) ? inLatin(word) : word
  const length = [...key].length
  return length >= SHORTEST_KEY && length <= LONGEST_KEY ? key : null
}

// Revised Romanization, syllable by syllable: a slip in one letter of a syllable is a slip in a letter.
function inLatin(run: string): string {
  return [...run].map((syllable) => {
    const at = syllable.charCodeAt(0) - 0xac00
    return INITIAL[Math.floor(at / 588)]! + VOWEL[Math.floor((at % 588) / 28)]! + FINAL[at % 28]!
  }).join('')
}

/** The words of a text, Hangul without particles. */
export function wordsOf(text: string): Word[] {
  return tokensOf(text).flatMap((token) => {
    if (token.kind !== 'word' && token.kind !== 'hangul') return []
    const word = token.kind === 'hangul' ? withoutParticle(token.text) : token.text
    const key = keyOf(word)
    return key === null ? [] : [{ word, key }]
  })
}

/** How many slips a word of this length may hold: one in a short one, two in others. */
export function slipsIn(key: string): number {
  return key.length <= 5 ? 1 : 2
}

/** Letters to add, take away, change, or swap with their neighbour to make one word of the other; `most` + 1 where it is more than `most`. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length]!, most + 1)
}
