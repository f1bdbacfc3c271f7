import fc from 'fast-check'
import { expect, test } from 'vitest'
import { render } from '@/lib/markdown/render'
import { brokenDocument, wildText } from '@/tests/markdown/documents'

const fallback = { version: 'any', until: null } as const

/** Every tag that a post may be made of, letter for letter. Text between tags cannot hold `<`. */
const TAG = new RegExp(`^(?:${[
  '</?(?:thead|tbody|table|tr|em|strong|del|code|sup|span|ul)>', '</(?:p|pre|h[3-6]|blockquote|li|ol|th|td|div|a)>', '<(?:br|hr)>',
  '<(?:p|h[3-6]|blockquote|li|ul|ol)(?: dir="auto")?>', '<ol start="\\d+">', '<t[hd] dir="auto"(?: align="(?:left|center|right)")?>',
  '<(?:div class="table-scroll"|pre) tabindex="0">', '<div class="footnote" dir="auto">', '<div data-poll="[1-9]\\d{0,8}" data-choice="(?:one|many)"(?: data-until="\\d{4}-\\d\\d-\\d\\d")?>', '<(?:div|span) data-segment="[1-9]\\d*">',
  '<input type="checkbox" disabled(?: checked)?>',
  '<a href="(?:https?:\\/\\/[^/"<>]|mailto:)[^"<>]*"(?: title="[^"]*")? rel="nofollow ugc noopener">', '<a href="/u/nari" class="mention" rel="nofollow ugc noopener">',
].join('|')})$`)

function expectSafe(source: string) {
  for (const { html } of render(source, { base: [], fallback, people: new Map([['nari', 'nari']]) }).segments) {
    const bare = html.replace(/ title="[^"]*"/g, ' title=""')
    for (const tag of bare.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAG)
  }
}

const attacks = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<iframe src="javascript:alert(1)">',
  '[a](javascript:alert(1))', '[a](JaVaScRiPt:alert(1))', '[a](java\tscript:alert(1))', '[a](&#106;avascript:alert(1))',
  '[a](\u0001javascript:alert(1))', '[a](data:text/html;base64,PHNjcmlwdD4=)', '[a](vbscript:x)', '[a](//evil.example)', '[a](\\\\evil.example)',
  '[a](https:evil)', '[a](http:///x)', '[a](https://a.b/"onmouseover="alert(1))', '[a](https://a.b "\\" onmouseover=alert(1) x=\\"")',
  '![a](javascript:alert(1))', '![" onerror="alert(1)](https://a.b/c.png)', '<javascript:alert(1)>', '<https://a.b/"onclick=alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]', '[^<b>]: x\n\n[^<b>]', '```<script>\nx\n```', '`<script>`', '```"onclick="x\ny\n```', '|<b>|\n|-|\n|"|',
  '<a href="javascript:x">', '<!--><script>alert(1)//-->', '<![CDATA[<script>]]>', '<?php echo 1 ?>', '&lt;script&gt;', '&#60;script&#62;',
  '||<script>||', '>!<img src=x onerror=y>!<', ':::spoiler{version="<script>"}\na\n:::', '||a||{version="\'><script>"}', '<span data-segment="1">x</span>',
  '<div data-segment="0">', '||a|| <span data-segment="1"></span>', 'https://a.b/<script>', 'www.a.b/"onclick="c', 'x@y.z"onclick="', '[a](mailto:x@y.z?body=<script>)',
  '\u2028<script>\u2029', '<scr\u0000ipt>', '<a\nhref="x">', '[a](<javascript:alert(1)>)', '[a](<https://a.b/ onclick=x>)', '- [x] <b>', 'a\n: b', ':::poll{until="<script>"}\n- <script>\n- b\n:::', ':::poll\n- <img src=x onerror=y>\n- [a](javascript:x)\n:::', '<div data-poll="1" data-choice="one">', '@nari', '@nari"onclick="x', '[@nari](javascript:x)', '<@nari>',
]

test.each(attacks)('%j comes out harmless', (attack) => {
  expectSafe(attack)
  expectSafe(`||${attack}||`)
  expectSafe(`> ${attack}\n\n- ${attack}\n\n| ${attack} |\n|---|\n| ${attack} |`)
})

test('attacks in any mixture come out harmless', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...attacks), wildText), { maxLength: 6 }), (parts) => {
    expectSafe(parts.join(''))
  }), { numRuns: 400 })
})

test('whatever is generated elsewhere is harmless too', () => {
  fc.assert(fc.property(brokenDocument, ({ source }) => expectSafe(source)), { numRuns: 200 })
})

test('a slot that a writer types is text, and the real one stays alone', () => {
  const { segments } = render('||a|| <span data-segment="1"></span>', { base: [], fallback })
  expect(segments[0]?.html.match(/<span data-segment="1">/g)).toHaveLength(1)
})
