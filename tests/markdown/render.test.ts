import { describe, expect, test } from 'vitest'
import { render } from '@/lib/markdown/render'
import { EVERYTHING, formatScope, type Scope } from '@/lib/spoilers/scope'

const fallback: Scope = { version: 'any', until: null }

/** The whole of a post on one line, sealed stretches in brackets after their scopes. */
function drawn(source: string, base: readonly Scope[] = []): string {
  const { segments } = render(source, { base, fallback })
  const draw = (index: number): string => {
    const { html, scopes } = segments[index]!
    const filled = html.replace(/<(span|div) data-segment="(\d+)"><\/\1>/g, (_, __, child) => draw(Number(child)))
    return index === 0 ? filled : `⟦${scopes.map(formatScope).join(' ')}: ${filled}⟧`
  }
  return draw(0).replaceAll(' dir="auto"', '').replaceAll('\n', '⏎')
}

const warned = (source: string) => render(source, { base: [], fallback }).warnings

describe('inline marks', () => {
  test.each([
    ['both kinds seal', 'a ||b|| c >!d!< e', '<p>a ⟦any: b⟧ c ⟦any: d⟧ e</p>'],
    ['a scope follows at once', '||b||{version=tr-2019 until=95} c', '<p>⟦tr-2019@95: b⟧ c</p>'],
    ['with quotes too', '>!b!<{version="kr-2013"}', '<p>⟦kr-2013: b⟧</p>'],
    ['after a space', '||b|| {version=tr-2019} c', '<p>⟦tr-2019: b⟧ c</p>'],
    ['at the wrong end', '||{version=tr-2019}b|| >!{version=mx-2025}c!<', '<p>⟦tr-2019: b⟧ ⟦mx-2025: c⟧</p>'],
    ['braces that say nothing of a scope are text', '||{b} c|| d', '<p>⟦any: {b} c⟧ d</p>'],
    ['empty attributes are none', '||b||{} c', '<p>⟦any: b⟧ c</p>'],
    ['at the start of a line >! quotes nothing', '>!b!< c', '<p>⟦any: b⟧ c</p>'],
    ['they nest', '>!a >!b!<{version=tr-2019} c!<{version=kr-2013}', '<p>⟦kr-2013: a ⟦kr-2013 tr-2019: b⟧ c⟧</p>'],
    ['one within another that asks for no more is part of it', '>!a >!b!< c!<', '<p>⟦any: a b c⟧</p>'],
    ['one kind in the other', '||a >!b!<{version=tr-2019} c||', '<p>⟦any: a ⟦any tr-2019: b⟧ c⟧</p>'],
    ['two side by side', '||a||||b||', '<p>⟦any: a⟧⟦any: b⟧</p>'],
    ['doubled marks', '||||a||||', '<p>⟦any: a⟧</p>'],
    ['across lines', '||a\nb||', '<p>⟦any: a<br>b⟧</p>'],
    ['across paragraphs', '||a\n\nb|| c', '<p>⟦any: a⟧</p><p>⟦any: b⟧ c</p>'],
    ['across formatting', '**a ||b** c|| d', '<p><strong>a ⟦any: b⟧</strong>⟦any:  c⟧ d</p>'],
    ['around formatting', '||a **b** _c_|| d', '<p>⟦any: a <strong>b</strong> <em>c</em>⟧ d</p>'],
    ['formatting around them', '**||b||**', '<p>⟦any: <strong>b</strong>⟧</p>'],
    ['in Korean', '결말은 ||아버지가 죽어요||였어요', '<p>결말은 ⟦any: 아버지가 죽어요⟧였어요</p>'],
    ['escaped they are text', '\\||a\\|| \\>!b!\\<', '<p>||a|| >!b!&#x3C;</p>'],
    ['in code they are text', '`||a||` and ``>!b!<``', '<p><code>||a||</code> and <code>>!b!&#x3C;</code></p>'],
    ['code in them is sealed', '||a `b` c||', '<p>⟦any: a <code>b</code> c⟧</p>'],
    ['around nothing they are nothing', 'a ||||||', '<p>a </p>'],
  ])('%s', (_, source, expected) => expect(drawn(source)).toBe(expected))
})

describe('block marks', () => {
  test.each([
    ['seal what is between them', ':::spoiler\na\n\n- b\n:::\nc', '⟦any: <p>a</p><ul><li>b</li></ul>⟧<p>c</p>'],
    ['with a scope', ':::spoiler{version=tr-2019 until=95}\na\n:::', '⟦tr-2019@95: <p>a</p>⟧'],
    ['with a space before it', '::: spoiler {version=tr-2019}\na\n:::', '⟦tr-2019: <p>a</p>⟧'],
    ['without empty lines around', 'a\n:::spoiler\nb\n:::\nc', '<p>a</p>⟦any: <p>b</p>⟧<p>c</p>'],
    ['with other marks on the line, which seal for themselves', ':::spoiler{version=tr-2019} >!a!<\nb\n:::\nc', '⟦tr-2019: <p>⟦any tr-2019: a⟧<br>b</p>⟧<p>c</p>'],
    ['nested', ':::spoiler{version=kr-2013}\na\n:::spoiler{version=tr-2019}\nb\n:::\nc\n:::\nd',
      '⟦kr-2013: <p>a</p>⟦kr-2013 tr-2019: <p>b</p>⟧<p>c</p>⟧<p>d</p>'],
    ['nested by colons', '::::spoiler\na\n:::spoiler{version=tr-2019}\nb\n:::\n::::\nd', '⟦any: <p>a</p>⟦any tr-2019: <p>b</p>⟧⟧<p>d</p>'],
    ['in a quote', '> a\n> :::spoiler\n> b\n> :::\n> c', '<blockquote><p>a</p>⟦any: <p>b</p>⟧<p>c</p></blockquote>'],
    ['in a list', '- a\n  :::spoiler\n  b\n  :::\n- c', '<ul><li><p>a</p>⟦any: <p>b</p>⟧</li><li><p>c</p></li></ul>'],
    ['around a table', ':::spoiler\n| a |\n|---|\n| b |\n:::\n',
      '⟦any: <div class="table-scroll" tabindex="0"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>⟧'],
    ['around code', ':::spoiler\n```\n:::\n```\n:::\na', '⟦any: <pre tabindex="0"><code>:::⏎</code></pre>⟧<p>a</p>'],
    ['in a fence they are text', '```\n:::spoiler\na\n:::\n```', '<pre tabindex="0"><code>:::spoiler⏎a⏎:::⏎</code></pre>'],
    ['another directive is text', ':::note\na', '<p>:::note<br>a</p>'],
  ])('%s', (_, source, expected) => expect(drawn(source)).toBe(expected))
})

describe('where marks stand', () => {
  test.each([
    ['cells', '| a | b |\n|---|---|\n| ||x|| | y |\n|||z||| w |', 'td>⟦any: x⟧</td>'],
    ['cells with the bar beside the mark', '| a | b |\n|---|---|\n|||z||| w |', '<td>⟦any: z⟧</td><td>w</td>'],
    ['headings', '# a ||b||', '<h3>a ⟦any: b⟧</h3>'],
    ['a whole heading', '## ||b||', '<h3>⟦any: b⟧</h3>'],
    ['quotes', '> a ||b||', '<blockquote><p>a ⟦any: b⟧</p></blockquote>'],
    ['list items', '- ||a||\n- b', '<ul><li>⟦any: a⟧</li><li>b</li></ul>'],
    ['the text of a link seals the link', '[a ||b||](http://c.d) e', '⟦any: <a href="http://c.d/" rel="nofollow ugc noopener">a b</a>⟧ e'],
    ['the address of a link seals the link', '[a](http://c.d/||b||) e', '⟦any: <a href="http://c.d/b" rel="nofollow ugc noopener">a</a>⟧ e'],
    ['the title of a link seals the link', '[a](http://c.d "||b||") e', '⟦any: <a href="http://c.d/" title="b" rel="nofollow ugc noopener">a</a>⟧ e'],
    ['a description', '![||b||](http://c.d/e.png) f', '⟦any: <a href="http://c.d/e.png" rel="nofollow ugc noopener">b</a>⟧ f'],
    ['bare addresses', '||http://c.d/e|| f', '⟦any: <a href="http://c.d/e" rel="nofollow ugc noopener">http://c.d/e</a>⟧ f'],
    ['a note that only sealed text points at', 'a ||b[^1]|| c\n\n[^1]: d', '⟦any: <div class="footnote"><span><sup>[1]</sup> </span><p>d</p></div>⟧'],
    ['a definition seals the links that lead where it says', 'a [b][c] d\n\n||[c]: http://e.f||\n\n:::spoiler\n[c]: http://he.dies "he dies"\n:::',
      '<p>a ⟦any: <a href="http://he.dies/" title="he dies" rel="nofollow ugc noopener">b</a>⟧ d</p>'],
    ['a definition seals the pictures too', '![b][c] d\n\n:::spoiler\n[c]: http://he.dies/e.png\n:::', '<p>⟦any: <a href="http://he.dies/e.png" rel="nofollow ugc noopener">b</a>⟧ d</p>'],
    ['notes in the open are numbered before sealed ones', ':::spoiler\na[^x]\n:::\nb[^y]\n\n[^x]: c\n\n[^y]: d', '<p>b<sup>[1]</sup></p>'],
    ['headings in the open are no lower for sealed ones', ':::spoiler\n# a\n:::\n## b', '⟦any: <h3>a</h3>⟧<h3>b</h3>'],
    ['indented code', '    ||a||\n\nb', '⟦any: <pre tabindex="0"><code>a⏎</code></pre>⟧<p>b</p>'],
  ])('%s', (_, source, expected) => expect(drawn(source)).toContain(expected))
})

describe('where it is unclear, it seals, and says so', () => {
  test.each([
    ['one bar mark', 'a || b\n\nc', '<p>a ⟦any:  b⟧</p><p>⟦any: c⟧</p>', [['spoiler-unclosed', 2]]],
    ['three bar marks', '||a|| b ||c\n\nd', '⟦any: <p>a b c</p><p>d</p>⟧', [['spoiler-unclosed', 0]]],
    ['an angle mark not closed', 'a >!b\n\nc', '<p>a ⟦any: b⟧</p><p>⟦any: c⟧</p>', [['spoiler-unclosed', 2]]],
    ['a mark that is not closed beside that of a block', ':::spoiler ||\na\n:::\nb', '⟦any: <p><br>a</p>⟧<p>⟦any: b⟧</p>', [['spoiler-unclosed', 11], ['spoiler-crossed', 11]]],
    ['a block not closed', 'a\n:::spoiler\nb\n\nc', '<p>a</p>⟦any: <p>b</p><p>c</p>⟧', [['spoiler-unclosed', 2]]],
    ['a block mark within a line', 'so :::spoiler he dies\n:::\nb', '<p>so ⟦any:  he dies⟧</p><p>b</p>', []],
    ['a closing mark alone', 'a !< b', '<p>a !&#x3C; b</p>', [['spoiler-unopened', 2]]],
    ['a closing line alone', 'a\n:::\nb', '<p>a</p><p>:::</p><p>b</p>', [['spoiler-unopened', 2]]],
    ['a closing mark too many extends the spoiler', '>!a!< b !<3 c', '<p>⟦any: a b !&#x3C;⟧3 c</p>', [['spoiler-unopened', 8]]],
    ['marks that cross', '||a long >!b|| c!<{version=kr-2013} d', '<p>⟦any: a long ⟦any kr-2013: b⟧⟧⟦kr-2013:  c⟧ d</p>', [['spoiler-crossed', 9]]],
  ])('%s', (_, source, expected, warnings) => {
    expect(drawn(source)).toBe(expected)
    expect(warned(source).map(({ code, offset }) => [code, offset])).toEqual(warnings)
  })

  const everything = EVERYTHING.map(formatScope).join(' ')
  test.each([
    ['||a||{version=xx-2000} b', `<p>⟦${everything}: a{version=xx-2000}⟧ b</p>`, 3],
    ['||a||{version=kr-2013 until=999} b', `<p>⟦${everything}: a{version=kr-2013 until=999}⟧ b</p>`, 3],
    ['||a||{until=95}', `<p>⟦${everything}: a{until=95}⟧</p>`, 3],
    ['||a||{version=tr-2019 b', `<p>⟦${everything}: a{version=tr-2019 b⟧</p>`, 3],
    ['>!a!<{version=any until=3}', `<p>⟦${everything}: a{version=any until=3}⟧</p>`, 3],
    [':::spoiler{version=kr}\na\n:::', `⟦${everything}: <p>{version=kr}</p><p>a</p>⟧`, 0],
    [':::spoiler the ending\na\n:::', `⟦${everything}: <p>the ending</p><p>a</p>⟧`, 0],
  ])('%s means every version', (source, expected, offset) => {
    expect(drawn(source)).toBe(expected)
    expect(warned(source)).toEqual([{ code: 'spoiler-scope-unclear', offset }])
  })

  test('two block marks on a line seal the whole post', () => {
    expect(drawn('a\n:::spoiler :::spoiler\nb\n:::\nc')).toMatch(/^⟦.* mx-2025: <p>a<\/p>.*<p>c<\/p>⟧$/)
  })

  test('a fence that nobody closed hides no marks', () => {
    expect(drawn('```\n||a||')).toBe('⟦any: <pre tabindex="0"><code>a⏎</code></pre>⟧')
  })

  test('more within one another than a post may hold seals all of it', () => {
    const source = `open ${'>!a '.repeat(20)}${'!<'.repeat(20)} open`
    expect(drawn(source)).toMatch(/^⟦any: <p>open.*open<\/p>⟧$/)
    expect(warned(source)[0]?.code).toBe('spoiler-too-many')
  })

  test('more than a post may hold seals all of it', () => {
    const { segments } = render('||a|| b '.repeat(300), { base: [], fallback })
    expect(segments).toHaveLength(2)
    expect(segments[0]?.text).toBe('')
  })

  test('warnings after block marks tell the place in the source', () => {
    const source = ':::spoiler\na\n:::\n\nb\n\n> :::spoiler\n> c\n> :::\n\nd || e'
    expect(warned(source)).toEqual([{ code: 'spoiler-unclosed', offset: source.indexOf('||') }])
  })
})

describe('what lies on a segment', () => {
  test('the scopes of the thread and post lie on all, and the strictest of a version is kept', () => {
    const base: Scope[] = [{ version: 'tr-2019', until: 95 }]
    expect(drawn('a ||b||{version=tr-2019} c >!d!<{version=tr-2019 until=5}', base)).toBe('<p>a ⟦tr-2019: b⟧ c ⟦tr-2019@95: d⟧</p>')
    expect(render('a', { base, fallback }).segments[0]?.scopes).toEqual(base)
  })

  test('marks without a scope mean the fallback', () => {
    const { segments } = render('||a||', { base: [], fallback: { version: 'mx-2025', until: 40 } })
    expect(segments[1]?.scopes).toEqual([{ version: 'mx-2025', until: 40 }])
  })

  test('its words are its own, and the post counts all', () => {
    const { segments, words } = render('one two ||three >!four!<{version=tr-2019} five||', { base: [], fallback })
    expect(segments.map((segment) => segment.words)).toEqual([2, 2, 1])
    expect(words).toBe(5)
    expect(segments.map(({ text }) => text)).toEqual(['one two', 'three  five', 'four'])
  })
})

describe('Markdown', () => {
  test.each([
    ['line ends count', 'a\nb  \nc', '<p>a<br>b<br>c</p>'],
    ['headings begin below those of the page', '# a\n\n###### b', '<h3>a</h3><h4>b</h4>'],
    ['a hashtag is no heading', '#pushpaka', '<p>#pushpaka</p>'],
    ['HTML is shown, not obeyed', '<Yong-gu> said <b>hi</b>\n\n<div>\n*x*\n</div>',
      '<p>&#x3C;Yong-gu> said &#x3C;b>hi&#x3C;/b></p><p>&#x3C;div><br><em>x</em><br>&#x3C;/div></p>'],
    ['comments too', '<!-- he dies -->', '<p>&#x3C;!-- he dies --></p>'],
    ['strikethrough', '~~a~~', '<p><del>a</del></p>'],
    ['tasks', '- [x] a\n- [ ] b', '<ul><li><input type="checkbox" disabled checked> a</li><li><input type="checkbox" disabled> b</li></ul>'],
    ['bare addresses are links', 'see https://a.b/c?d=e&f', '<p>see <a href="https://a.b/c?d=e&#x26;f" rel="nofollow ugc noopener">https://a.b/c?d=e&#x26;f</a></p>'],
    ['places on this site are links', '[a](/t/5/p/3?b#c) [d](#p3)', '<p><a href="/t/5/p/3?b#c" rel="nofollow ugc noopener">a</a> <a href="#p3" rel="nofollow ugc noopener">d</a></p>'],
    ['a long rule is a rule, and a long underline makes a heading', `a\n${'-'.repeat(60)}\n\n${'- '.repeat(60)}`, '<h3>a</h3><hr>'],
    ['an empty fence is empty', '```\n```', '<pre tabindex="0"><code></code></pre>'],
    ['mail addresses too', '<a@b.cd>', '<p><a href="mailto:a@b.cd" rel="nofollow ugc noopener">a@b.cd</a></p>'],
    ['references', '[a][1]\n\n[1]: http://b.c', '<p><a href="http://b.c/" rel="nofollow ugc noopener">a</a></p>'],
    ['a name in brackets before a colon is no definition to lose', '[Ye-sung]: papa', '<p>[Ye-sung]: papa</p>'],
    ['pictures are links', '![a](http://b.c/d.png)', '<p><a href="http://b.c/d.png" rel="nofollow ugc noopener">a</a></p>'],
    ['an address that is none stays as written', '[he](she) [x](javascript:alert(1)) ![y](data:z)',
      '<p><span>[he](she)</span> <span>[x](javascript:alert(1))</span> ![y](data:z)</p>'],
    ['lists start where they start', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['loose lists have paragraphs', '- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['nested lists', '- a\n  - b\n    1. c', '<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li></ul>'],
    ['cells keep their side, and none is dropped', '|a|b|\n|:-|-:|\n|c|d|e|',
      '<div class="table-scroll" tabindex="0"><table><thead><tr><th align="left">a</th><th align="right">b</th></tr></thead>'
      + '<tbody><tr><td align="left">c</td><td align="right">d</td><td>e</td></tr></tbody></table></div>'],
    ['footnotes stay in place', 'a[^x]\n\n[^x]: b', '<p>a<sup>[1]</sup></p><div class="footnote"><span><sup>[1]</sup> </span><p>b</p></div>'],
    ['our stand-ins are ordinary characters to a writer', 'a \u2E0E\u2E0F b &#x2E0E;', '<p>a \u2E0E\u2E0F b &#x26;#x2E0E;</p>'],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['nothing', '', ''],
  ])('%s', (_, source, expected) => expect(drawn(source)).toBe(expected))

  test('every block reads in the direction of its own text', () => {
    const { segments } = render('مرحبا\n\nhello\n\n- a\n\n> b', { base: [], fallback })
    expect(segments[0]?.html.match(/<(?:p|li|blockquote)(?! dir="auto")/g)).toBeNull()
  })

  test('plain text keeps lines and cells apart', () => {
    const { segments } = render('# a\n\nb\nc\n\n|d|e|\n|-|-|\n|f|g|', { base: [], fallback })
    expect(segments[0]?.text).toBe('a\nb\nc\nd e\nf g')
  })
})
