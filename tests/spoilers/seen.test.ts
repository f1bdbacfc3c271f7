import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesOf } from '@/lib/film/versions'
import { covers, coversAll, formatSeen, normaliseSeen, parseSeen } from '@/lib/spoilers/seen'
import { anyScope, anySeen, anyVersion } from '@/tests/spoilers/arbitraries'

test('a progress and its text are the same thing', () => {
  fc.assert(fc.property(anySeen, (seen) => {
    expect(parseSeen(formatSeen(seen))).toEqual(seen)
  }))
})

test('any text at all is read without throwing, into something canonical and short', () => {
  const entry = fc.tuple(fc.oneof(anyVersion, fc.string()), fc.oneof(fc.constant('whole'), fc.integer().map(String), fc.string()))
  const texts = fc.oneof(fc.string(), fc.array(entry.map(([version, amount]) => `${version}:${amount}`)).map((all) => all.join(',')))
  fc.assert(fc.property(texts, (text) => {
    const canonical = formatSeen(parseSeen(text))
    expect(formatSeen(parseSeen(canonical))).toBe(canonical)
    expect(canonical.length).toBeLessThan(120)
    expect(canonical).toMatch(/^([a-z0-9-]+:(whole|[1-9]\d{0,2})(,|$))*$/)
  }))
})

test.each([
  ['tr-2019:95,kr-2013:whole', 'kr-2013:whole,tr-2019:95'], [' kr-2013:whole , tr-2019:95', 'kr-2013:whole,tr-2019:95'],
  ['kr-2013:0', ''], ['kr-2013:127', 'kr-2013:whole'], ['kr-2013:126', 'kr-2013:126'], ['kr-2013:500', 'kr-2013:whole'],
  ['mx-2025:500', 'mx-2025:400'], ['kr-2013:-5', ''], ['kr-2013:whole,kr-2013:5', 'kr-2013:5'], ['any:whole', ''],
  ['__proto__:whole', ''], ['constructor:whole,kr-2013:5', 'kr-2013:5'], ['kr-2013:5;tr-2019:5', ''],
  [`kr-2013:5,${'x'.repeat(9000)}`, ''], ['', ''], ['kr-2013:０５', ''], ['kr-2013:007', 'kr-2013:7'],
])('%j is %j', (text, canonical) => expect(formatSeen(parseSeen(text))).toBe(canonical))

test.each([[null], [undefined]])('%j is nothing seen', (text) => expect(parseSeen(text)).toEqual({}))

test('a progress from JSON is cleaned of what is no progress', () => {
  expect(normaliseSeen({ 'kr-2013': 95.7, 'tr-2019': 'most', 'mx-2025': Infinity, 'xx': 'whole', 'id-2022': NaN })).toEqual({ 'kr-2013': 95 })
})

test.each([
  ['', 'any', false], ['kr-2013:126', 'any', false], ['tr-2019:whole', 'any', true],
  ['kr-2013:whole', 'kr-2013', true], ['kr-2013:126', 'kr-2013', false], ['tr-2019:whole', 'kr-2013', false],
  ['kr-2013:95', 'kr-2013@95', true], ['kr-2013:94', 'kr-2013@95', false], ['', 'kr-2013@0', false],
  ['kr-2013:1', 'kr-2013@0', true], ['kr-2013:127', 'kr-2013', true], ['mx-2025:400', 'mx-2025', false],
  ['mx-2025:400', 'mx-2025@400', true], ['id-2022:whole', 'id-2024', false],
])('who has seen %j may read %s: %s', (seen, scope, allowed) => {
  const [version, until] = scope.split('@')
  expect(covers(parseSeen(seen), { version: version as never, until: until === undefined ? null : Number(until) })).toBe(allowed)
})

test('seeing more never closes anything', () => {
  fc.assert(fc.property(anySeen, anyScope, anyVersion, fc.integer({ min: 1, max: 400 }), (seen, scope, version, minute) => {
    const before = seen[version]
    const more = { ...seen, [version]: before === 'whole' ? before : Math.max(before ?? 0, minute) }
    if (covers(seen, scope)) expect(covers(more, scope)).toBe(true)
  }))
})

test('a scope that lies on a text beside others only ever asks for more', () => {
  fc.assert(fc.property(anySeen, fc.array(anyScope), anyScope, (seen, scopes, other) => {
    if (coversAll(seen, [...scopes, other])) expect(coversAll(seen, scopes)).toBe(true)
  }))
})

test('no progress at all covers only what is open', () => {
  fc.assert(fc.property(fc.array(anyScope, { minLength: 1 }), (scopes) => {
    expect(coversAll({}, scopes)).toBe(false)
  }))
  expect(coversAll({}, [])).toBe(true)
})

test('progress put together by hand, unnormalised, covers no more than it says', () => {
  const length = minutesOf('kr-2013') ?? 0
  expect(covers({ 'kr-2013': length }, { version: 'kr-2013', until: null })).toBe(true)
  expect(covers({ 'kr-2013': 0 }, { version: 'kr-2013', until: 0 })).toBe(false)
  expect(covers(Object.create({ 'kr-2013': 'whole' }), { version: 'kr-2013', until: null })).toBe(false)
})
