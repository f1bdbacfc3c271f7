import type { Element, ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import { intersection, type Cover } from '@/lib/markdown/covers'

/** A part of the page that cannot be parted, with what lies on it; null where there is nothing to read. */
export interface Leaf {
  readonly node: ElementContent
  readonly cover: Cover | null
}

/** An element whose parts may be sealed apart. */
export interface Branch {
  readonly tag: string
  readonly properties: Properties
  readonly children: readonly Piece[]
  /** What lies on all of it. */
  readonly cover: Cover | null
}

export type Piece = Leaf | Branch

/** A node as it is. `cover`: what lies on it; null where there is nothing to read. */
export function leaf(node: ElementContent, cover: Cover | null): Leaf {
  return { node, cover }
}

/** An element around pieces; on it lies what lies on all of them. */
export function branch(tag: string, properties: Properties, children: readonly Piece[]): Branch {
  return { tag, properties, children, cover: children.reduce<Cover | null>((all, { cover }) => intersection(all, cover), null) }
}

/** A text; white space alone is nothing to read. */
export function words(value: string, cover: Cover): Leaf {
  return leaf({ type: 'text', value }, value.trim() === '' ? null : cover)
}

/** The element a piece is when nothing in it is sealed apart. */
export function whole(piece: Piece): ElementContent {
  return 'node' in piece ? piece.node : h(piece.tag, piece.properties, piece.children.map(whole)) as Element
}

const BLOCKS = new Set([
  'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'div', 'table', 'thead', 'tbody',
  'tr', 'th', 'td',
])

/** What is read in the place of an image; the empty text for any other element. */
export function altOf({ tagName, properties }: Element): string {
  return tagName === 'img' && typeof properties.alt === 'string' ? properties.alt : ''
}

/** Whether an element stands on lines of its own. */
export function isBlock(tag: string): boolean {
  return BLOCKS.has(tag)
}

/** The element that a piece is; the empty text for a text. */
export function tagOf(piece: Piece): string {
  if (!('node' in piece)) return piece.tag
  return piece.node.type === 'element' ? piece.node.tagName : ''
}
