import type { Definition, FootnoteDefinition, FootnoteReference, Heading, ImageReference, LinkReference, Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { intersection, type Cover, type Covers } from '@/lib/markdown/covers'
import { extent } from '@/lib/markdown/units'

type Reference = LinkReference | ImageReference

/** The addresses that a text defines apart from where it links. */
export interface Links {
  readonly definitionOf: (reference: Reference) => Definition | undefined
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
    definitionOf: ({ identifier }) => defined.get(identifier),
    isUsed: (definition) => used.has(definition.identifier) && defined.get(definition.identifier) === definition,
  }
}

export interface Footnotes {
  /** The number a footnote is shown with. */
  readonly labelOf: (note: FootnoteReference | FootnoteDefinition) => string
  /** What lies on every reference to it: a note that only sealed text points at belongs to that text. */
  readonly inheritedBy: (note: FootnoteDefinition) => Cover
}

/**
 * Numbers footnotes by their first reference; those without one come after. What is open is numbered before what is
 * sealed, so that a number in the open does not tell how many notes a sealed text has.
 */
export function footnotesOf(root: Root, covers: Covers): Footnotes {
  const inherited = new Map<string, Cover | null>()
  const open = new Set<string>()
  const note = (identifier: string, cover: Cover) => {
    if (!inherited.has(identifier)) inherited.set(identifier, null)
    if (cover.length === 0) open.add(identifier)
  }
  visit(root, 'footnoteReference', (node) => {
    const cover = coverOf(node, covers)
    note(node.identifier, cover)
    inherited.set(node.identifier, intersection(inherited.get(node.identifier) ?? null, cover))
  })
  visit(root, 'footnoteDefinition', (node) => note(node.identifier, inherited.get(node.identifier) ?? coverOf(node, covers)))
  const all = [...inherited.keys()]
  const numbers = new Map([...all.filter((key) => open.has(key)), ...all.filter((key) => !open.has(key))].map((key, index) => [key, index + 1]))
  return {
    labelOf: ({ identifier }) => String(numbers.get(identifier)),
    inheritedBy: ({ identifier }) => inherited.get(identifier) ?? [],
  }
}

/** How many steps below the text's highest heading one stands. */
export type Steps = (heading: Heading) => number

/**
 * People begin with whichever heading looks right, and readers of headings must miss no level: depths that nobody uses are no step.
 * Sealed headings count for sealed ones alone, so that an open one does not tell which depths a sealed text uses.
 */
export function stepsOf(root: Root, covers: Covers): Steps {
  const open = new Set<number>()
  const all = new Set<number>()
  const isOpen = (node: Heading) => coverOf(node, covers).length === 0
  visit(root, 'heading', (node) => {
    all.add(node.depth)
    if (isOpen(node)) open.add(node.depth)
  })
  return (node) => [...(isOpen(node) ? open : all)].filter((depth) => depth < node.depth).length
}

function coverOf(node: Nodes, covers: Covers): Cover {
  const { start, end } = extent(node)
  return covers.across(start, end)
}
