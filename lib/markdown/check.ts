import type { ElementContent } from 'hast'
import { minus } from '@/lib/markdown/covers'
import { STAND_IN } from '@/lib/markdown/defuse'
import type { Part } from '@/lib/markdown/partition'
import type { Piece } from '@/lib/markdown/pieces'

/**
 * The last look before a post is stored, always taken: nothing that an interval lies on is in a segment without it, no
 * text is there whose intervals are unknown, and no stand-in was left behind beyond what the writer `wrote` themselves.
 * Knows nothing of how the parts were made.
 */
export function isTight(pieces: readonly Piece[], parts: readonly Part[], wrote = 0): boolean {
  const covers = new Map<ElementContent, Piece['cover']>()
  const note = (piece: Piece): void => {
    if ('node' in piece) covers.set(piece.node, piece.cover)
    else piece.children.forEach(note)
  }
  pieces.forEach(note)

  const holds = (node: ElementContent, part: Part): boolean => {
    const cover = covers.get(node)
    if (cover !== undefined) return cover === null || minus(cover, part.cover).length === 0
    if (node.type !== 'element') return false
    return node.children.every((child) => holds(child, part))
  }
  return parts.every((part) => part.content.every((node) => holds(node, part)))
    && countStandIns(JSON.stringify(parts.map(({ content }) => content))) <= wrote
}

/** How many runs of our stand-ins a text holds. */
export function countStandIns(text: string): number {
  return text.match(STAND_IN)?.length ?? 0
}
