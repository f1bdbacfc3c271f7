import { etagOf } from '@/lib/http/conditional'
import { covers, formatSeen, type Seen } from '@/lib/spoilers/seen'
import type { Scope } from '@/lib/spoilers/scope'
import type { Asked } from './asked'
import { encoded } from './encoded'
import { figures } from './figures'
import type { Made } from './making'
import { answersOf, Shelf, suits, type Answers, type KeptPage } from './shelf'

/** How a page was come by: from memory, after it was made, or from memory though it may be older than it should be. */
export type How = 'HIT' | 'MISS' | 'STALE'

export interface Found {
  page: KeptPage
  how: How
  /** How long ago it was made, in seconds. */
  age: number
}

export interface Terms {
  make: (asked: Asked, seen: Seen) => Promise<Made>
  /** The room for pages, in bytes. */
  bytes: number
  /** A clock in milliseconds that never goes back. */
  now?: () => number
}

// Counts of views and reactions stand in pages and change without a word: they may be so old, in milliseconds.
const FRESH_MS = 60_000
// While it is not known that every change is heard, changes may be so old as well.
const UNSURE_MS = 1_000
// How long after that a page is still shown while it is made anew. Then whoever asks waits, as counts of last week surprise.
const WHILE_MADE_MS = 60_000
// How long somebody waits for a page that could be shown as it was: what stands behind it does not answer.
const PATIENCE_MS = 3_000
// How long a page that could not be made rests.
const REST_MS = 2_000

type MadePage = KeptPage & Pick<Made, 'keeps' | 'failed'>

interface Running {
  asked: Asked
  /** What is known of the questions it will ask, and the answers; null before any are known. */
  answers: Answers | null
  /** Set by a change that came after it began: it may have read what was before. */
  overtaken: boolean
  made: Promise<MadePage>
}

/**
 * Public pages in memory. One is made once at a time for all who would be shown the same; the others wait. Nothing that was begun before a change is
 * kept after it, or shown to who asks after it; and nothing that failed is kept.
 */
export class PageCache {
  readonly shelf: Shelf
  private readonly running = new Map<string, Set<Running>>()
  private sure = false
  private readonly now: () => number

  constructor(private readonly terms: Terms) {
    this.shelf = new Shelf(terms.bytes)
    this.now = terms.now ?? (() => performance.now())
  }

  /** The page for somebody to whom this opens. Throws what making it threw, where there is none to show instead. */
  async find(asked: Asked, seen: Seen): Promise<Found> {
    const page = this.kept(asked, seen)
    if (page) return page
    const kept = this.shelf.find(nameOf(asked), seen)
    const making = this.make(asked, seen)
    try {
      const made = await (kept ? inTime(making) : making)
      if (made.failed && kept) throw new Error('it was met with trouble')
      figures.misses += 1
      return this.found(made, 'MISS')
    } catch (error) {
      if (!kept) throw error
      kept.restsUntil = this.now() + REST_MS
      return this.found(kept, 'STALE')
    }
  }

  /** The page if it can be shown at once. One that is no longer fresh is shown while it is made anew. */
  kept(asked: Asked, seen: Seen): Found | null {
    const page = this.shelf.find(nameOf(asked), seen)
    if (!page) return null
    const [age, now] = [this.now() - page.madeAt, this.now()]
    if (age < (this.sure ? FRESH_MS : UNSURE_MS)) return this.found(page, 'HIT')
    if (now < page.restsUntil) return this.found(page, 'STALE')
    if (!this.sure || age > FRESH_MS + WHILE_MADE_MS) return null
    const rest = () => (page.restsUntil = this.now() + REST_MS)
    this.make(asked, seen).then(({ failed }) => failed && rest(), rest)
    return this.found(page, 'STALE')
  }

  /** Forgets the pages with these tags, kept and under way. */
  forget(tags: readonly string[]): void {
    figures.forgotten += this.shelf.forget(tags)
    this.overtake((asked) => asked.tags.some((tag) => tags.includes(tag)))
  }

  /** Forgets all pages: it cannot be named what changed. */
  forgetAll(): void {
    figures.forgotten += this.shelf.clear()
    this.overtake(() => true)
  }

  /** Says whether every change is heard of from now on. What was kept before may have missed one. */
  beSure(sure: boolean): void {
    this.sure = sure
    if (sure) this.forgetAll()
  }

  private found(page: KeptPage, how: How): Found {
    if (how === 'HIT') figures.hits += 1
    if (how === 'STALE') figures.stale += 1
    return { page, how, age: Math.max(0, Math.floor((this.now() - page.madeAt) / 1000)) }
  }

  private overtake(isMeant: (asked: Asked) => boolean): void {
    for (const [name, all] of this.running) {
      for (const one of all) {
        if (!isMeant(one.asked)) continue
        one.overtaken = true
        // Whoever asks from now on does not wait for it.
        all.delete(one)
      }
      if (all.size === 0) this.running.delete(name)
    }
  }

  private async make(asked: Asked, seen: Seen): Promise<MadePage> {
    const name = nameOf(asked)
    let scopes: readonly Scope[] = this.shelf.scopesOf(name)
    for (;;) {
      const one = this.underWay(name, seen, scopes) ?? this.begin(asked, seen, scopes)
      const made = await one.made
      if (suits(made, seen)) return made
      scopes = made.answers.map(([scope]) => scope)
    }
  }

  /** A making that may come to what this reader is shown. While nothing is known of what a page asks, all wait for the first. */
  private underWay(name: string, seen: Seen, scopes: readonly Scope[]): Running | undefined {
    const all = [...(this.running.get(name) ?? [])]
    return all.find(({ answers }) => (answers ? suits({ answers, only: null }, seen) : scopes.length === 0))
  }

  private begin(asked: Asked, seen: Seen, scopes: readonly Scope[]): Running {
    const name = nameOf(asked)
    const answers = scopes.length > 0 ? scopes.map((scope) => [scope, covers(seen, scope)] as const) : null
    const one: Running = { asked, answers, overtaken: false, made: this.keep(asked, seen, () => one.overtaken) }
    const all = this.running.get(name) ?? new Set()
    this.running.set(name, all.add(one))
    const end = () => {
      all.delete(one)
      if (all.size === 0 && this.running.get(name) === all) this.running.delete(name)
    }
    one.made.then(end, end)
    return one
  }

  private async keep(asked: Asked, seen: Seen, isOvertaken: () => boolean): Promise<MadePage> {
    const madeAt = this.now()
    figures.made += 1
    const { status, headers, body, making, keeps, failed } = await this.terms.make(asked, seen)
    const page = {
      status, headers, bodies: await encoded(body), etag: etagOf(body.toString('latin1')), tags: asked.tags, answers: answersOf(making.answers),
      only: making.whole ? formatSeen(seen) : null, madeAt, restsUntil: 0, keeps: keeps && !making.whole, failed,
    }
    if (!page.keeps) figures.unkept += 1
    if (isOvertaken()) figures.overtaken += 1
    else if (page.keeps) this.shelf.put(nameOf(asked), page, seen)
    // What was there before is no more, although nobody said so.
    else if (!failed) this.shelf.remove(nameOf(asked))
    return page
  }
}

function nameOf({ form, address }: Asked): string {
  return `${form} ${address}`
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it takes too long')), PATIENCE_MS)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
