import { VERSION_KEYS } from '@/lib/film/versions'
import { writeAttributes } from '@/lib/markdown/attributes'
import { cutOut, htmlOf, type ReadSegment, type Selected } from '@/lib/markdown/cut'
import { readPostHtml, type HtmlElement, type HtmlNode } from '@/lib/markdown/post-html'
import { render } from '@/lib/markdown/render'
import { everything, opensNothing, type Readable } from '@/lib/markdown/wrap'
import { compareScopes, formatScope, mergeScopes, type Scope } from '@/lib/spoilers/scope'

/** A segment as whoever quotes it gets it: its HTML, or null where it is withheld. */
export interface Quotable {
  readonly index: number
  readonly scopes: readonly Scope[]
  readonly html: string | null
}

/** What stands where something is left out. */
export const LEFT_OUT = '[…]'

/**
 * The Markdown of a text as a quote of it: what is withheld is left out, what is sealed is wrapped in marks with every scope that lies
 * on it, so that it is sealed as strictly wherever the quote is posted. `above` is a line of Markdown that says whose words they are.
 * The quote was rendered: should it open a word, all of it is wrapped. Of a `selected` stretch only that; where it does not fit the text, the whole.
 */
export function quoteOf(segments: readonly Quotable[], above: string, selected: Selected | null = null): string {
  const all = new Map(segments.map(({ index, scopes, html }): [number, ReadSegment] => [index, { scopes, nodes: html === null ? null : readPostHtml(html) }]))
  const read = (selected && cutOut(all, selected)) ?? all
  const writer = new Writer(read)
  const blocks = writer.segment(0, true, [])
  const quote = inQuote([above, ...(blocks.length > 0 ? blocks : [LEFT_OUT])].join('\n\n'))
  const quoted = [...read.values()].flatMap(({ scopes, nodes }): Readable[] => (nodes === null ? [] : [{ scopes, html: htmlOf(nodes) }]))
  const heading = render(above, { base: [], fallback: { version: 'any', until: null } }).segments
  if (opensNothing([...heading, ...quoted], quote, WEAKEST)) return `${quote}\n\n`
  const scopes = mergeScopes(...quoted.map((segment) => segment.scopes))
  return `${scopes.reduce((inner, scope) => everything(inner, writeAttributes(scope)), quote)}\n\n`
}

// What a mark without a scope of its own might mean where the quote is posted, at the least.
const WEAKEST: Scope = { version: VERSION_KEYS[0]!, until: 0 }

function inQuote(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}

class Writer {
  readonly #segments: ReadonlyMap<number, ReadSegment>

  constructor(segments: ReadonlyMap<number, ReadSegment>) {
    this.#segments = segments
  }

  /** A segment as blocks, wrapped in marks for the scopes that those around it lack. */
  segment(index: number, block: boolean, around: readonly Scope[]): string[] {
    const segment = this.#segments.get(index)
    if (!segment?.nodes) return [LEFT_OUT]
    const own = beyond(segment.scopes, around)
    const { nodes } = segment
    if (!block) return [this.#inMarks(this.#line(nodes, segment.scopes), own)]
    const blocks = this.#blocks(nodes, segment.scopes)
    return blocks.length === 0 ? [] : own.reduce((inner, scope) => [`:::spoiler${writeAttributes(scope)}`, ...inner, ':::'], blocks)
  }

  #blocks(nodes: readonly HtmlNode[], scopes: readonly Scope[]): string[] {
    const blocks: string[] = []
    let line: HtmlNode[] = []
    const end = () => {
      const text = this.#line(line, scopes).trim()
      if (text) blocks.push(atLineStarts(text))
      line = []
    }
    for (const node of nodes) {
      const written = this.#block(node, scopes)
      if (!written) {
        line.push(node)
        continue
      }
      end()
      blocks.push(...written)
    }
    end()
    return blocks
  }

  /** What stands on lines of its own; null for what stands in a line. */
  #block(node: HtmlNode, scopes: readonly Scope[]): string[] | null {
    if (typeof node === 'string') return null
    if ('slot' in node) return node.block ? this.segment(node.slot, true, scopes) : null
    const { tag, children } = node
    if (tag === 'p') return this.#blocks(children, scopes)
    if (/^h[2-6]$/.test(tag)) {
      const text = this.#line(children, scopes).replace(/\s*\n\s*/g, ' ').trim()
      return [`${'#'.repeat(Number(tag[1]) - 1)} ${text}`]
    }
    if (tag === 'blockquote') return [inQuote(this.#blocks(children, scopes).join('\n\n'))]
    if (tag === 'ul' || tag === 'ol') return [this.#list(node, scopes)]
    if (tag === 'pre') return [fenced(textOf(children).replace(/\n$/, ''))]
    if (tag === 'hr') return ['***']
    if (tag === 'table') return [this.#table(node, scopes)]
    return tag === 'div' ? this.#blocks(children, scopes) : null
  }

  #list({ tag, attributes, children }: HtmlElement, scopes: readonly Scope[]): string {
    const items = children.filter((child): child is HtmlElement => typeof child === 'object' && 'tag' in child)
    const first = Number(attributes.get('start') ?? 1)
    return items.map((item, index) => {
      const marker = tag === 'ol' ? `${first + index}. ` : '- '
      const text = this.#blocks(item.children, scopes).join('\n\n') || ' '
      return marker + text.split('\n').map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(marker.length) + line)).join('\n')
    }).join('\n')
  }

  #table(table: HtmlElement, scopes: readonly Scope[]): string {
    const rows = elements(table.children).flatMap((part) => elements(part.children))
    const lines = rows.map((row) => `| ${elements(row.children).map((cell) => this.#line(cell.children, scopes).replace(/\s*\n\s*/g, ' ')).join(' | ')} |`)
    const columns = elements(rows[0]?.children ?? []).length
    return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n')
  }

  #line(nodes: readonly HtmlNode[], scopes: readonly Scope[]): string {
    return nodes.map((node) => {
      if (typeof node === 'string') return escaped(node)
      if ('slot' in node) return this.segment(node.slot, false, scopes).join(' ')
      return this.#inline(node, scopes)
    }).join('')
  }

  #inline(node: HtmlElement, scopes: readonly Scope[]): string {
    const { tag, attributes, children } = node
    const inner = () => this.#line(children, scopes)
    switch (tag) {
      case 'em': return around('*', inner())
      case 'strong': return around('**', inner())
      case 'del': return around('~~', inner())
      case 'code': return code(textOf(children))
      case 'br': return '\n'
      case 'img': return `!${link(attributes.get('src') ?? '', attributes.get('title'), escaped(attributes.get('alt') ?? ''))}`
      case 'input': return attributes.has('checked') ? '\\[x\\]' : '\\[ \\]'
      case 'a': return attributes.get('class') === 'mention' ? inner() : link(attributes.get('href') ?? '', attributes.get('title'), inner())
      default: return inner()
    }
  }

  #inMarks(text: string, scopes: readonly Scope[]): string {
    return scopes.reduce((inner, scope) => `>!${inner}!<${writeAttributes(scope)}`, text)
  }
}

/** Those of some scopes that the others do not ask for, the strictest outermost. */
function beyond(scopes: readonly Scope[], around: readonly Scope[]): Scope[] {
  const known = new Set(around.map(formatScope))
  return scopes.filter((scope) => !known.has(formatScope(scope))).sort(compareScopes).reverse()
}

function elements(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.filter((node): node is HtmlElement => typeof node === 'object' && 'tag' in node)
}

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : 'tag' in node ? textOf(node.children) : '')).join('')
}

// Everything that could begin a mark, a link, formatting, code or a character reference; what is sealed must not open by it.
function escaped(text: string): string {
  return text.replace(/[\\`*[\]<|~&]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|>(?=[\s\S]?!)|:(?=::)|(?<=:):/gu, '\\$&')
}

/** What would begin a block of another kind if it began a line. */
function atLineStarts(text: string): string {
  return text.replace(/^[ \t]+/gm, '').replace(/^(?:>(?!!)|[#+=-])/gm, '\\$&').replace(/^(\d{1,9})([.)])/gm, '$1\\$2')
}

/** Formatting where it would be understood: with white space outside of it, and around something. */
function around(sign: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  return inner ? before + sign + inner + sign + after : text
}

function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$|^ .*\S.* $/.test(text) ? ' ' : ''
  return `${fence}${pad}${text.replace(/\n/g, ' ')}${pad}${fence}`
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}\n${text}\n${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
}

function link(href: string, title: string | undefined, text: string): string {
  const said = title ? ` "${escaped(title).replace(/"/g, '\\"')}"` : ''
  return `[${text}](<${href.replace(/[<>|]/g, encodeURIComponent).replaceAll('!', '%21')}>${said})`
}
