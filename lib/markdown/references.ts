import type { Definition, FootnoteDefinition, FootnoteReference, ImageReference, LinkReference, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { intersection, type Cover, type Covers } from '@/lib/markdown/covers'

type Reference = LinkReference | ImageReference

/** The addresses that a text defines apart from where it links. */
export interface Links {
  readonly urlOf: (reference: Reference) => string | null
  readonly titleOf: (reference: Reference) => string | null
  readonly isUsed: (definition: Definition) => boolean
}

/** Of two definitions with the same name the first holds. */
export function linksOf(root: Root): Links {
  const defined = new Map<string, Definition>()
  const used = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node)
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
  })
  return {
    urlOf: ({ identifier }) => defined.get(identifier)?.url ?? null,
    titleOf: ({ identifier }) => defined.get(identifier)?.title ?? null,
    isUsed: (definition) => used.has(definition.identifier) && defined.get(definition.identifier) === definition,
  }
}

export interface Footnotes {
  /** The number a footnote is shown with. */
  readonly labelOf: (note: FootnoteReference | FootnoteDefinition) => string
  /** What lies on every reference to it: a note that only sealed text points at belongs to that text. */
  readonly inheritedBy: (note: FootnoteDefinition) => Cover
}

/** Numbers footnotes by their first reference; those without one come after. */
export function footnotesOf(root: Root, covers: Covers): Footnotes {
  const numbers = new Map<string, number>()
  const inherited = new Map<string, Cover | null>()
  const number = (identifier: string) => {
    if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1)
  }
  visit(root, 'footnoteReference', ({ identifier, position }) => {
    number(identifier)
    const cover = covers.across(position?.start.offset ?? 0, position?.end.offset ?? 0)
    inherited.set(identifier, intersection(inherited.get(identifier) ?? null, cover))
  })
  visit(root, 'footnoteDefinition', ({ identifier }) => number(identifier))
  return {
    labelOf: ({ identifier }) => String(numbers.get(identifier)),
    inheritedBy: ({ identifier }) => inherited.get(identifier) ?? [],
  }
}

/** The depths of headings that a text uses, highest first: people begin with whichever looks right, and readers of headings must miss none. */
export function depthsOf(root: Root): number[] {
  const depths = new Set<number>()
  visit(root, 'heading', ({ depth }) => void depths.add(depth))
  return [...depths].sort()
}
