import { defaultTreeAdapter, parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

/** How what the specification draws is drawn in a post, wherever it comes. */
export interface House {
  /** Line ends within a paragraph are shown, which the specification leaves to who renders. */
  readonly lineEnds: boolean
  /** Headings begin below those of the page, and skip no level. */
  readonly headings: boolean
  /** A picture is a link with its description. */
  readonly pictures: boolean
  /** The language of code is not kept. */
  readonly languages: boolean
}

const BLOCK = '(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|td|th|div)'
const EDGES = new RegExp(`[ \\u0001]*(</?${BLOCK}(?: [^>]*)?>|<br>)[ \\u0001]*`, 'g')

/** The specification's HTML as a post has it, for comparing. */
export function theirs(html: string, house: House): string {
  const levels = [...new Set(Array.from(html.matchAll(/<h([1-6])>/g), ([, level]) => level!))].sort()
  const shifted = house.headings ? html.replace(/(<\/?h)([1-6])>/g, (_, start, level) => `${start}${Math.min(6, 3 + levels.indexOf(level))}>`) : html
  return normal(shifted, (element) => {
    if (house.pictures && element.tagName === 'img') return asLink(element)
    if (house.languages && element.tagName === 'code') element.attrs = element.attrs.filter(({ name }) => name !== 'class')
    return element
  }, house.lineEnds)
}

/** Our HTML for comparing: without what every block of a post carries. */
export function ours(html: string): string {
  return normal(html.replace(/<div class="table-scroll" tabindex="0">(<table>.*?<\/table>)<\/div>/gs, '$1'), (element) => {
    element.attrs = element.attrs.filter(({ name }) => !['dir', 'rel', 'tabindex'].includes(name))
    return element
  }, false)
}

/** White space counts in code alone; attributes are in order; addresses are spelled as browsers spell them. */
function normal(html: string, change: (element: Element) => Element, lineEnds: boolean): string {
  const root = parseFragment(html)
  const walk = (nodes: readonly Node[], inPre: boolean): Node[] => nodes.map((node) => {
    if (defaultTreeAdapter.isTextNode(node) && !inPre) node.value = node.value.replace(/\s+/g, (space) => (lineEnds && space.includes('\n') ? '\u0001' : ' '))
    if (!defaultTreeAdapter.isElementNode(node)) return node
    const element = change(node)
    element.attrs = element.attrs.map(spelled).sort((a, b) => (a.name < b.name ? -1 : 1))
    element.childNodes = walk(element.childNodes, inPre || element.tagName === 'pre')
    return element
  })
  root.childNodes = walk(root.childNodes, false)
  return serialize(root).replace(EDGES, '$1').replace(/^[ \u0001]+|[ \u0001]+$/g, '').replaceAll('\u0001', '<br>')
}

function spelled({ name, value }: { name: string; value: string }) {
  if (name !== 'href' || !URL.canParse(value)) return { name, value }
  return { name, value: new URL(value).href.replaceAll('\\', '%5C').replaceAll('`', '%60') }
}

function asLink(image: Element): Element {
  const said = (name: string) => image.attrs.find((attribute) => attribute.name === name)?.value
  const link = defaultTreeAdapter.createElement('a', image.namespaceURI, [
    { name: 'href', value: said('src') ?? '' }, ...(said('title') ? [{ name: 'title', value: said('title')! }] : []),
  ])
  defaultTreeAdapter.insertText(link, said('alt') || said('src') || '')
  return link
}
