import { createHash } from 'node:crypto'
import { coversAll } from '@/lib/spoilers/seen'
import { moderates } from '@/lib/viewer/viewer'
import type { Located } from './locate'
import type { Answer, Asked } from './forum'
import { mayReadGuide as guideMayBeRead, type GuideCanary } from './guide'
import { wordsIn } from './needles'
import { mayReadPast } from './past'
import { scopesOf, type Canary, type Planted, type Secret } from './planted'
import { ANSWERS, HEADERS, TROUBLE, type Shows } from './surfaces'
import type { Asker, Column } from './viewers'

/**
 * Why a sealed word stands where it does: they have seen so much, the address has the key of somebody who has or claims as much, they asked
 * for it, it is their own, or they are at work on it.
 */
export type Because = 'seen' | 'address' | 'asked' | 'own' | 'moderates'

/** What has been found: of each row of the table and each kind of reader, why they were shown what they were shown. */
export interface Ledger {
  cells: Map<string, Map<Column, Set<Because>>>
  /** Sealed words that were where they may not be. */
  leaks: Set<string>
  /** What nobody has said anything about: addresses, headers, kinds of answers. */
  unknown: Set<string>
  /** Looks at an answer: what of it is sealed, and whether all of it is known. Answers the planted words that it held. */
  look: (address: Located, asker: Asker, answer: Answer, asked?: Asked) => Set<string>
  /** Looks at what comes out of the forum in another way, under its row of surfaces.ts, with nobody in particular reading. */
  lookInto: (row: string, bytes: Buffer) => void
}

const ROUTER = 'the router’s payload of any page'
const HEAD = 'title, meta and link cards of any page'
const HEADER = 'headers of any answer'
const ERRORS = 'answers to errors'

/** An empty ledger for a forum with these words in it. */
export function openLedger({ canaries, secrets, people }: Pick<Planted, 'canaries' | 'secrets' | 'people'>, guide: readonly GuideCanary[]): Ledger {
  const canaryOf = new Map(canaries.map((canary) => [canary.word, canary]))
  const secretOf = new Map(secrets.map((secret) => [secret.word, secret]))
  const cells: Ledger['cells'] = new Map()
  const leaks = new Set<string>()
  const unknown = new Set<string>()

  const cell = (row: string, column: Column) => {
    const columns = cells.get(row) ?? new Map<Column, Set<Because>>()
    cells.set(row, columns)
    columns.set(column, columns.get(column) ?? new Set())
    return columns.get(column)!
  }

  const mayRead = ({ opensPost, edits, readsAs, takesAlong }: Located, shows: Shows, { seen, member }: Asker, canary: Canary): Because | null => {
    if (shows === 'nothing') return null
    if (coversAll(readsAs ?? seen, canary.scopes)) return readsAs ? 'address' : 'seen'
    if (shows === 'one’s own' && takesAlong && member === people.author) return 'own'
    const judge = member !== undefined && moderates(member)
    if ((shows === 'what was asked for' || shows === 'the past') && opensPost?.postId === canary.postId && (opensPost.indexes === 'all' || opensPost.indexes.includes(canary.index))) return 'asked'
    if (shows === 'one’s own' && edits === canary.postId && (judge || member === people.author)) return judge ? 'moderates' : 'own'
    return shows === 'moderators' && judge ? 'moderates' : null
  }
  const mayKnow = ({ drafts, edits, readsAs, past, takesAlong, appeals, appealsBy }: Located, shows: Shows, { member, seen }: Asker, secret: Secret): Because | null => {
    if (shows === 'nothing') return null
    if (takesAlong) return shows === 'one’s own' && member !== undefined && (secret.by ?? secret.draftOf ?? secret.held?.author ?? (secret.past && people.author)) === member ? 'own' : null
    if (secret.past) return shows === 'the past' && mayReadPast(past, readsAs ?? seen, secret.past) ? (coversAll(readsAs ?? seen, secret.past.scopes) ? (readsAs ? 'address' : 'seen') : 'asked') : null
    if (secret.moderators) return shows === 'moderators' && member !== undefined && moderates(member) ? 'moderates' : null
    const judge = member !== undefined && moderates(member)
    if (secret.appealed !== undefined) {
      if (shows === 'moderators') return judge ? 'moderates' : null
      if (shows !== 'one’s own' || appeals !== secret.appealed) return null
      return appealsBy === 'whoever' ? 'address' : member === secret.by ? 'own' : null
    }
    if (secret.held && shows === 'moderators') return judge ? 'moderates' : null
    if (secret.held && shows === 'one’s own' && edits === secret.held.postId) return member === secret.held.author ? 'own' : judge ? 'moderates' : null
    return shows === 'one’s own' && secret.draftOf !== undefined && drafts === true && member === secret.draftOf ? 'own' : null
  }
  const mayReadGuide = (address: Located, shows: Shows, asker: Asker, canary: GuideCanary): Because | null => {
    if (shows === 'nothing' || !guideMayBeRead(shows === 'what was asked for' ? address : { ...address, opensSection: undefined }, asker, canary)) return null
    if (!canary.places.some(({ scopes }) => coversAll(address.readsAs ?? asker.seen, scopes))) return 'asked'
    return address.readsAs ? 'address' : 'seen'
  }

  // An answer is judged under several rows, and many answers are the same.
  const inText = new Map<string, readonly GuideCanary[]>()
  const guideIn = (text: string) => {
    const digest = createHash('sha1').update(text).digest('base64')
    const found = inText.get(digest) ?? guide.filter(({ word }) => text.includes(word))
    inText.set(digest, found)
    return found
  }

  /** Judges the words of a part of an answer under a row. */
  const judge = (row: string, shows: Shows, address: Located, asker: Asker, words: ReadonlySet<string>, text: string) => {
    const entry = cell(row, asker.column)
    const note = (because: Because | null, what: string) => {
      if (because) entry.add(because)
      else leaks.add(`${asker.name} on ${address.path} (${row}) is told ${what}`)
    }
    for (const word of words) {
      const [canary, secret] = [canaryOf.get(word), secretOf.get(word)]
      if (canary) note(mayRead(address, shows, asker, canary), `${canary.what}: ${word} under ${scopesOf(canary)}`)
      if (secret) note(mayKnow(address, shows, asker, secret), `${secret.what}: ${word}`)
    }
    for (const canary of guideIn(text)) note(mayReadGuide(address, shows, asker, canary), `the guide: “${canary.word}”`)
  }

  const known = ({ surface, path }: Located, { status, headers }: Answer) => {
    for (const name of Object.keys(headers)) if (!HEADERS.includes(name)) unknown.add(`the header ${name}, on ${path}`)
    const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    const types: readonly string[] = [...ANSWERS[surface.answers], ...(status >= 300 ? TROUBLE : [])]
    if (type && !types.includes(type)) unknown.add(`an answer of ${type} (${status}) from ${path}, declared as ${surface.answers}`)
    // To the router Next says in the payload that there is nothing, not by the status; and it answers OPTIONS anywhere.
    if (surface.nowhere && status < 300 && status !== 204 && type !== 'text/x-component') unknown.add(`the address ${path}: no surface is declared for it, and it answers ${status}`)
  }

  return {
    cells,
    leaks,
    unknown,
    look: (address, asker, answer, asked = {}) => {
      known(address, answer)
      const { surface, path } = address
      // What somebody types, they know.
      const typed = wordsIn(Buffer.from(`${path}\n${asked.body ?? ''}`))
      const untyped = (bytes: Buffer) => new Set([...wordsIn(bytes)].filter((word) => !typed.has(word)))
      const text = answer.body.toLowerCase()
      const words = untyped(answer.bytes)
      const headers = untyped(Buffer.from(answer.rawHeaders))
      judge(surface.row, surface.shows, address, asker, words, text)
      judge(HEADER, 'nothing', address, asker, headers, answer.rawHeaders.toLowerCase())
      const type = String(answer.headers['content-type'])
      if (type.startsWith('text/x-component')) judge(ROUTER, surface.shows, address, asker, words, text)
      if (type.startsWith('text/html')) {
        const head = headOf(answer.body)
        judge(HEAD, 'nothing', address, asker, untyped(Buffer.from(head)), head.toLowerCase())
      }
      if (answer.status >= 400) judge(ERRORS, 'nothing', address, asker, words, text)
      return new Set([...words, ...headers, ...guideIn(text).map(({ word }) => word)])
    },
    lookInto: (row, bytes) => {
      const text = bytes.toString('utf8').toLowerCase()
      const told = [...wordsIn(bytes), ...guide.map(({ word }) => word).filter((word) => text.includes(word))]
      cells.set(row, cells.get(row) ?? new Map())
      for (const word of told) leaks.add(`${row} holds ${canaryOf.get(word)?.what ?? secretOf.get(word)?.what ?? 'the guide'}: ${word}`)
    },
  }
}

/** What search engines and link cards are told of a page: its head, and the data about it wherever it stands. */
function headOf(html: string): string {
  const [head = ''] = html.split('</head>', 1)
  const data = html.match(/<script type="application\/ld\+json"[^]*?<\/script>/g) ?? []
  return [head, ...data].join('\n')
}
