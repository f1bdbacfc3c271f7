import { hasRevealed, hasSeen, type Reader } from '@/lib/spoilers/reader'
import { mergeScopes, type Scope } from '@/lib/spoilers/scope'
import { roundWords } from '@/lib/spoilers/words'

/** What a text is: safe HTML for a page, plain text for anything else, or the Markdown its author typed. */
export type Form = 'html' | 'text' | 'source'

/** What keeps a text closed. */
export interface Lock {
  /** Every scope that lies on the text: the thread's, the post's, those of enclosing marks and its own. None: open. */
  readonly scopes: readonly Scope[]
  readonly postId: number
  /** Which segment of the post, 0 for its root; `source` for the Markdown of the whole post, whatever its scopes. */
  readonly index: number | 'source'
  /** Whose post it is; null when the author is gone. */
  readonly authorId: number | null
  /** How many words there are, exactly. It never leaves the lock but rounded. */
  readonly words: number
}

declare const passedTheGate: unique symbol

/** Why a text was let through: it is open, the reader has seen enough, chose to reveal it, wrote it, or moderates. */
export type Because = 'open' | 'seen' | 'revealed' | 'own' | 'moderating'

/** A text that this reader may read. Only the gate makes it; pages, mail, feeds and the API take nothing else. */
export interface Cleared<F extends Form = Form> {
  readonly [passedTheGate]: F
  readonly kind: 'cleared'
  readonly form: F
  readonly text: string
  readonly because: Because
}

/** What a reader is told instead of a text: whoever gets it must draw it. */
export interface Withheld {
  readonly kind: 'withheld'
  readonly postId: number
  readonly index: number | 'source'
  readonly scopes: readonly Scope[]
  /** Rounded by `roundWords`. */
  readonly words: number
}

function refuse(): never {
  throw new TypeError('A sealed text was used without asking for a reader: call sealed.for(reader).')
}

/**
 * A text as it comes out of the database: closed. It renders, serialises, compares, clones and logs as nothing, or
 * throws; `for` is the only way out.
 */
export class Sealed<F extends Form = Form> {
  readonly #form: F
  readonly #text: string
  readonly #lock: Lock

  constructor(form: F, text: string, lock: Lock) {
    this.#form = form
    this.#text = text
    this.#lock = { ...lock, scopes: mergeScopes(lock.scopes) }
    Object.freeze(this)
  }

  /** The text, if this reader may read it; otherwise what may be said about it. */
  for(reader: Reader): Cleared<F> | Withheld {
    const because = this.#because(reader)
    if (because === null) {
      const { postId, index, scopes, words } = this.#lock
      return { kind: 'withheld', postId, index, scopes, words: roundWords(words) }
    }
    return { kind: 'cleared', form: this.#form, text: this.#text, because } as Cleared<F>
  }

  #because(reader: Reader): Because | null {
    const { scopes, postId, index, authorId } = this.#lock
    if (index === 'source' || this.#form === 'source') {
      if (authorId !== null && authorId === reader.personId) return 'own'
      return reader.moderating === true ? 'moderating' : null
    }
    if (scopes.length === 0) return 'open'
    if (hasSeen(reader, scopes)) return 'seen'
    if (hasRevealed(reader, postId, index)) return 'revealed'
    return reader.moderating === true ? 'moderating' : null
  }

  /** What lies on the text. It is no secret, and pages are kept apart by it. */
  get scopes(): readonly Scope[] {
    return this.#lock.scopes
  }

  get [Symbol.toStringTag](): string {
    return 'Sealed'
  }

  // Typed as giving nothing, not as `never`: that would pass for a text wherever one is wanted.
  toString(): void {
    return refuse()
  }

  toJSON(): void {
    return refuse()
  }

  valueOf(): void {
    return refuse()
  }

  [Symbol.toPrimitive](): void {
    return refuse()
  }

  // By its registered name, so that this file needs nothing of Node. A log line must not fail, so it does not throw.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[Sealed]'
  }
}
