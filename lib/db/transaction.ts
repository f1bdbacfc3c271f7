import type { Outcome } from '@/lib/outcome'
import { transaction, type Queries } from './client'

// Whoever waits longer than this for their turn is stuck, not behind others: a hot thread is held for some milliseconds by each.
const WAIT_MS = 30_000

class Rollback {
  constructor(readonly outcome: Outcome<never>) {}
}

/**
 * Runs `work` in one transaction: all of it is stored, or nothing. A refusal that `work` answers undoes what it had begun, so that a
 * refused write leaves no trace; so does an exception, which is passed on. `timeout`, in milliseconds, is for work that is known to be long.
 */
export async function write<T>(work: (tx: Queries) => Promise<Outcome<T>>, { timeout }: { timeout?: number } = {}): Promise<Outcome<T>> {
  try {
    return await inTransaction(async (tx) => {
      const outcome = await work(tx)
      if (!outcome.ok) throw new Rollback(outcome)
      return outcome
    }, timeout)
  } catch (thrown) {
    if (thrown instanceof Rollback) return thrown.outcome
    throw thrown
  }
}

// What waits for a transaction's commit. One list for a process, as server.ts and the pages' bundle each load this file.
const shared = globalThis as { cellCommitting?: WeakMap<object, (() => void)[]> }
const committing = (shared.cellCommitting ??= new WeakMap())

/** Runs `work` in one transaction; an exception undoes it, and so does taking longer than `timeout` milliseconds. */
export async function inTransaction<T>(work: (tx: Queries) => Promise<T>, timeout = WAIT_MS * 2): Promise<T> {
  const acts: (() => void)[] = []
  const result = await transaction((tx) => {
    committing.set(tx, acts)
    return work(tx)
  }, { maxWait: WAIT_MS, timeout })
  for (const act of acts) act()
  return result
}

/** Does something once a transaction of `inTransaction` is committed, before its caller goes on; never when it is undone. */
export function onceCommitted(tx: Queries, act: () => void): void {
  committing.get(tx)?.push(act)
}
