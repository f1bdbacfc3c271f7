/** A source of numbers that is the same for the same seed, on every machine. */
export interface Random {
  /** The next number, at least 0 and less than 1. */
  next: () => number
  /** A whole number from `from` to `to`, both included. */
  between: (from: number, to: number) => number
  /** One of a list that is not empty. */
  one: <T>(list: readonly T[]) => T
  /** True as often as `share` says, from 0 to 1. */
  chance: (share: number) => boolean
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for data that is only to look alike. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, between, one: (list) => list[between(0, list.length - 1)]!, chance: (share) => next() < share }
}
