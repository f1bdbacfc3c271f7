import { RADAR_WORDS, type RadarLanguage } from '@/lib/film/giveaways'

/** One word of a pattern: `text`, as a beginning (`hang*`), or with its diacritics (`=öldü`). */
export interface Literal {
  readonly text: string
  readonly begins: boolean
  readonly exact: boolean
}

/** What may stand at one place: one of the literals, after at most `gap` other words. */
export interface Step {
  readonly literals: readonly Literal[]
  readonly gap: number
}

/** A way to say a concept in one language. */
export interface Pattern {
  readonly concept: string
  readonly language: RadarLanguage
  readonly steps: readonly Step[]
}

/** A Korean stem, found within the syllables of a sentence whatever its spaces; `next` within so many syllables after it. */
export interface Stem {
  readonly concept: string
  readonly begins: boolean
  readonly next: string | null
}

// `_` stands for none to two words, and in Korean for none to eight syllables.
const GAP = 2
/** How far the second half of a Korean pattern may be from its first, in syllables. */
export const STEM_GAP = 8

const firsts = new Map<string, Pattern[]>()
const beginnings = new Map<string, Pattern[]>()
const exacts = new Map<string, Pattern[]>()
/** A place in the tree of Korean stems, one syllable below another: a walk ends where no stem goes on. */
interface Branch {
  readonly stems: Stem[]
  readonly next: Map<string, Branch>
}

const stems: Branch = { stems: [], next: new Map() }
const vocabulary = new Map<string, Set<RadarLanguage>>()
let longestBeginning = 1

const HANGUL = /[가-힣]/

function plain(text: string): string {
  return text.replace(/İ/g, 'i').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').replace(/['’]/g, '')
}

function literalOf(text: string): Literal {
  const exact = text.startsWith('=')
  const begins = text.endsWith('*')
  const bare = text.slice(exact ? 1 : 0, begins ? -1 : undefined)
  return { text: exact ? bare.toLowerCase() : plain(bare), begins, exact }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function learn(word: string, language: RadarLanguage): void {
  const known = vocabulary.get(word)
  if (known) known.add(language)
  else vocabulary.set(word, new Set([language]))
}

function addStem(concept: string, text: string): void {
  const [first = '', next] = text.replace(/\s+/g, '').split('_')
  const begins = first.startsWith('^')
  const stem = begins ? first.slice(1) : first
  let at = stems
  for (const syllable of stem) {
    const below: Branch = at.next.get(syllable) ?? { stems: [], next: new Map() }
    at.next.set(syllable, below)
    at = below
  }
  at.stems.push({ concept, begins, next: next ?? null })
}

function addPattern(concept: string, text: string, language: RadarLanguage): void {
  const steps: Step[] = []
  let gap = 0
  for (const part of text.split(/\s+/)) {
    if (part === '_') {
      gap += GAP
      continue
    }
    const literals = part.split('/').map(literalOf)
    for (const literal of literals) if (!literal.exact) learn(literal.text, language)
    steps.push({ literals, gap })
    gap = 0
  }
  const pattern = { concept, language, steps }
  for (const { text: word, begins, exact } of steps[0]?.literals ?? []) {
    if (begins || exact) longestBeginning = Math.max(longestBeginning, word.length)
    put(exact ? exacts : begins ? beginnings : firsts, word, pattern)
  }
}

for (const [language, { common, concepts }] of Object.entries(RADAR_WORDS) as [RadarLanguage, (typeof RADAR_WORDS)['en']][]) {
  for (const word of common) learn(plain(word), language)
  for (const [concept, texts] of Object.entries(concepts)) {
    for (const text of texts) {
      if (HANGUL.test(text)) addStem(concept, text)
      else addPattern(concept, text, language)
    }
  }
}

// People use the same words; a text made of new ones cannot fill the memory.
const MOST_KNOWN = 20_000
const knownWords = new Map<string, readonly Pattern[]>()

/** The patterns that may begin with a word of this form. */
export function patternsFrom(form: string): readonly Pattern[] {
  const known = knownWords.get(form)
  if (known) return known
  const found = new Set(firsts.get(form))
  for (let length = 1; length <= Math.min(form.length, longestBeginning); length += 1) {
    for (const pattern of beginnings.get(form.slice(0, length)) ?? []) found.add(pattern)
  }
  const list = [...found]
  if (knownWords.size < MOST_KNOWN) knownWords.set(form, list)
  return list
}

/** The patterns that may begin with a word written with exactly these diacritics. */
export function patternsFromExact(exact: string): readonly Pattern[] {
  const found: Pattern[] = []
  for (let length = 1; length <= Math.min(exact.length, longestBeginning); length += 1) {
    const list = exacts.get(exact.slice(0, length))
    if (list) found.push(...list)
  }
  return found
}

/** The Korean stems that begin at this place of a run of syllables, with their length. */
export function stemsAt(run: string, at: number): { stem: Stem; length: number }[] {
  const found: { stem: Stem; length: number }[] = []
  let branch = stems.next.get(run.charAt(at))
  for (let length = 1; branch; length += 1) {
    for (const stem of branch.stems) found.push({ stem, length })
    branch = branch.next.get(run.charAt(at + length))
  }
  return found
}

/** The languages in which this is a word that we know. */
export function languagesKnowing(word: string): ReadonlySet<RadarLanguage> | undefined {
  return vocabulary.get(word)
}
