// One at a time leaves a machine of two cores the other one for those who read.
const AT_ONCE = 1
/** So many wait for some ten seconds; who comes later is asked to come back. */
export const WAITING = 12

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Does some work on an image when that which came before is done. Null: too much waits already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (waiting >= AT_ONCE + WAITING) return null
  waiting += 1
  const turn = last.then(work).finally(() => (waiting -= 1))
  last = turn.catch(() => undefined)
  return turn
}
