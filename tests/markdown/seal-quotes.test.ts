import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { render } from '@/lib/markdown/render'
import { sealQuotes, type SealedSource } from '@/lib/markdown/seal-quotes'
import type { Scope } from '@/lib/spoilers/scope'
import { brokenDocument } from '@/tests/markdown/documents'
import { anyScope } from '@/tests/spoilers/arbitraries'

const runs = Number(process.env.CANARY_RUNS ?? 60)
vi.setConfig({ testTimeout: 60_000 + runs * 500 })

const fallback: Scope = { version: 'any', until: null }
const TURKEY: Scope = { version: 'tr-2019', until: 95 }
const sealed: SealedSource[] = [{ text: 'He walks out of the gate alive, and nobody ever learns of it.', scopes: [TURKEY] }]
const korean: SealedSource[] = [{ text: '아버지는 결국 살아서 교도소를 나가게 되고 아무도 모르게 떠나요.', scopes: [TURKEY] }]
const seal = (source: string, known = sealed, base: readonly Scope[] = []) => sealQuotes(source, known, { base, fallback })

describe('words that are sealed where they stand are sealed in a quote of them', () => {
  test.each([
    ['six words in a row', '> he walks out of the gate\n\nReally?', '> >!he walks out of the gate!<{version=tr-2019 until=95}\n\nReally?'],
    ['whatever their case and signs', '> Oh: “HE walks, out of *the* gate alive” indeed', '> Oh: “>!HE walks, out of *the* gate alive!<{version=tr-2019 until=95}” indeed'],
    ['over lines', '> walks out of\n> the gate alive', '> >!walks out of\n> the gate alive!<{version=tr-2019 until=95}'],
    ['in a list in a quote', '> - walks out of the gate alive', '> - >!walks out of the gate alive!<{version=tr-2019 until=95}'],
  ])('%s', (_, source, expected) => {
    const { source: written, warnings } = seal(source)
    expect(written).toBe(expected)
    expect(warnings.map(({ code }) => code)).toEqual(['quote-sealed'])
  })

  test('twelve letters of Hangul, however they are spaced', () => {
    expect(seal('> 결국 살아서 교도소를 나가게', korean).source).toBe('> >!결국 살아서 교도소를 나가게!<{version=tr-2019 until=95}')
    expect(seal('> 결국살아서교도소를나가게', korean).warnings).toHaveLength(1)
  })

  test.each([
    ['five words', '> walks out of the gate'], ['what is no quote', 'He walks out of the gate alive'], ['what is sealed as strictly', '> ||He walks out of the gate alive||{version=tr-2019}'],
    ['other words', '> He stays where he is and everybody knows it'],
  ])('%s are left alone', (_, source) => expect(seal(source)).toEqual({ source, warnings: [] }))

  test('a post under the same scope needs no marks, one under a lesser scope does', () => {
    expect(seal('> He walks out of the gate', sealed, [TURKEY]).warnings).toEqual([])
    expect(seal('> He walks out of the gate', sealed, [{ version: 'tr-2019', until: 5 }]).warnings).toHaveLength(1)
  })

  test('what was sealed once stays as it is the next time', () => {
    const once = seal('> So he walks out of the gate alive\n>\n> - and nobody ever learns of it').source
    expect(seal(once)).toEqual({ source: once, warnings: [] })
  })

  test('where marks cannot go just there, more is sealed', () => {
    for (const source of ['> `he walks out of the gate`', '> [he walks out of the gate](https://a.b "alive")', '> ```\n> he walks out of the gate\n> ```', '> a ||he walks out|| of the gate alive']) {
      const { segments } = render(seal(source).source, { base: [], fallback })
      const open = segments.filter(({ scopes }) => !scopes.some(({ version }) => version === 'tr-2019')).map(({ text }) => text).join(' ')
      expect(open).not.toMatch(/of the gate/)
    }
  })
})

test('whatever is quoted from whatever text, its sealed words are sealed as strictly, and nothing that was sealed opens', () => {
  const words = Array.from({ length: 9 }, (_, index) => `zegel${'abcdefghi'[index]}`)
  fc.assert(fc.property(brokenDocument, anyScope, fc.nat(), fc.integer({ min: 6, max: 9 }), ({ source, sealed: canaries }, scope, place, length) => {
    const lines = source.split('\n')
    lines.splice(place % (lines.length + 1), 0, '', `> so ${words.slice(0, length).join(' ')} he said`, '')
    const quoting = lines.join('\n')
    const before = render(quoting, { base: [], fallback }).segments
    const { source: written } = sealQuotes(quoting, [{ text: words.join(' '), scopes: [scope] }], { base: [], fallback })
    const after = render(written, { base: [], fallback }).segments
    const open = after.filter(({ scopes }) => scopes.length === 0).map(({ html }) => html).join(' ')
    for (const canary of canaries) expect(open).not.toContain(canary)
    const inQuote = before.some(({ html }) => html.includes('zegela')) && /<blockquote[^>]*>(?:(?!<\/blockquote>)[\s\S])*zegela/.test(before.map(({ html }) => html).join(''))
    if (inQuote) expect(open).not.toContain('zegela')
  }), { numRuns: runs })
})

test('forty thousand characters of a quote take time in proportion', () => {
  const text = Array.from({ length: 6000 }, (_, index) => `word${index % 700}`).join(' ')
  const times = [text.slice(0, 10_000), text].map((known) => {
    const before = process.cpuUsage()
    seal(`> ${known}`, [{ text: known, scopes: [TURKEY] }])
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  expect(times[1]!).toBeLessThan(Math.max(times[0]! * 9, 1_500_000))
})
