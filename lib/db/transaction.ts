import type { Outcome } from '@/lib/outcome'
import { db, type Queries } from './client'

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

/** Runs `work` in one transaction; an exception undoes it, and so does taking longer than `timeout` milliseconds. */
export function inTransaction<T>(work: (tx: Queries) => Promise<T>, timeout = WAIT_MS * 2): Promise<T> {
  return db().$transaction((tx) => work(tx as unknown as Queries), { maxWait: WAIT_MS, timeout })
}
