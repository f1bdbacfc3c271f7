import { db, type Queries } from './client'

// A statement that waits longer than this for a row is stuck, not busy: hot threads are held for milliseconds.
const WAIT_MS = 10_000

/**
 * Runs `work` in one transaction: all of it is stored, or nothing. Throw `Rollback` (or anything) to undo.
 */
export function inTransaction<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
  return db().$transaction((tx) => work(tx as unknown as Queries), { maxWait: WAIT_MS, timeout: WAIT_MS * 2 })
}
