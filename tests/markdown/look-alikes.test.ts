import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from '@/lib/markdown/render'

const fallback = { version: 'any', until: null } as const
const CANARY = 'kanari'

function read(source: string) {
  const { segments, warnings } = render(source, { base: [], fallback })
  const open = segments.filter(({ scopes }) => scopes.length === 0).map(({ html }) => html).join('\n')
  return { open: open.includes(CANARY), codes: warnings.map(({ code }) => code) }
}

const marked = (open: string, close: string) => `so ${open}${CANARY}${close} then`
const inBlock = (open: string, close: string) => `so\n\n${open}\n${CANARY}\n${close}\n\nthen`

describe('what nobody sees between the signs of a mark makes it no less of a mark', () => {
  test.each([
    ['a zero-width space', '\u200B'], ['a joiner', '\u200D'], ['a soft hyphen', '\u00AD'], ['a variation selector', '\uFE0F'], ['a combining line', '\u0333'], ['a mark of direction', '\u200F'],
    ['a Hangul filler', '\u3164'], ['a tag', '\u{E0020}'], ['a grapheme joiner', '\u034F'], ['an override', '\u202E'], ['a null byte', '\0'], ['a byte order mark', '\uFEFF'], ['several', '\u200B\u00AD\uFE0F'],
  ])('%s', (_, unseen) => {
    for (const source of [
      marked(`|${unseen}|`, `|${unseen}|`), marked('||', `|${unseen}|`), marked(`>${unseen}!`, `!${unseen}<`), inBlock(`:${unseen}::spoiler`, `::${unseen}:`),
      inBlock(`:::sp${unseen}oiler`, ':::'), inBlock(`${unseen}:::spoiler`, ':::'), inBlock(':::spoiler', `${unseen}:::`), inBlock(`:::spoiler${unseen}`, ':::'),
    ]) expect([source, read(source).open]).toEqual([source, false])
  })

  test('nor do wide signs, as keyboards for other scripts type them', () => {
    for (const source of [
      marked('｜｜', '｜｜'), marked('|｜', '｜|'), marked('＞！', '！＜'), marked('>！', '!＜'), inBlock('：：：spoiler', '：：：'), inBlock('：：：ｓｐｏｉｌｅｒ', ':::'),
    ]) expect(read(source)).toEqual({ open: false, codes: [] })
    const { segments } = render('||a||｛version＝tr-2019｝ b', { base: [], fallback })
    expect(segments.map(({ scopes, text }) => [scopes.map(({ version }) => version), text])).toEqual([[[], 'b'], [['tr-2019'], 'a']])
  })
})

test.each([
  ['character references', marked('&#124;&#124;', '&#124;&#124;')], ['named ones', marked('&verbar;&vert;', '&VerticalLine;|')], ['one of the two', marked('|&#x7c;', '&#x7C;|')],
  ['unseen ones', marked('|&#8203;|', '|&shy;|')], ['an angle', marked('&gt;!', '!&lt;')], ['a sign of exclamation', marked('>&#33;', '&excl;<')], ['Latin clicks', marked('ǀǀ', 'ǀǀ')],
  ['a click and a bar', marked('|ǀ', 'ǀ|')], ['one sign of two bars', marked('‖', '‖')], ['parallels', marked('∥', '∥')], ['a stroke over one of two', marked('∣\u0338｜', '||')], ['a stroke over both', marked('∥\u0338', '∥')], ['lines for boxes', marked('││', '││')], ['thin spaces', marked('|\u200A|', '|\u200A|')],
  ['a retroflex click', marked('>ǃ', 'ǃ<')], ['Cyrillic letters', inBlock(':::ѕроіler', '')], ['a slip of the pen', inBlock(':::spolier', '')], ['two colons', inBlock('::spoiler', '::')],
  ['ratios', inBlock('∶∶∶spoiler', '∶∶∶')], ['colons as references', inBlock('&#58;&colon;:spoiler', '')], ['another forum’s marks', marked('[spoiler]', '[/spoiler]')],
  ['with a title', marked('[spoiler=the end]', '[/spoiler]')], ['as HTML', marked('<spoiler>', '</spoiler>')],
])('%s read as a mark hide nothing, and the writer is told', (_, source) => {
  expect(read(source)).toEqual({ open: true, codes: expect.arrayContaining(['spoiler-look-alike']) })
})

test.each([
  ['escaped marks', '\\|\\|a\\|\\| \\>!b\\!<'], ['code', '`&#124;| ǀǀ` and\n\n```\n[spoiler] ‖\n```'], ['bars apart', 'a | | b | |'], ['a table with empty cells', '|a| |\n|-|-|\n| |b|'], ['a heart', 'so good <3 :: ok'],
  ['entities', 'a &amp; b &lt; c &copy;'], ['real marks', '||a|| >!b!<\n\n:::spoiler\nc\n:::'], ['colons before a word', 'he said::: boil it'], ['other directives', '::: warning'],
  ['what stands within a spoiler', '||a ǀǀ b||'], ['quotes in German', '›Halt!‹ »So!«'], ['families', '👨‍👩‍👧‍👦 می‌خواهم'],
])('nobody is warned for nothing: %s', (_, source) => {
  expect(read(source).codes).toEqual([])
})

test('whatever is strewn among the signs of marks, the word between them is sealed, or the writer is told, or anybody sees that it is no mark', () => {
  const unseen = fc.constantFrom('\u200B', '\u200C', '\u2060', '\u00AD', '\uFE00', '\u0338', '\u0301', '\u034F', '\u061C', '\u3164', '\u{E0041}', '\0', '\u2066', '\uFEFF', '\u1160', '\u180E')
  const twin = (sign: string, ...others: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(sign) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
  const bar = twin('|', '｜', '&#124;', '&vert;', 'ǀ', '∣', '│', '❘')
  const between = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: unseen }, { weight: 1, arbitrary: fc.constantFrom('\u2009', '&shy;', '&#8203;') })
  const sequence = (...signs: fc.Arbitrary<string>[]) => fc.tuple(...signs.flatMap((sign) => [sign, between])).map((parts) => parts.slice(0, -1).join(''))
  const bars = sequence(bar, bar)
  const open = sequence(twin('>', '＞', '&gt;', '˃'), twin('!', '！', '&#33;', 'ǃ'))
  const close = sequence(twin('!', '！', '&#33;', 'ǃ'), twin('<', '＜', '&lt;'))
  const colon = twin(':', '：', '&colon;', '∶')
  const block = fc.tuple(sequence(colon, colon, colon), between, twin('spoiler', 'ѕpoiler', 'spo\u00ADiler', 'ｓpoiler', 'Spoiler')).map((parts) => parts.join(''))
  const any = fc.oneof(
    fc.tuple(bars, bars).map(([a, b]) => marked(a, b)), fc.tuple(open, close).map(([a, b]) => marked(a, b)), fc.tuple(block, sequence(colon, colon, colon)).map(([a, b]) => inBlock(a, b)),
  )
  fc.assert(fc.property(any, (source) => {
    const { open: isOpen, codes } = read(source)
    if (isOpen) expect(codes).toContain('spoiler-look-alike')
  }), { numRuns: 3000 })
})
