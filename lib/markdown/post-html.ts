/** A piece of our own HTML: an element, a text, or the place of another segment. */
export type HtmlNode = HtmlElement | string | { readonly slot: number; readonly block: boolean }

export interface HtmlElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s(?:"[^"]*"|[^">])*)?)>|[^<]+/g
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g
const VOID = new Set(['br', 'hr', 'input', 'img'])

/** Reads HTML that `render` made, and no other: each element is closed, and a text holds no `<`. */
export function readPostHtml(html: string): HtmlNode[] {
  const root: HtmlNode[] = []
  const stack: HtmlNode[][] = [root]
  for (const [token, closing, tag, written = ''] of html.matchAll(TOKEN)) {
    if (!tag) stack.at(-1)!.push(decode(token))
    else if (closing) stack.pop()
    else {
      const attributes = new Map(Array.from(written.matchAll(ATTRIBUTE), ([, name, value = '']) => [name!, decode(value)]))
      const slot = attributes.get('data-segment')
      const children: HtmlNode[] = []
      stack.at(-1)!.push(slot === undefined ? { tag, attributes, children } : { slot: Number(slot), block: tag === 'div' })
      if (!VOID.has(tag)) stack.push(children)
    }
  }
  return root
}

// What a serializer of HTML writes: numbers, and these names.
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMES[name] ?? whole
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
  })
}
