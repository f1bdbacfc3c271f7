import { LRUCache } from 'lru-cache'
import { parseScope, type Scope } from '@/lib/spoilers/scope'
import { covers, formatSeen, type Seen } from '@/lib/spoilers/seen'
import type { Encoded } from './encoded'

/** Scopes that a page asked about, and whether its reader had seen enough for each. */
export type Answers = readonly (readonly [Scope, boolean])[]

/** A page as it is kept: for whoever would answer what it asked as its first reader did. */
export interface KeptPage {
  status: number
  headers: Readonly<Record<string, string>>
  bodies: Encoded
  etag: string
  tags: readonly string[]
  /** What it asked about its reader, and the answers. */
  answers: Answers
  /** What its reader had seen, where it looked at that as a whole: it is for nobody else, and not kept. */
  only: string | null
  /** When it was made, in milliseconds of the clock that the cache goes by. */
  madeAt: number
  /** Until when nobody tries to make it anew, as it could not be made; 0: at once. */
  restsUntil: number
}

// Most pages have one, two or three. More than these are somebody who tries what can be claimed.
const VARIANTS = 8

// What a page takes beside its bytes, roughly: its headers, its place in the lists.
const BESIDES = 4_096

/** Whether a page is what somebody who has seen this is shown. */
export function suits({ answers, only }: Pick<KeptPage, 'answers' | 'only'>, seen: Seen): boolean {
  return only === null ? answers.every(([scope, answer]) => covers(seen, scope) === answer) : only === formatSeen(seen)
}

/** Whether a page holds nothing that opens to anybody in particular. */
export function opensNothing({ answers, only }: Pick<KeptPage, 'answers' | 'only'>): boolean {
  return (only ?? '') === '' && answers.every(([, answer]) => !answer)
}

/** Questions and answers by their scopes as texts. */
export function answersOf(answers: ReadonlyMap<string, boolean>): Answers {
  return [...answers].flatMap(([text, answer]) => {
    const scope = parseScope(text)
    return scope ? [[scope, answer] as const] : []
  })
}

/** The kept pages, within so many bytes: the one that was asked for least lately goes first. Each is kept in its few variants, under its tags. */
export class Shelf {
  private readonly pages: LRUCache<string, readonly KeptPage[]>
  private readonly byTag = new Map<string, Set<string>>()

  constructor(bytes: number) {
    this.pages = new LRUCache<string, readonly KeptPage[]>({
      maxSize: bytes,
      sizeCalculation: (variants) => variants.reduce((sum, { bodies }) => sum + BESIDES + bodies.br.length + bodies.gzip.length + bodies.identity.length, 0),
      noDisposeOnSet: true,
      dispose: (variants, name) => this.untag(name, variants),
    })
  }

  get bytes(): number {
    return this.pages.calculatedSize
  }

  get size(): number {
    return this.pages.size
  }

  /** The variant of a page for somebody who has seen this. */
  find(name: string, seen: Seen): KeptPage | undefined {
    return this.pages.get(name)?.find((page) => suits(page, seen))
  }

  /** The scopes that a page's variants asked about. */
  scopesOf(name: string): Scope[] {
    return (this.pages.peek(name) ?? []).flatMap(({ answers }) => answers.map(([scope]) => scope))
  }

  /** Keeps a page in place of what the same reader was shown before. Of too many variants the oldest goes; never the one that opens nothing. */
  put(name: string, page: KeptPage, seen: Seen): void {
    const others = (this.pages.peek(name) ?? []).filter((one) => !suits(one, seen))
    if (others.length >= VARIANTS) others.splice(others.findIndex((one) => !opensNothing(one)), 1)
    this.pages.set(name, [...others, page])
    // One that is larger than all there is room for is not taken.
    if (!this.pages.has(name)) return
    for (const tag of page.tags) {
      const names = this.byTag.get(tag)
      if (names) names.add(name)
      else this.byTag.set(tag, new Set([name]))
    }
  }

  /** Removes a page in all its variants. */
  remove(name: string): void {
    this.pages.delete(name)
  }

  /** Removes all pages with one of these tags; answers how many there were. */
  forget(tags: readonly string[]): number {
    const names = new Set(tags.flatMap((tag) => [...(this.byTag.get(tag) ?? [])]))
    for (const name of names) this.pages.delete(name)
    return names.size
  }

  clear(): number {
    const { size } = this.pages
    this.pages.clear()
    this.byTag.clear()
    return size
  }

  private untag(name: string, variants: readonly KeptPage[]): void {
    for (const tag of variants[0]?.tags ?? []) {
      const names = this.byTag.get(tag)
      names?.delete(name)
      if (names?.size === 0) this.byTag.delete(tag)
    }
  }
}
