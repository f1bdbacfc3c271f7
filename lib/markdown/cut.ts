import type { HtmlNode } from '@/lib/markdown/post-html'
import type { Scope } from '@/lib/spoilers/scope'

/** A segment's HTML, read; null where it is withheld. */
export interface ReadSegment {
  readonly scopes: readonly Scope[]
  readonly nodes: readonly HtmlNode[] | null
}

/**
 * A stretch of a text as whoever reads it has selected it: the signs from one up to another, and how many there are in all. White space is not counted,
 * as browsers and we do not agree on it, and neither is what is withheld.
 */
export interface Selected {
  readonly from: number
  readonly to: number
  readonly all: number
}

/**
 * What lies in a stretch, segment by segment, each under its own scopes; a table is cut out whole. Null where the reader's text is another one, or there
 * is nothing in the stretch.
 */
export function cutOut(segments: ReadonlyMap<number, ReadSegment>, { from, to, all }: Selected): Map<number, ReadSegment> | null {
  const left = new Map<number, ReadSegment>()
  let at = 0
  // What stands between two signs of the stretch is in it.
  const within = () => at > from && at < to
  const text = (whole: string): HtmlNode[] => {
    const kept = [...whole].map((sign) => {
      if (/\s/.test(sign)) return within() ? sign : ''
      const inside = at >= from && at < to
      at += sign.length
      return inside ? sign : ''
    }).join('')
    return kept === '' ? [] : [kept]
  }
  const segment = (index: number): boolean => {
    const one = segments.get(index)
    if (!one?.nodes) return within()
    const nodes = cut(one.nodes)
    if (nodes.length > 0) left.set(index, { ...one, nodes })
    return nodes.length > 0
  }
  const cut = (nodes: readonly HtmlNode[]): HtmlNode[] => nodes.flatMap((node) => {
    if (typeof node === 'string') return text(node)
    if ('slot' in node) return segment(node.slot) ? [node] : []
    if (node.children.length === 0) return within() ? [node] : []
    const children = cut(node.children)
    return children.length > 0 ? [node.tag === 'table' ? node : { ...node, children }] : []
  })
  segment(0)
  return at === all && left.size > 0 ? left : null
}

/** Nodes as HTML again. */
export function htmlOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return escaped(node)
    if ('slot' in node) return `<span data-segment="${node.slot}"></span>`
    const attributes = Array.from(node.attributes, ([name, value]) => ` ${name}="${escaped(value)}"`).join('')
    return `<${node.tag}${attributes}>${htmlOf(node.children)}</${node.tag}>`
  }).join('')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
