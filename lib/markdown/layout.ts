import type { RootContent } from 'mdast'
import { h } from 'hastscript'
import { union, type Cover } from '@/lib/markdown/covers'
import { STAND_IN } from '@/lib/markdown/defuse'
import { marksWithin, type Mark } from '@/lib/markdown/marks'
import { callsIn } from '@/lib/markdown/mentions'
import { layOutPolls } from '@/lib/markdown/polls'
import { branch, isBlock, leaf, tagOf, whole, words, type Piece } from '@/lib/markdown/pieces'
import { footnotesOf, linksOf, stepsOf, type Footnotes, type Links, type Steps } from '@/lib/markdown/references'
import { safeUrl } from '@/lib/markdown/safe-url'
import { picture, plain, REL, restored, type Address, type NodeOf, type Source } from '@/lib/markdown/source'
import { extent } from '@/lib/markdown/units'

/** Turns a Markdown tree into the pieces of a page, each with what lies on it. */
export function layOut(root: NodeOf<'root'>, source: Source): Piece[] {
  const layout = new Layout(source, linksOf(root), footnotesOf(root, source.covers), stepsOf(root, source.covers))
  return layOutPolls(root.children, source.polls, (blocks) => layout.all(blocks))
}

class Layout {
  readonly #source: Source
  readonly #links: Links
  readonly #footnotes: Footnotes
  readonly #steps: Steps
  /** What lies on a footnote because it lies on every reference to it. */
  #inherited: Cover = []
  /** Whether a link or a quote is being laid out: a link holds no other, and a quote calls nobody again. */
  #linked = false
  #quoted = false

  constructor(source: Source, links: Links, footnotes: Footnotes, steps: Steps) {
    this.#source = source
    this.#links = links
    this.#footnotes = footnotes
    this.#steps = steps
  }

  all(nodes: readonly RootContent[]): Piece[] {
    return nodes.flatMap((node) => this.#pieces(node).map((piece) => this.#placed(piece, node)))
  }

  /** Where a block holds nothing to read, what lies on its place lies on it, so that a sealed one does not stand in the open. */
  #placed(piece: Piece, node: RootContent): Piece {
    if (piece.cover !== null || !isBlock(tagOf(piece))) return piece
    const { start, end } = extent(node)
    return { ...piece, cover: this.#across(start, end) }
  }

  #pieces(node: RootContent): Piece[] {
    switch (node.type) {
      case 'text': return this.#text(node)
      case 'paragraph': return this.#lines('p', node)
      case 'heading': return this.#lines(`h${Math.min(this.#source.headings + this.#steps(node), 6)}`, node)
      case 'blockquote': return [this.#quote(node)]
      case 'list': return [this.#list(node)]
      case 'table': return [this.#table(node)]
      case 'emphasis': return this.#inline('em', node)
      case 'strong': return this.#inline('strong', node)
      case 'delete': return this.#inline('del', node)
      case 'break': return [leaf(h('br'), null)]
      case 'thematicBreak': return [leaf(h('hr'), null)]
      case 'inlineCode': return [this.#atom(node, [h('code', restored(this.#source, node))])]
      case 'code': return [this.#atom(node, [h('pre', { tabIndex: 0 }, [h('code', node.value === '' ? '' : `${restored(this.#source, node)}\n`)])])]
      case 'link': return this.#link(node, this.#address(node))
      case 'linkReference': return this.#link(node, this.#address(this.#links.definitionOf(node)))
      case 'image': return this.#picture(node, this.#address(node))
      case 'imageReference': return this.#picture(node, this.#address(this.#links.definitionOf(node)))
      case 'footnoteReference': return [this.#atom(node, [h('sup', `[${this.#footnotes.labelOf(node)}]`)])]
      case 'footnoteDefinition': return [this.#footnote(node)]
      case 'definition': return this.#links.isUsed(node) ? [] : [branch('p', { dir: 'auto' }, [this.#asWritten(node)])]
      case 'listItem': return [this.#item(node, true)]
      case 'tableRow': return [this.#row(node, 'td', [])]
      case 'tableCell': return this.all(node.children)
      // HTML is no construct of ours and front matter is not parsed; were either to come, it is shown as it was written.
      case 'html':
      case 'yaml': return [this.#asWritten(node)]
    }
  }

  /** A text, parted at its marks and at the ends of its lines. */
  #text(node: NodeOf<'text'>): Piece[] {
    const { start, end } = extent(node)
    const marks = this.#marksIn(start, end)
    const parts = node.value.split(STAND_IN)
    if (parts.length !== marks.length + 1) return [words(plain(node.value), this.#across(start, end))]
    return parts.flatMap((part, index) => {
      const mark = marks[index - 1]
      const left = mark ? this.#source.shown.get(mark) ?? '' : ''
      const pieces = this.#brokenLines(part, this.#at(mark ? mark.end : start))
      return mark && left ? [words(left, this.#at(mark.start)), ...pieces] : pieces
    })
  }

  #brokenLines(text: string, cover: Cover): Piece[] {
    const lines = plain(text).split('\n')
    return lines.flatMap((raw, index) => {
      // White space counts on neither side of a line end.
      const after = index > 0 ? raw.trimStart() : raw
      const line = index < lines.length - 1 ? after.trimEnd() : after
      const piece = line === '' ? [] : this.#calls(line, cover)
      return index === 0 ? piece : [leaf(h('br'), null), ...piece]
    })
  }

  /** A line of text, with the people it names as links to them. */
  #calls(line: string, cover: Cover): Piece[] {
    if (this.#linked || !line.includes('@')) return [words(line, cover)]
    return callsIn(line, this.#source.known).map(({ text, handle }) => {
      if (handle === null) return words(text, cover)
      if (!this.#quoted) this.#source.called.add(handle)
      return leaf(h('a', { href: `/u/${encodeURIComponent(handle)}`, className: ['mention'], rel: REL }, text), cover)
    })
  }

  #quote(node: NodeOf<'blockquote'>): Piece {
    const before = this.#quoted
    this.#quoted = true
    const children = this.all(node.children)
    this.#quoted = before
    return branch('blockquote', { dir: 'auto' }, children)
  }

  /** A paragraph or heading, unless it held nothing but marks. */
  #lines(tag: string, node: NodeOf<'paragraph' | 'heading'>): Piece[] {
    const children = this.all(node.children)
    const { start, end } = extent(node)
    if (children.every(isBlank) && this.#marksIn(start, end).length > 0) return []
    return [branch(tag, { dir: 'auto' }, children)]
  }

  #inline(tag: string, node: NodeOf<'emphasis' | 'strong' | 'delete'>): Piece[] {
    const children = this.all(node.children)
    return children.every(isBlank) ? children : [branch(tag, {}, children)]
  }

  #list(node: NodeOf<'list'>): Piece {
    const loose = node.spread === true || node.children.some((item) => item.spread === true)
    const start = node.ordered && node.start !== null && node.start !== 1 ? { start: node.start } : {}
    return branch(node.ordered ? 'ol' : 'ul', start, node.children.map((item) => this.#item(item, loose)))
  }

  #item(node: NodeOf<'listItem'>, loose: boolean): Piece {
    const box = typeof node.checked === 'boolean'
      ? [leaf(h('input', { type: 'checkbox', disabled: true, checked: node.checked }), null), words(' ', [])]
      : []
    const children = node.children.flatMap((child) => {
      return child.type === 'paragraph' && !loose ? this.all(child.children) : this.#pieces(child)
    })
    return branch('li', { dir: 'auto' }, [...box, ...children])
  }

  /** A table in a box of its own, which scrolls sideways and can be scrolled by keyboard. */
  #table(node: NodeOf<'table'>): Piece {
    const align = (node.align ?? []).map((side) => side ?? undefined)
    const [head, ...rows] = node.children
    const parts = [
      ...(head ? [branch('thead', {}, [this.#row(head, 'th', align)])] : []),
      ...(rows.length > 0 ? [branch('tbody', {}, rows.map((row) => this.#row(row, 'td', align)))] : []),
    ]
    return branch('div', { className: ['table-scroll'], tabIndex: 0 }, [branch('table', {}, parts)])
  }

  /** A row as long as the table's head at least; cells beyond it stay, as they hold somebody's words. */
  #row(node: NodeOf<'tableRow'>, tag: string, align: readonly (string | undefined)[]): Piece {
    const length = Math.max(node.children.length, align.length)
    return branch('tr', {}, Array.from({ length }, (_, index) => {
      return branch(tag, { dir: 'auto', align: align[index] }, this.all(node.children[index]?.children ?? []))
    }))
  }

  #address(node: NodeOf<'link' | 'image' | 'definition'> | undefined): Address {
    if (!node) return { url: '', title: null, cover: [] }
    const { start, end } = extent(node)
    return { url: plain(node.url), title: node.title ? plain(node.title) : null, cover: this.#across(start, end) }
  }

  /** A link is one thing: what lies on any part of it, its address included wherever that stands, lies on all of it. */
  #link(node: NodeOf<'link' | 'linkReference'>, { url, title, cover }: Address): Piece[] {
    this.#linked = true
    const children = this.all(node.children)
    this.#linked = false
    const href = safeUrl(url)
    const shown = children.every(isBlank) && href ? [href] : children.map(whole)
    if (href) return [this.#atom(node, [h('a', { href, title, rel: REL }, shown)], cover)]
    const alone = this.#source.text[extent(node).start] === '<'
    return [this.#atom(node, alone ? [`<${url}>`] : ['[', ...shown, `](${url})`], cover)]
  }

  #picture(node: NodeOf<'image' | 'imageReference'>, address: Address): Piece[] {
    return [this.#atom(node, [picture(this.#source, node.alt, address)], address.cover)]
  }

  /** A footnote stays where it was written. */
  #footnote(node: NodeOf<'footnoteDefinition'>): Piece {
    const before = this.#inherited
    this.#inherited = union(before, this.#footnotes.inheritedBy(node))
    const label = this.#atom(node, [h('sup', `[${this.#footnotes.labelOf(node)}]`), ' '])
    const children = [label, ...this.all(node.children)]
    this.#inherited = before
    return branch('div', { className: ['footnote'], dir: 'auto' }, children)
  }

  #asWritten(node: RootContent): Piece {
    const { start, end } = extent(node)
    return this.#atom(node, [plain(this.#source.text.slice(start, end))])
  }

  #atom(node: RootContent, children: (Parameters<typeof h>[1] | string)[], cover: Cover = []): Piece {
    const { start, end } = extent(node)
    const nodes = children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child))
    const [only] = nodes
    return leaf((nodes.length === 1 ? only : h('span', nodes as never)) as never, union(this.#across(start, end), cover))
  }

  #marksIn(start: number, end: number): readonly Mark[] {
    return marksWithin(this.#source.marks, start, end)
  }

  #at(offset: number): Cover {
    return union(this.#source.covers.at(offset), this.#inherited)
  }

  #across(start: number, end: number): Cover {
    return union(this.#source.covers.across(start, end), this.#inherited)
  }
}

function isBlank(piece: Piece): boolean {
  return 'node' in piece ? piece.node.type === 'text' && piece.node.value.trim() === '' : piece.children.every(isBlank)
}
