import type { RefusalReason } from '@/lib/outcome'
import { lettersOf } from '@/lib/spoilers/radar/letters'
import { administers, moderates, type Viewer } from '@/lib/viewer/viewer'

export const BLOCKED_KINDS = ['word', 'domain'] as const
export type BlockedKind = (typeof BLOCKED_KINDS)[number]

/** What becomes of a text with something blocked in it, the strictest first: it is not taken; it waits for a moderator; moderators look at it. */
export const BLOCKED_ACTS = ['refuse', 'hold', 'flag'] as const
export type BlockedAct = (typeof BLOCKED_ACTS)[number]

/** Entries of the list: each new one was met here, and nobody keeps more in mind. */
export const ENTRIES_MOST = 500

/** Signs of an entry: some words, or the longest domain that people type. A text is read in time proportional to its length times this. */
export const ENTRY_MAX = 80

/** Signs of a text to try the list on: a post's. */
export const TRIED_MAX = 40_000

/** Matches that are shown of a text that is tried. */
export const SHOWN_MOST = 50

/** Why this viewer may not change the list; null: they may. */
export function whyNotKeepList(viewer: Viewer): RefusalReason | null {
  if (viewer.kind === 'guest') return 'signed-out'
  return administers(viewer) ? null : 'not-admin'
}

/** Whether the list holds for what this viewer writes. Moderators quote what they act on. */
export function isListed(viewer: Viewer): boolean {
  return !moderates(viewer)
}

/** Something that is blocked. */
export interface Entry {
  id: number
  kind: BlockedKind
  key: string
  act: BlockedAct
}

/** The entries as they are looked for: words by their letters, domains by their names. */
export interface List {
  readonly entries: readonly Entry[]
  readonly words: Node
  readonly domains: ReadonlyMap<string, Entry>
}

interface Node {
  readonly next: Map<string, Node>
  /** The entry that ends here, as a whole word, or as how words begin. */
  whole?: Entry
  begins?: Entry
}

/** A text to look through: its words, and where its links lead. */
export interface Said {
  readonly text: string
  readonly links: readonly string[]
}

/** An entry with where it was found, in UTF-16 units of the text; null: where a link leads. */
export interface Hit {
  readonly entry: Entry
  readonly start: number | null
  readonly end: number | null
}

/**
 * An entry as it is compared: words as they are read at a glance (the radar's folding: no case, accents, widths, invisible signs, look-alikes), with
 * single spaces, and `*` at the end where a word may go on; a domain as browsers name it. Null: there is nothing to compare.
 */
export function keyOf(kind: BlockedKind, text: string): string | null {
  if (kind === 'domain') return domainIn(text)
  const open = text.trim().endsWith('*')
  const folded = signsOf(text).map(({ sign }) => sign).join('').trim()
  return folded === '' ? null : folded + (open ? '*' : '')
}

/** The list, ready to look with. */
export function listOf(entries: readonly Entry[]): List {
  const words: Node = { next: new Map() }
  for (const entry of entries) {
    if (entry.kind !== 'word') continue
    const open = entry.key.endsWith('*')
    let node = words
    for (const sign of open ? entry.key.slice(0, -1) : entry.key) {
      const next: Node = node.next.get(sign) ?? { next: new Map() }
      node.next.set(sign, next)
      node = next
    }
    node[open ? 'begins' : 'whole'] = entry
  }
  return { entries, words, domains: new Map(entries.flatMap((entry) => (entry.kind === 'domain' ? [[entry.key, entry] as const] : []))) }
}

/** What of the list is in a text, each entry once, in the order of the text. Linear in the text, however many entries there are. */
export function hitsIn(list: List, { text, links }: Said): Hit[] {
  const hits = new Map<number, Hit>()
  const add = (entry: Entry | undefined, start: number | null, end: number | null) => {
    if (entry && !hits.has(entry.id)) hits.set(entry.id, { entry, start, end })
  }
  if (list.words.next.size > 0) {
    const signs = signsOf(text)
    for (let at = 0; at < signs.length; at += 1) if (begins(signs, at)) walk(list.words, signs, at, add)
  }
  if (list.domains.size > 0) {
    for (const { 0: written, index } of text.matchAll(DOMAIN)) for (const entry of entriesFor(list, written)) add(entry, index, index + written.length)
    for (const link of links) for (const entry of entriesFor(list, link)) add(entry, null, null)
  }
  return [...hits.values()]
}

function walk(words: Node, signs: readonly Sign[], from: number, add: (entry: Entry | undefined, start: number, end: number) => void): void {
  let node: Node | undefined = words
  for (let at = from; node && at < signs.length; at += 1) {
    node = node.next.get(signs[at]!.sign)
    if (!node) return
    const { end } = signs[at]!
    add(node.begins, signs[from]!.start, end)
    if (node.whole && ends(signs, at)) add(node.whole, signs[from]!.start, end)
  }
}

interface Sign {
  sign: string
  start: number
  end: number
}

const WORD = /[\p{L}\p{N}]/u
// Written without spaces between words, so that a word may begin and end anywhere.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
// Particles are written on to Korean words.
const GOES_ON = /\p{Script=Hangul}/u

/** A text's letters as they are read, and one space for whatever stands between words. */
function signsOf(text: string): Sign[] {
  const { shapes, starts, ends: closes } = lettersOf(text.normalize('NFC'))
  const signs: Sign[] = []
  shapes.forEach(({ folded }, at) => {
    const word = WORD.test(folded)
    if (!word && (signs.length === 0 || signs.at(-1)!.sign === ' ')) return
    for (const sign of word ? folded : ' ') signs.push({ sign, start: starts[at]!, end: closes[at]! })
  })
  return signs
}

function begins(signs: readonly Sign[], at: number): boolean {
  const [before, first] = [signs[at - 1]?.sign ?? ' ', signs[at]!.sign]
  return first !== ' ' && (before === ' ' || UNSPACED.test(before) || UNSPACED.test(first))
}

function ends(signs: readonly Sign[], at: number): boolean {
  const [last, after] = [signs[at]!.sign, signs[at + 1]?.sign ?? ' ']
  return after === ' ' || GOES_ON.test(last) || UNSPACED.test(last) || UNSPACED.test(after)
}

// What reads as a domain, also where it is no link. A name has at most 63 signs and no more names than these are looked at.
const DOMAIN = /[\p{L}\p{N}\p{Cf}][\p{L}\p{M}\p{N}\p{Cf}-]{0,62}(?:[.。．｡][\p{L}\p{N}\p{Cf}][\p{L}\p{M}\p{N}\p{Cf}-]{0,62}){1,10}/gu
const DEEPEST = 11

/** The entries for the domain that an address, or a name alone, is in: itself and all above it. */
function entriesFor({ domains }: List, address: string): Entry[] {
  const parts = (domainIn(address) ?? '').split('.').slice(-DEEPEST)
  return parts.flatMap((_, at) => domains.get(parts.slice(at).join('.')) ?? [])
}

/** The domain that an address, or a name alone, is in, as browsers name it; null where it is none. */
function domainIn(text: string): string | null {
  const address = text.trim().replace(/^\*\./, '')
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/:]+:\d/.test(address) ? address : `http://${address.replace(/^\/\//, '')}`
  if (!URL.canParse(whole)) return null
  const host = new URL(whole).hostname.replace(/\.$/, '').toLowerCase()
  return /^[^.]+(?:\.[^.]+)+$/.test(host) ? host : null
}
