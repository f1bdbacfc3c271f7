import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A stretch of the text, [start, end). */
export interface Unit {
  readonly start: number
  readonly end: number
}

/** Where a node stands; throws for one that no text made. */
export function extent({ position }: Nodes): Unit {
  const { start, end } = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) throw new Error('a Markdown node without its place')
  return { start: start.offset, end: end.offset }
}

/** Where the nodes of a kind stand, in order. The kind must be one that does not hold its own. */
export function unitsOf(root: Root, isOfKind: (node: Nodes) => boolean): Unit[] {
  const units: Unit[] = []
  visit(root, (node) => {
    if (isOfKind(node)) units.push(extent(node))
  })
  return units
}

/** The nodes within which `||` look for each other. */
export function isLineOfText(node: Nodes): boolean {
  return ['paragraph', 'heading', 'tableRow', 'code', 'definition'].includes(node.type)
}

/**
 * Tells code between two fences from the code whose marks count all the same: by indentation, because pasted prose is
 * often indented, and after a fence that nobody closed, because it swallows whatever follows it.
 */
export function isFenced(text: string): (node: Nodes) => boolean {
  return (node) => {
    if (node.type !== 'code') return false
    const lines = text.slice(node.position?.start.offset, node.position?.end.offset).split('\n')
    const [, fence] = /^(`{3,}|~{3,})/.exec(lines[0] ?? '') ?? []
    const last = /(?:^|[ \t>])(`{3,}|~{3,})[ \t]*$/.exec(lines.length > 1 ? lines.at(-1) ?? '' : '')?.[1]
    return fence !== undefined && last !== undefined && last.startsWith(fence)
  }
}

/** Which unit an offset lies in: its place in the list, or a negative number that tells the gap. */
export function unitAt(units: readonly Unit[], offset: number): number {
  let low = 0
  let high = units.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const unit = units[middle]!
    if (offset < unit.start) high = middle - 1
    else if (offset >= unit.end) low = middle + 1
    else return middle
  }
  return -1 - low
}

/** Whether an offset lies in any of the units. */
export function lieIn(units: readonly Unit[], offset: number): boolean {
  return unitAt(units, offset) >= 0
}
