import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import rehypeSanitize, { type Options } from 'rehype-sanitize'
import { unified } from 'unified'
import { altOf, isBlock } from '@/lib/markdown/pieces'

/** Everything that a post may be made of. What is not here is not in a page, whatever made it. */
const schema: Options = {
  tagNames: [
    'p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'div', 'table', 'thead', 'tbody', 'tr',
    'th', 'td', 'em', 'strong', 'del', 'code', 'a', 'br', 'sup', 'span', 'input', 'img',
  ],
  attributes: {
    a: ['href', 'title', ['className', 'mention'], ['rel', 'nofollow', 'ugc', 'noopener']],
    div: [
      ['className', 'table-scroll', 'footnote'], ['tabIndex', 0], 'dataSegment',
      // A poll: `dataPoll` is its index, `dataChoice` how much one may choose, `dataUntil` the last day.
      ['dataPoll', /^[1-9]\d{0,8}$/], ['dataChoice', 'one', 'many'], ['dataUntil', /^\d{4}-\d\d-\d\d$/],
    ],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    // Our own alone: another site's would tell its server who reads.
    img: [['src', /^\/media\/[0-9a-f]{32}$/], 'alt', 'title', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    ol: ['start'],
    // It scrolls sideways, and can be scrolled by keyboard.
    pre: [['tabIndex', 0]],
    span: ['dataSegment'],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
    '*': [['dir', 'auto']],
  },
  ancestors: {},
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'] },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: [],
}

const sanitizer = unified().use(rehypeSanitize, schema).freeze()

/** HTML that is safe to set as it is. */
export function safeHtml(content: readonly ElementContent[]): string {
  const tree = sanitizer.runSync({ type: 'root', children: [...content] } satisfies Root) as Root
  return toHtml(tree)
}

/** The same as plain text: blocks on lines of their own, cells of a row apart, images as what is said of them, slots as nothing. */
export function plainText(content: readonly ElementContent[]): string {
  let text = ''
  const walk = (nodes: readonly ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') text += node.value
      if (node.type !== 'element') continue
      const { tagName, children } = node
      const cell = tagName === 'td' || tagName === 'th'
      if (isBlock(tagName) && !cell && text !== '' && !text.endsWith('\n')) text += '\n'
      walk(children)
      text += altOf(node)
      if (tagName === 'br') text += '\n'
      if (cell) text += ' '
      else if (isBlock(tagName) && text !== '' && !text.endsWith('\n')) text += '\n'
    }
  }
  walk(content)
  return text.split('\n').map((line) => line.trimEnd()).join('\n').trim()
}
