import { randomFrom } from './random'

// Few threads hold most posts: the k-th largest is about k to the power of -0.8 of the largest, as in forums that were counted.
const TAIL = 0.8

/**
 * How many posts each thread has, in the order in which they were started: long-tailed, at least one each, `posts` in all. Throws where
 * there are fewer posts than threads.
 */
export function threadSizes(seed: number, threads: number, posts: number): Uint32Array {
  if (threads < 1 || posts < threads) throw new RangeError('every thread has a post of its own')
  const random = randomFrom(seed)
  const order = Uint32Array.from({ length: threads }, (_, at) => at)
  for (let at = threads - 1; at > 0; at -= 1) {
    const other = random.between(0, at)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  let weights = 0
  for (let rank = 1; rank <= threads; rank += 1) weights += rank ** -TAIL
  const sizes = new Uint32Array(threads).fill(1)
  let left = posts - threads
  for (let rank = 1; rank <= threads; rank += 1) {
    const share = Math.min(left, Math.floor(((posts - threads) * rank ** -TAIL) / weights))
    sizes[order[rank - 1]!]! += share
    left -= share
  }
  // What rounding left goes one by one to the largest.
  for (let rank = 0; left > 0; rank = (rank + 1) % threads, left -= 1) sizes[order[rank]!]! += 1
  return sizes
}
