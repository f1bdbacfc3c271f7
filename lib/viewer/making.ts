import { covers, NOTHING_SEEN, type Seen } from '@/lib/spoilers/seen'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { guestWho, type Guest } from './viewer'

/**
 * What a page that is being made asked about its reader: whether they have seen enough for one scope and another, and how each was
 * answered. It asks nothing else, so whoever would be answered the same is shown the same bytes.
 */
export class Making {
  /** The scopes that were asked about, as texts, and the answers. */
  readonly answers = new Map<string, boolean>()
  /** Whether something looked at what was seen as a whole: then nobody can tell for whom else the page is. */
  whole = false

  constructor(readonly seen: Seen) {}

  /** The guest for whom the page is made. */
  reader(): Guest {
    const { seen } = this
    const lookedAt = () => {
      this.whole = true
      return seen
    }
    return Object.defineProperties(
      { ...guestWho(NOTHING_SEEN), covers: (scopes: readonly Scope[]) => scopes.every((scope) => this.answer(scope)) },
      { seen: { get: lookedAt, enumerable: true }, declared: { get: lookedAt, enumerable: true } },
    )
  }

  private answer(scope: Scope): boolean {
    const answer = covers(this.seen, scope)
    this.answers.set(formatScope(scope), answer)
    return answer
  }
}

// One list for a process, though server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellMakings?: Map<string, Making> }

/** The pages that are being made, by the names that their requests carry. */
export function makings(): Map<string, Making> {
  return (shared.cellMakings ??= new Map())
}
