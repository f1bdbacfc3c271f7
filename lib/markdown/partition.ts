import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { intersection, minus, OPEN, union, type Cover } from '@/lib/markdown/covers'
import { isBlock, tagOf, type Piece } from '@/lib/markdown/pieces'

/** A segment before it is HTML: its parts, with a slot where each child segment goes. */
export interface Part {
  readonly index: number
  readonly parent: number | null
  /** The intervals that lie on it. */
  readonly cover: Cover
  readonly block: boolean
  readonly content: ElementContent[]
}

// What may only hold elements of a certain kind cannot hold a slot; its children can.
const RIGID = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tr'])
const LINES = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6'])

/**
 * Parts the pieces of a page into a tree of segments: neighbours under the same outermost interval become one segment,
 * and within it again, down to open text or a leaf. `isInline` tells of an interval whether it was marked within a line;
 * such a mark around all of one paragraph stays within the paragraph.
 */
export function partition(pieces: readonly Piece[], isInline: (interval: number) => boolean): Part[] {
  const parts: Part[] = [{ index: 0, parent: null, cover: OPEN, block: true, content: [] }]
  const slots: Element[] = []

  const fill = (children: readonly Piece[], within: Part, rigid: boolean): ElementContent[] => {
    const out: ElementContent[] = []
    for (let from = 0; from < children.length;) {
      const piece = children[from]!
      const own = minus(piece.cover ?? OPEN, within.cover)
      const to = own.length === 0 || rigid ? from + 1 : endOfGroup(children, from, own[0]!)
      const group = children.slice(from, to)
      const shared = minus(group.reduce<Cover | null>((all, { cover }) => intersection(all, cover), null) ?? OPEN, within.cover)
      if (own.length === 0 || rigid || staysInLine(group, shared)) out.push(place(piece, within))
      else out.push(segment(group, shared, within))
      from = own.length === 0 || rigid || staysInLine(group, shared) ? from + 1 : to
    }
    return out
  }

  const place = (piece: Piece, within: Part): ElementContent => {
    if ('node' in piece) return piece.node
    return h(piece.tag, piece.properties, fill(piece.children, within, RIGID.has(piece.tag) || 'dataPoll' in piece.properties)) as Element
  }

  const segment = (group: readonly Piece[], shared: Cover, within: Part): ElementContent => {
    const block = group.some((piece) => isBlock(tagOf(piece)))
    const part: Part = {
      index: parts.length, parent: within.index, cover: union(within.cover, shared), block, content: [],
    }
    parts.push(part)
    part.content.push(...fill(group, part, false))
    const slot = h(block ? 'div' : 'span') as Element
    slots[part.index] = slot
    return slot
  }

  const staysInLine = (group: readonly Piece[], shared: Cover) => {
    const [only] = group
    return group.length === 1 && only !== undefined && LINES.has(tagOf(only)) && shared.every(isInline)
  }

  const [root] = parts
  root!.content.push(...fill(pieces, root!, false))
  return numbered(parts, slots)
}

/**
 * The parts in the order of their depth, then of the text, so that the number of one does not tell how many spoilers lie within those
 * before it. Writes the numbers into their slots.
 */
function numbered(parts: readonly Part[], slots: readonly Element[]): Part[] {
  const depths: number[] = []
  for (const { index, parent } of parts) depths[index] = parent === null ? 0 : depths[parent]! + 1
  const order = [...parts].sort((a, b) => depths[a.index]! - depths[b.index]! || a.index - b.index)
  const numbers = new Map(order.map(({ index }, number) => [index, number]))
  return order.map((part, index) => {
    const slot = slots[part.index]
    if (slot) slot.properties.dataSegment = String(index)
    return { ...part, index, parent: part.parent === null ? null : numbers.get(part.parent)! }
  })
}

/** Where the neighbours that lie under an interval end; what holds nothing to read may stand among but not after them. */
function endOfGroup(children: readonly Piece[], from: number, interval: number): number {
  let end = from + 1
  for (let index = end; index < children.length; index += 1) {
    const { cover } = children[index]!
    if (cover === null) continue
    if (!cover.includes(interval)) break
    end = index + 1
  }
  return end
}
