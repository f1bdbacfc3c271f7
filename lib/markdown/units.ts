import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A stretch of the text, [start, end). */
export interface Unit {
  readonly start: number
  readonly end: number
}

/** Where the nodes of a kind stand, in order. The kind must be one that does not hold its own. */
export function unitsOf(root: Root, isOfKind: (node: Nodes) => boolean): Unit[] {
  const units: Unit[] = []
  visit(root, (node) => {
    if (isOfKind(node)) units.push({ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 })
  })
  return units
}

/** The nodes within which `||` look for each other. */
export function isLineOfText(node: Nodes): boolean {
  return ['paragraph', 'heading', 'tableRow', 'code', 'definition'].includes(node.type)
}

/** Tells code between fences from code by indentation, whose marks count: pasted prose is often indented. */
export function isFence(text: string): (node: Nodes) => boolean {
  return (node) => node.type === 'code' && /^[`~]/.test(text.slice(node.position?.start.offset ?? 0, (node.position?.start.offset ?? 0) + 1))
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
