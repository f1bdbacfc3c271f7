import type { Interval } from '@/lib/markdown/intervals'
import { mergeScopes, sameScopes, type Scope } from '@/lib/spoilers/scope'

/** The intervals that lie on a text, by their index, ascending: the outermost first. */
export type Cover = readonly number[]

export const OPEN: Cover = []

/** Asks what lies on an offset, or on any part of a stretch. */
export interface Covers {
  readonly at: (offset: number) => Cover
  readonly across: (start: number, end: number) => Cover
  /** How many intervals lie on one place at most. */
  readonly depth: number
}

/**
 * Sweeps once over the intervals (ordered by start). Within another, one that asks for nothing more counts as nothing.
 * Stops when more than `deepest` lie on one place: then only `depth` is of use.
 */
export function sweep(intervals: readonly Interval[], deepest: number): Covers {
  const edges = intervals.flatMap(({ start, end }, index) => [{ at: start, index, opens: true }, { at: end, index, opens: false }])
  edges.sort((a, b) => a.at - b.at)
  const stops: { at: number; cover: Cover }[] = [{ at: 0, cover: OPEN }]
  let depth = 0
  for (const { at, index, opens } of edges) {
    const before = stops.at(-1)!
    const cover = opens ? union(before.cover, [index]) : minus(before.cover, [index])
    depth = Math.max(depth, cover.length)
    if (depth > deepest) break
    if (before.at === at) stops[stops.length - 1] = { at, cover }
    else stops.push({ at, cover })
  }
  const find = (offset: number) => {
    let low = 0
    let high = stops.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (stops[middle]!.at <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const telling = stops.map(({ cover }) => withoutEchoes(cover, intervals))
  return {
    depth,
    at: (offset) => telling[find(offset)]!,
    across: (start, end) => {
      const found = new Set<number>()
      const first = find(start)
      for (let index = first; index < stops.length; index += 1) {
        const stop = stops[index]!
        if (index > first && stop.at >= end) break
        for (const interval of stop.cover) found.add(interval)
      }
      return withoutEchoes([...found].sort((a, b) => a - b), intervals)
    },
  }
}

function withoutEchoes(cover: Cover, intervals: readonly Interval[]): Cover {
  if (cover.length < 2) return cover
  let all: readonly Scope[] = []
  return cover.filter((index) => {
    const more = mergeScopes(all, intervals[index]!.scopes)
    const echoes = sameScopes(more, all)
    all = more
    return !echoes
  })
}

/** What lies on either. */
export function union(a: Cover, b: Cover): Cover {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

/** What lies on both; null stands for a text on which anything may lie, because nothing is there to read. */
export function intersection(a: Cover | null, b: Cover | null): Cover | null {
  if (a === null || b === null) return a ?? b
  const other = new Set(b)
  return a.filter((interval) => other.has(interval))
}

/** What lies on the first but not on the second. */
export function minus(a: Cover, b: Cover): Cover {
  if (a.length === 0 || b.length === 0) return a
  const other = new Set(b)
  return a.filter((interval) => !other.has(interval))
}
