import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { preview } from '@/tests/markdown/preview'
import { render } from '@/lib/markdown/render'
import { ATTACKS } from '@/tests/markdown/attacks'
import { wildText } from '@/tests/markdown/documents'

type Node = DefaultTreeAdapterMap['node']

/** What a post may be made of: elements, and for each attribute what it may say. `*` stands for any element. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  '*': { dir: /^auto$/ },
  a: { href: /^(?:https?:\/\/[^/\\]|mailto:|\/(?![/\\])|#)/, rel: /^nofollow ugc noopener$/, title: /^/ },
  div: { class: /^(?:table-scroll|footnote)$/, tabindex: /^0$/, 'data-segment': /^[1-9]\d*$/ },
  span: { 'data-segment': /^[1-9]\d*$/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/ },
  ol: { start: /^\d+$/ },
  pre: { tabindex: /^0$/ },
  td: { align: /^(?:left|center|right)$/ },
  th: { align: /^(?:left|center|right)$/ },
  ...Object.fromEntries(['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'li', 'hr', 'table', 'thead', 'tbody', 'tr', 'em', 'strong', 'del', 'code', 'br', 'sup'].map((tag) => [tag, {}])),
}

/** What an HTML parser finds in a text that a post may not hold. */
function foreign(html: string): string[] {
  const found: string[] = []
  const walk = (node: Node): void => {
    if (node.nodeName === '#comment' || node.nodeName === '#documentType') found.push(node.nodeName)
    if ('tagName' in node) {
      const own = ALLOWED[node.tagName]
      if (!own || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        const may = own?.[name] ?? ALLOWED['*']![name]
        if (!may?.test(value)) found.push(`${node.tagName} ${name}=${value}`)
        // An address is what a browser makes of it, white space and all.
        if (name === 'href' && !['http:', 'https:', 'mailto:'].includes(new URL(value, 'https://here.example').protocol)) found.push(value)
        if (name === 'href' && /^[/#]/.test(value) && new URL(value, 'https://here.example').origin !== 'https://here.example') found.push(value)
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html))
  return found
}

function foreignIn(source: string): string[] {
  return render(source, { base: [], fallback: { version: 'any', until: null } }).segments.flatMap(({ html }) => foreign(html))
}

const WAYS: readonly (readonly [string, (attack: string) => string])[] = [
  ['as it is', (attack) => attack], ['in bars', (attack) => `a ||${attack}|| b`], ['in angles', (attack) => `>!${attack}!<`], ['in a block', (attack) => `:::spoiler\n${attack}\n:::`],
  ['half in a spoiler', (attack) => `||a${attack.slice(0, attack.length / 2)}||${attack.slice(attack.length / 2)}`],
  ['in a quote, a list and a table', (attack) => `> ${attack}\n\n- ${attack}\n\n| ${attack.replaceAll('\n', ' ')} |\n|---|\n| ${attack.replaceAll('\n', ' ')} |`],
  ['in a heading, emphasis and a link', (attack) => `# ${attack}\n\n**${attack}** [${attack}](https://a.example)`], ['in a note', (attack) => `a[^1]\n\n[^1]: ${attack}`],
]

test.each(WAYS)('%s, no attack makes more than a post may hold', (_, way) => {
  expect(ATTACKS.length).toBeGreaterThan(600)
  expect(ATTACKS.flatMap((attack) => foreignIn(way(attack)).map((what) => [attack, what]))).toEqual([])
})

test('nor do many of them in one post, or any mixture', () => {
  for (let at = 0; at < ATTACKS.length; at += 20) expect(foreignIn(ATTACKS.slice(at, at + 20).join('\n\n'))).toEqual([])
  expect(foreignIn(ATTACKS.join('\n\n'))).toEqual([])
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...ATTACKS), wildText), { maxLength: 8 }), (parts) => {
    expect(foreignIn(parts.join(''))).toEqual([])
  }), { numRuns: 500 })
})

test('the frame of what was opened adds its class and its title, and nothing else', () => {
  const framed = /^(?:(?:span|div) class=opened|p class=opened-scope|span title=Spoiler · [\w ,·:]+)$/
  for (const attack of ATTACKS.slice(0, 300)) expect([attack, foreign(preview(`a ${attack} ||${attack}||`)).filter((what) => !framed.test(what))]).toEqual([attack, []])
})

test.each([
  '<script>x</script>', '<a href="javascript:x">y</a>', '<a href="java&#9;script:x">y</a>', '<a href="//b.example">y</a>', '<a href="/\\b.example">y</a>', '<p onclick="x">y</p>', '<svg></svg>', '<img src="x">', '<p id="x">y</p>', '<!-- x -->', '<a href="https://b.example" target="_blank">y</a>',
  '<math><a href="https://b.example">y</a></math>', '<div class="seal">x</div>', '<input type="password" disabled>',
])('the check itself finds %s', (html) => expect(foreign(html)).not.toEqual([]))
