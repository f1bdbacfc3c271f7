import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { quoteOf, type Quotable } from '@/lib/markdown/quote'
import { render } from '@/lib/markdown/render'
import { asksAsMuch } from '@/lib/markdown/wrap'
import { formatScope, type Scope } from '@/lib/spoilers/scope'
import { brokenDocument, tidyDocument } from '@/tests/markdown/documents'
import { anyScope } from '@/tests/spoilers/arbitraries'

const runs = Number(process.env.CANARY_RUNS ?? 100)
vi.setConfig({ testTimeout: 60_000 + runs * 500 })

const fallback: Scope = { version: 'any', until: null }
const ABOVE = '[#3 · Ann](/t/1/p/3)'

function quote(source: string, { base = [], withheld = () => false }: { base?: readonly Scope[]; withheld?: (segment: { index: number; scopes: readonly Scope[] }) => boolean } = {}) {
  const { segments } = render(source, { base, fallback })
  const parts = segments.map((segment): Quotable => ({ ...segment, html: withheld(segment) ? null : segment.html }))
  return { parts, text: quoteOf(parts, ABOVE) }
}

/** Every canary of some segments with the scopes that lie on each place of it. */
function lyingOn(segments: readonly { html: string | null; scopes: readonly Scope[] }[]): Map<string, Scope[][]> {
  const found = new Map<string, Scope[][]>()
  for (const { html, scopes } of segments) {
    for (const [word] of html?.matchAll(/kanari\d+x/g) ?? []) found.set(word, [...(found.get(word) ?? []), [...scopes]])
  }
  return found
}

const asStrict = (lying: readonly Scope[], meant: readonly Scope[]) => meant.every((scope) => lying.some((one) => asksAsMuch(formatScope(one), formatScope(scope))))

describe('a quote of what one may read', () => {
  test.each([
    ['plain words', 'a *b* `c` [d](https://e.f/)', '> a *b* `c` [d](<https://e.f/>)'],
    ['a stretch', 'a ||b||{version=tr-2019 until=95} c', '> a >!b!<{version=tr-2019 until=95} c'],
    ['a block', ':::spoiler{version=kr-2013}\na\n\n- b\n:::', '> :::spoiler{version=kr-2013}\n>\n> a\n>\n> - b\n>\n> :::'],
    ['one in another', '>!a >!b!<{version=tr-2019}!<{version=kr-2013}', '> >!a >!b!<{version=tr-2019}!<{version=kr-2013}'],
    ['a quote in it', '> a\n\nb', '> > a\n>\n> b'],
    ['what only looks like marks', '\\||a\\|| \\>!b &lt;c>', '> \\|\\|a\\|\\| \\>!b \\<c>'],
    ['a table', '| a | b |\n|---|---|\n| ||c|| | d |', '> | a | b |\n> | --- | --- |\n> | >!c!<{version=any} | d |'],
    ['code', '```\n||a||\n```', '> ```\n> ||a||\n> ```'],
    ['a numbered list', '3. a\n4. b', '> 3. a\n> 4. b'],
  ])('%s', (_, source, expected) => expect(quote(source).text).toBe(`> ${ABOVE}\n>\n${expected}\n\n`))

  test('what one may not read is left out, inside what one may as well', () => {
    const lacksTurkey = ({ scopes }: { scopes: readonly Scope[] }) => scopes.some(({ version }) => version === 'tr-2019')
    expect(quote('a ||b||{version=tr-2019} c', { withheld: lacksTurkey }).text).toContain('> a […] c')
    expect(quote('>!a >!b!<{version=tr-2019}!<{version=kr-2013}', { withheld: lacksTurkey }).text).toContain('>!a […]!<{version=kr-2013}')
    expect(quote('a', { base: [{ version: 'tr-2019', until: null }], withheld: lacksTurkey }).text).toContain('> […]')
  })

  test('the scope of the whole thread and post goes with it', () => {
    expect(quote('a', { base: [{ version: 'kr-2013', until: 95 }] }).text).toContain('> :::spoiler{version=kr-2013 until=95}\n>\n> a\n>\n> :::')
  })
})

test('a quote seals every word at least as strictly as it was, wherever it is posted, and tells nothing that was withheld', () => {
  fc.assert(fc.property(brokenDocument, fc.array(anyScope, { maxLength: 2 }), fc.array(anyScope, { maxLength: 1 }), fc.nat(), ({ source }, base, elsewhere, choice) => {
    const { parts, text } = quote(source, { base, withheld: ({ index, scopes }) => scopes.length > 0 && ((choice >> (index % 16)) & 1) === 1 })
    const meant = lyingOn(parts)
    const shown = lyingOn(render(`${text}I agree`, { base: elsewhere, fallback: { version: 'mx-2025', until: 1 } }).segments)
    for (const [word, places] of shown) {
      expect(meant.has(word)).toBe(true)
      for (const lying of places) expect(meant.get(word)!.some((scopes) => asStrict(lying, scopes))).toBe(true)
    }
  }), { numRuns: runs })
})

test('a tidy text is quoted whole, nobody is warned of the quote, and what comes after it is open', () => {
  fc.assert(fc.property(tidyDocument, ({ source, open, sealed }) => {
    const { text } = quote(source)
    const { segments, warnings } = render(`${text}I agree`, { base: [], fallback })
    const shown = lyingOn(segments)
    for (const word of open) expect(shown.get(word)).toContainEqual([])
    for (const word of sealed) expect(shown.get(word)?.every((scopes) => scopes.length > 0)).toBe(true)
    expect(warnings.map(({ code }) => code)).toEqual([])
    expect(segments[0]?.text).toContain('I agree')
  }), { numRuns: runs })
})
