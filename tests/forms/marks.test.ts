import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { around, lines, link, seal, type Selected, type Typing } from '@/components/forms/marks'
import { render } from '@/lib/markdown/render'
import { tidyDocument } from '@/tests/markdown/documents'

const scope = { version: 'tr-2019', until: 95 }
const A = '{version=tr-2019 until=95}'

/** « and » stand where the selection begins and ends. */
function selected(marked: string): Selected {
  const start = marked.indexOf('«')
  const value = marked.replace('«', '')
  const end = value.indexOf('»')
  return { value: value.replace('»', ''), start, end }
}

function typed({ value }: Selected, { from, to, text }: Typing): string {
  return value.slice(0, from) + text + value.slice(to)
}

function shown(field: Selected, typing: Typing): string {
  const { start, end } = typing
  const text = typed(field, typing)
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`
}

/** What can be read of a text without having seen anything of the Turkish film. */
function open(source: string): string {
  const { segments } = render(source, { base: [], fallback: { version: 'any', until: null } })
  return segments.filter(({ scopes }) => !scopes.some(({ version }) => version === 'tr-2019')).map(({ html }) => html).join(' ')
}

describe('the spoiler button', () => {
  test.each([
    ['a few words', 'so «he lives» on', `so ||«he lives»||${A} on`],
    ['with white space at its ends', 'so« he lives »on', `so ||«he lives»||${A} on`],
    ['nothing', 'so «»', `so ||«spoiler»||${A}`],
    ['lines of one paragraph', 'one\n«two\nthree» four', `one\n||«two\nthree»||${A} four`],
    ['several paragraphs', 'one\n\n«two\n\nthree»\n\nfour', `one\n\n:::spoiler${A}\n«two\n\nthree»\n:::\n\nfour`],
    ['from one paragraph into another', 'one «two\n\nthree» four', `:::spoiler${A}\n«one two\n\nthree four»\n:::`],
    ['an item', '- «one»\n- two', `- ||«one»||${A}\n- two`],
    ['an item with its mark', '«- one»\n- two', `- ||«one»||${A}\n- two`],
    ['a task', '«- [x] one»', `- [x] ||«one»||${A}`],
    ['several items', '- one\n- «two\n- three»', `- one\n:::spoiler${A}\n«- two\n- three»\n:::`],
    ['items within an item', '- a\n  - «b\n  - c»\n- d', `- a\n  :::spoiler${A}\n«  - b\n  - c»\n  :::\n- d`],
    ['a quote', '> one «two»', `> one ||«two»||${A}`],
    ['several lines of a quote', '> «one\n> two»', `> :::spoiler${A}\n«> one\n> two»\n> :::`],
    ['a heading', '«## He lives»', `## ||«He lives»||${A}`],
    ['a cell', '| one | «two» |\n|---|---|', `| one | ||«two»||${A} |\n|---|---|`],
    ['cells', '| «one | two |»\n|---|---|', `| >!«one | two |»!<${A}\n|---|---|`],
    ['what holds a spoiler', '«a ||b|| c»', `>!«a ||b|| c»!<${A}`],
    ['a part of a spoiler', '||a «b» c||', `||a >!«b»!<${A} c||`],
    ['what holds spoilers of both kinds', 'a «||b|| >!c!<»', `:::spoiler${A}\n«a ||b|| >!c!<»\n:::`],
    ['beside a bar', 'a|«b»', `a|>!«b»!<${A}`],
    ['a part of a piece of code', 'a `b «c» d` e', `a ||«\`b c d\`»||${A} e`],
    ['a part of code between fences', '```\na\n«b»\n```', `:::spoiler${A}\n«\`\`\`\na\nb\n\`\`\`»\n:::`],
    ['after a backslash', 'a \\«*b*»', `a ||«\\*b*»||${A}`],
    ['before an escaped sign', '«a \\»* b', `||«a \\*»||${A} b`],
    ['a part of a mark', '\\|| «a |»| b || c', `\\|| >!«a ||»!<${A} b || c`],
    ['the first line of a block', 'a\n\n:::spoil«er\nb» c\n:::', `a\n\n::::spoiler${A}\n«:::spoiler\nb c\n:::»\n::::`],
    ['lines with longer marks in them', '«a\n\n::::spoiler\nb\n::::»', `:::::spoiler${A}\n«a\n\n::::spoiler\nb\n::::»\n:::::`],
    ['an empty line after marks that are not in order', 'a || >! b\n\n«»', `a || >! b\n\n:::spoiler${A}\n«spoiler»\n:::`],
  ])('seals %s', (_, before, after) => {
    const field = selected(before)
    const typing = seal(field, scope, 'spoiler')
    expect(shown(field, typing)).toBe(after)
    expect(open(typed(field, typing))).not.toContain(field.value.slice(field.start, field.end).trim() || 'spoiler')
  })

  test.each([
    [{ version: 'any', until: null }, '||x||{version=any}'], [{ version: 'any', until: 5 }, '||x||{version=any}'],
    [{ version: 'kr-2013', until: null }, '||x||{version=kr-2013}'], [{ version: 'kr-2013', until: 0 }, '||x||{version=kr-2013 until=0}'],
  ])('writes %j so that it is understood', (picked, text) => {
    const field = selected('«x»')
    expect(typed(field, seal(field, picked, ''))).toBe(text)
    expect(render(text, { base: [], fallback: { version: 'in-2017', until: null } }).warnings).toEqual([])
  })

  test('in any tidy text seals all that is selected, and what was sealed stays so', () => {
    fc.assert(fc.property(tidy, fc.nat(), fc.nat(), (value, a, b) => {
      const [start, end] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [number, number]
      const field = { value, start, end }
      const after = open(typed(field, seal(field, scope, 'spoiler')))
      for (const { 0: word, index } of value.matchAll(/word\d+x/g)) {
        if (start <= index && index + word.length <= end) expect(after).not.toContain(word)
      }
    }), { numRuns: 300 })
  })

  // Where marks are broken already, what another one does to them is for the preview to tell.
  test('in any text whose marks are in order opens nothing that was sealed', () => {
    fc.assert(fc.property(tidyDocument, fc.nat(), fc.nat(), ({ source, sealed }, a, b) => {
      const [start, end] = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y) as [number, number]
      const field = { value: source, start, end }
      const { segments } = render(typed(field, seal(field, scope, 'spoiler')), { base: [], fallback: { version: 'any', until: null } })
      const anyones = segments.filter(({ scopes }) => scopes.length === 0).map(({ html }) => html).join(' ')
      for (const canary of sealed) expect(anyones).not.toContain(canary)
    }), { numRuns: 300 })
  })
})

let count = 0
const word = fc.constant(null).map(() => `word${String((count += 1)).padStart(6, '0')}x`)
const words = fc.array(fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: word.map((one) => `**${one}**`) }, { weight: 1, arbitrary: word.map((one) => `\`${one} ${one}\``) },
  { weight: 1, arbitrary: word.map((one) => `[${one}](https://example.org/)`) }, { weight: 1, arbitrary: fc.constantFrom('살아남아요', '한국,', '7.', '🎈') }), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))
const several = (make: (text: string, at: number) => string, glue: string) => fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.map(make).join(glue))
const tidy = fc.array(fc.oneof(
  words, several((text) => text, '\n'), several((text) => `- ${text}`, '\n'), several((text, at) => `${at + 1}. ${text}`, '\n'), several((text) => `> ${text}`, '\n'),
  words.map((text) => `## ${text}`), several((text) => `- ${text}\n  - ${text.replaceAll('word', 'inner')}`, '\n'), several((text) => `| ${text} | ${text.replaceAll('word', 'cell')} |`, '\n').map((rows) => `| a | b |\n|---|---|\n${rows}`),
  several((text) => text, '\n').map((code) => `\`\`\`\n${code}\n\`\`\``),
), { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'))

describe('the other buttons', () => {
  test.each([
    ['bold', 'a «b» c', 'a **«b»** c'], ['bold again', 'a **«b»** c', 'a «b» c'], ['bold of nothing', 'a «»', 'a **«words»**'],
  ])('%s', (_, before, after) => {
    const field = selected(before)
    expect(shown(field, around(field, '**', 'words'))).toBe(after)
  })

  test.each([
    ['a link of words', 'a «b» c', 'a [b](«https://») c'], ['of an address', '«https://a.example/b»', '[«words»](https://a.example/b)'], ['of nothing', '«»', '[words](«https://»)'],
  ])('%s', (_, before, after) => {
    const field = selected(before)
    expect(shown(field, link(field, 'words'))).toBe(after)
  })

  test.each([
    ['quotes whole lines', 'a\nb «c\nd» e', 'a\n«> b c\n> d e»'], ['takes quotes away', '> a«»\n> b', '«a»\n> b'], ['quotes an empty field', '«»', '«> »'],
  ])('%s', (_, before, after) => {
    const field = selected(before)
    expect(shown(field, lines(field, '> '))).toBe(after)
  })
})
