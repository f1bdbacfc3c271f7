import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Selected } from '@/lib/markdown/cut'
import { quoteOf } from '@/lib/markdown/quote'
import { render } from '@/lib/markdown/render'
import { asksAsMuch } from '@/lib/markdown/wrap'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { brokenDocument } from '@/tests/markdown/documents'
import { anyScope } from '@/tests/spoilers/arbitraries'

const runs = Number(process.env.CANARY_RUNS ?? 100)
vi.setConfig({ testTimeout: 60_000 + runs * 500 })

const fallback: Scope = { version: 'any', until: null }
const ABOVE = '[#3 · Ann](/t/1/p/3)'

/** A quote of what lies from one word of the readable text to another. */
function quote(source: string, from: string, to: string): string {
  const { segments } = render(source, { base: [], fallback })
  return quoteOf(segments, ABOVE, stretch(source, from, to)).replace(`> ${ABOVE}\n>\n`, '').trim()
}

/** Where two words stand, counted in a source whose marks have been taken out by hand. */
function stretch(source: string, from: string, to: string): Selected {
  const signs = render(source.replace(/>!|!<|\|\||\{[^}]*\}|:::(?:spoiler)?/g, ''), { base: [], fallback }).segments[0]!.text.replace(/\s/g, '')
  return { from: signs.indexOf(from), to: signs.indexOf(to) + to.length, all: signs.length }
}

describe('a quote of a selection', () => {
  test.each([
    ['words of a line', 'one two *three four* five', 'two', 'three', '> two *three*'],
    ['words of two paragraphs', 'one two\n\nthree four', 'two', 'three', '> two\n>\n> three'],
    ['words of a sealed stretch', 'one >!two three four!<{version=tr-2019} five', 'three', 'three', '> >!three!<{version=tr-2019}'],
    ['from the open into what is sealed', 'one >!two three!<{version=tr-2019} five', 'one', 'two', '> one >!two!<{version=tr-2019}'],
    ['what is sealed twice', '>!one >!two three!<{version=tr-2019} four!<{version=kr-2013}', 'three', 'three', '> >!>!three!<{version=tr-2019}!<{version=kr-2013}'],
    ['a line of a sealed block', ':::spoiler{version=kr-2013}\none\n\n- two\n- three\n:::', 'two', 'two', '> :::spoiler{version=kr-2013}\n>\n> - two\n>\n> :::'],
    ['a cell: the table is quoted whole', 'one\n\n| two | three |\n|---|---|\n| four | five |', 'four', 'four', '> | two | three |\n> | --- | --- |\n> | four | five |'],
  ])('%s', (_, source, from, to, expected) => expect(quote(source, from, to)).toBe(expected))

  test('what is withheld within it is left out, and beside it is not there', () => {
    const { segments } = render('one ||two||{version=tr-2019} three ||four||', { base: [], fallback })
    const parts = segments.map((segment) => ({ ...segment, html: segment.index > 0 ? null : segment.html }))
    const [around, beside] = [{ from: 0, to: 8, all: 8 }, { from: 3, to: 8, all: 8 }].map((selected) => quoteOf(parts, ABOVE, selected))
    expect(around).toContain('> one […] three\n')
    expect(beside).toContain('> three\n')
  })

  test('where the reader’s text is not this one, all of it is quoted', () => {
    const { segments } = render('one two three', { base: [], fallback })
    expect(quoteOf(segments, ABOVE, { from: 3, to: 6, all: 12 })).toContain('> one two three')
    expect(quoteOf(segments, ABOVE, { from: 6, to: 3, all: 11 })).toContain('> one two three')
  })
})

/** Every canary, or what is left of its end, with the scopes that lie on each place of it. */
function lyingOn(segments: readonly { html: string; scopes: readonly Scope[] }[]): Map<string, Scope[][]> {
  const found = new Map<string, Scope[][]>()
  for (const { html, scopes } of segments) {
    for (const [, word = ''] of html.matchAll(/(?:nari|(?<![\w]))(\d+x)/g)) found.set(word, [...(found.get(word) ?? []), [...scopes]])
  }
  return found
}

const asStrict = (lying: readonly Scope[], meant: readonly Scope[]) => meant.every((scope) => lying.some((one) => asksAsMuch(formatScope(one), formatScope(scope))))

test('whatever is selected, every word of it is sealed at least as strictly as it was, wherever it is posted', () => {
  fc.assert(fc.property(brokenDocument, fc.array(anyScope, { maxLength: 2 }), fc.nat(), fc.nat(), ({ source }, base, one, other) => {
    const { segments } = render(source, { base, fallback })
    const all = segments.map(({ text }) => text).join('').replace(/\s/g, '').length
    const [from, to] = [one % (all + 1), other % (all + 1)].sort((a, b) => a - b) as [number, number]
    const meant = lyingOn(segments)
    const shown = lyingOn(render(`${quoteOf(segments, ABOVE, { from, to, all })}I agree`, { base: [], fallback: { version: 'mx-2025', until: 1 } }).segments)
    for (const [word, places] of shown) {
      for (const lying of places) expect(meant.get(word)?.some((scopes) => asStrict(lying, scopes)) ?? true).toBe(true)
    }
  }), { numRuns: runs })
})
