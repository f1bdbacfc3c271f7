import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coversAll } from '@/lib/spoilers/seen'
import { askOf } from '@/lib/terms/ask'
import { marksIn } from '@/lib/terms/marks'
import { vectorOf } from '@/lib/terms/search-text'
import { OPEN, searches, spaceNames, TITLES } from '@/lib/terms/spaces'
import { termsOf } from '@/lib/terms/terms'
import { anyScope, anySeen } from '@/tests/spoilers/arbitraries'

const found = (seen: Parameters<typeof searches>[0], names: readonly string[]) => names.some(searches(seen))

test('a reader searches in a space of a text exactly when they may read the text', () => {
  fc.assert(fc.property(fc.array(anyScope, { minLength: 1, maxLength: 5 }), anySeen, (scopes, seen) => {
    expect(found(seen, spaceNames(scopes))).toBe(coversAll(seen, scopes))
  }), { numRuns: 3000 })
})

test('a text with minutes of many versions lies in one space, of its very scopes', () => {
  const scopes = [{ version: 'kr-2013', until: 59 }, { version: 'tr-2019', until: 5 }, { version: 'ph-2019', until: 59 }] as const
  expect(spaceNames(scopes)).toHaveLength(1)
  expect(found({ 'kr-2013': 'whole', 'tr-2019': 'whole', 'ph-2019': 59 }, spaceNames(scopes))).toBe(true)
  expect(found({ 'kr-2013': 'whole', 'tr-2019': 'whole', 'ph-2019': 58 }, spaceNames(scopes))).toBe(false)
})

test('whatever lies on a text, nobody searches in it who may not read it', () => {
  fc.assert(fc.property(fc.array(anyScope, { maxLength: 8 }), anySeen, (scopes, seen) => {
    if (found(seen, spaceNames(scopes))) expect(coversAll(seen, scopes)).toBe(true)
  }), { numRuns: 3000 })
  expect(spaceNames([])).toEqual([])
})

test('a text with a minute lies in a few spaces, and a reader up to a minute names a few', () => {
  expect(spaceNames([{ version: 'kr-2013', until: 95 }])).toEqual(['kr-2013', 'kr-2013~256.0', 'kr-2013~64.1', 'kr-2013~16.5', 'kr-2013~4.23', 'kr-2013~1.95'])
  const names = new Set(Array.from({ length: 127 }, (_, until) => spaceNames([{ version: 'kr-2013', until }])).flat())
  for (let minute = 1; minute < 127; minute += 1) expect([...names].filter(searches({ 'kr-2013': minute })).length).toBeLessThanOrEqual(10)
})

test('how much is sealed beside a word changes nothing about it', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (open, one, other) => {
    const terms = (sealed: string) => vectorOf([{ spaces: [TITLES], text: 'A title' }, { spaces: ['17'], text: sealed }, { spaces: [OPEN], text: open }])
      .split(/ (?=')/).filter((entry) => !entry.startsWith("'17:"))
    expect(terms(one)).toEqual(terms(other))
  }))
})

test('any text has terms whose places are in it and in order, and marks that do not leave it', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('선', '물', 'a', 'İ', 'é', "'", 's', ' ', '7', 'が', '𝒳', '😭', '\u0301', '-', '"') }))
  fc.assert(fc.property(texts.map((text) => text.normalize('NFC')), texts, (text, query) => {
    const terms = termsOf(text)
    expect(terms.every(({ start, end, term }) => start >= 0 && start < end && end <= text.length && term !== '')).toBe(true)
    expect(terms.every(({ place }, at) => at === 0 || place >= terms[at - 1]!.place)).toBe(true)
    expect(marksIn(text, askOf(query).need).every(({ start, end }) => start < end && end <= text.length)).toBe(true)
  }), { numRuns: 2000 })
})
