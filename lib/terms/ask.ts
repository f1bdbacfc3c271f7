import { withoutParticle } from './particles'
import { spelledAt } from './spelled'
import { runTerms, stemOf, wordTerm } from './terms'
import { tokensOf, type Token } from './tokens'

/** One term that is looked for; `prefix`: whatever begins with it. `place` counts from the sequence's first. */
export interface Unit {
  readonly term: string
  readonly prefix: boolean
  readonly place: number
}

/** Terms that stand in this order, at these places. */
export type Sequence = readonly Unit[]

/** Something that is looked for: any of these sequences is it. */
export interface Group {
  readonly options: readonly Sequence[]
  /** The same as a whole word, where it may still be typed; null where it is whole. */
  readonly whole: readonly Sequence[] | null
  /** UTF-16 offsets in the query. */
  readonly start: number
  readonly end: number
  /** The word or run to mend when nothing is found; null where nothing is mended: phrases, names, numbers. */
  readonly typed: string | null
}

/** What a query asks for: all of `need`, none of `avoid`. */
export interface Ask {
  readonly need: readonly Group[]
  readonly avoid: readonly Group[]
}

// A search is a sentence at most. What comes after these is not looked for: each group costs time in every set of scopes.
const GROUPS_MAX = 12
const PHRASE_UNITS_MAX = 16
// A single letter begins a tenth of all words.
const SHORTEST_PREFIX = 2

const QUOTES = /[“”„‟«»「」『』＂]/g
// A quoted phrase (one that nobody closed goes on to the end), or what stands between spaces; a hyphen before it excludes it.
const PART = /(?<=^|\s)(-?)"([^"]*)("?)|\S+/g

/**
 * Reads a query (one clean line in NFC): words, "phrases", -exclusions. Every other sign is text or nothing. The last word, while it may still
 * be typed, is looked for as a beginning.
 */
export function askOf(query: string): Ask {
  const need: Group[] = []
  const avoid: Group[] = []
  const plain = query.replace(QUOTES, '"')
  let words = ''
  for (const match of plain.matchAll(PART)) {
    const [part, minus = '', phrase, closed] = match
    const at = match.index
    if (phrase !== undefined) {
      const from = at + minus.length + 1
      const group = phraseOf(phrase, from, closed === '')
      if (group) (minus ? avoid : need).push(group)
    } else if (/^-[^-\s]/.test(part)) {
      avoid.push(...groupsOf(part.slice(1), at + 1, false))
    } else {
      // Words stay where they stand, so that a name of several is seen whole.
      words = words.padEnd(at, ' ') + part
    }
  }
  need.push(...groupsOf(words, 0, words.length === query.length && /[\p{L}\p{M}\p{N}]$/u.test(words)))
  return { need: distinct(need).slice(0, GROUPS_MAX), avoid: distinct(avoid).slice(0, GROUPS_MAX) }
}

function distinct(groups: readonly Group[]): Group[] {
  return [...new Map(groups.map((group) => [JSON.stringify(group.options), group])).values()].sort((a, b) => a.start - b.start)
}

/** The groups of words that stand beside one another, from an offset in the query; `typing`: the last one may go on. */
function groupsOf(text: string, offset: number, typing: boolean): Group[] {
  const tokens = tokensOf(text)
  // A letter of a syllable that is still being typed is no word.
  if (typing && tokens.length > 1 && /^[\u3131-\u318e]$/.test(tokens.at(-1)!.text) && tokens.at(-2)!.end === tokens.at(-1)!.start) tokens.pop()
  const groups: Group[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    const [name] = spelledAt(tokens, at)
    const last = tokens[at + (name?.length ?? 1) - 1]!
    const place = { start: offset + token.start, end: offset + last.end }
    if (name) groups.push({ ...place, options: nameOptions(name.key, token), whole: null, typed: null })
    else groups.push({ ...place, ...optionsWhile(token, typing && at === tokens.length - 1), typed: token.kind === 'word' || token.kind === 'hangul' ? token.text : null })
    at += name?.length ?? 1
  }
  return groups
}

/** A name in any spelling; one in Hangul also as a part of a compound. */
function nameOptions(key: string, token: Token): Sequence[] {
  const any: Sequence = [{ term: `=${key}`, prefix: false, place: 0 }]
  return token.kind === 'hangul' ? [any, ...optionsOf(token, false)] : [any]
}

/** What a word is looked for as, and where that holds beginnings, what it is as a whole. */
function optionsWhile(token: Token, typing: boolean): Pick<Group, 'options' | 'whole'> {
  const options = optionsOf(token, typing)
  const whole = optionsOf(token, false)
  return { options, whole: token.kind === 'word' && options.length > whole.length ? whole : null }
}

function optionsOf(token: Token, typing: boolean): Sequence[] {
  if (token.kind === 'hangul') return [sequenceOf(withoutParticle(token.text), token.kind)]
  if (token.kind === 'unspaced') return [sequenceOf(token.text, token.kind)]
  const one = (term: string, prefix = false): Sequence => [{ term, prefix, place: 0 }]
  const stem = stemOf(token)
  const word = wordTerm(token.text)
  if (!typing || token.kind !== 'word' || [...word].length < SHORTEST_PREFIX) return [one(stem)]
  return [one(word, true), one(`~${word}`, true), ...(stem.startsWith(word) ? [] : [one(stem)])]
}

/** The pairs of a run as they stand side by side; a single letter is the beginning of a pair, or a run's last letter. */
function sequenceOf(text: string, kind: Token['kind']): Sequence {
  const made = runTerms({ kind, text })
  if (made.length === 1) return [{ term: made[0]!, prefix: true, place: 0 }]
  return made.slice(0, -1).slice(0, PHRASE_UNITS_MAX).map((term, place) => ({ term, prefix: false, place }))
}

/** A quoted phrase: these words, in this order, side by side; null where it holds none. */
function phraseOf(text: string, offset: number, typing: boolean): Group | null {
  const tokens = tokensOf(text)
  const units: Unit[] = []
  let place = 0
  for (const token of tokens) {
    if (units.length >= PHRASE_UNITS_MAX) break
    const run = token.kind === 'hangul' || token.kind === 'unspaced'
    const sequence = run ? sequenceOf(token.text, token.kind) : [{ term: stemOf(token), prefix: false, place: 0 }]
    units.push(...sequence.map((unit) => ({ ...unit, place: place + unit.place })))
    place += run ? runTerms(token).length : 1
  }
  const [first] = tokens
  if (!first) return null
  const last = units.at(-1)!
  const open = typing && tokens.at(-1)!.kind === 'word' && tokens.at(-1)!.end === text.length && last.term.length >= SHORTEST_PREFIX
  const sequence = open ? [...units.slice(0, -1), { ...last, prefix: true }] : units
  return { options: [sequence], whole: open ? [units] : null, start: offset + first.start, end: offset + tokens.at(-1)!.end, typed: null }
}
