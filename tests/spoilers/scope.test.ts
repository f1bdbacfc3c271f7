import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareScopes, EVERYTHING, formatScope, mergeScopes, parseScope, parseScopes, sameScopes, scopeInput, scopeText,
} from '@/lib/spoilers/scope'
import { coversAll } from '@/lib/spoilers/seen'
import { anyScope, anySeen } from '@/tests/spoilers/arbitraries'

test('a scope and its text are the same thing', () => {
  fc.assert(fc.property(anyScope, (scope) => {
    expect(parseScope(formatScope(scope))).toEqual(scope)
  }))
})

test.each([
  ['any', { version: 'any', until: null }], ['kr-2013', { version: 'kr-2013', until: null }],
  ['kr-2013@0', { version: 'kr-2013', until: 0 }], ['kr-2013@127', { version: 'kr-2013', until: 127 }],
  ['mx-2025@400', { version: 'mx-2025', until: 400 }],
])('%s can be read', (text, scope) => expect(parseScope(text)).toEqual(scope))

test.each([
  '', 'any@5', 'kr-2013@', 'kr-2013@-1', 'kr-2013@05', 'kr-2013@1.5', 'kr-2013@128', 'mx-2025@401', 'kr-2013@95 ',
  ' any', 'KR-2013', 'kr-2014', 'kr-2013@9999', 'kr-2013@1e1', '__proto__', 'constructor',
])('%j is no scope', (text) => {
  expect(parseScope(text)).toBeNull()
  expect(scopeText.safeParse(text).success).toBe(false)
})

test('a row with a scope that nobody knows any more stays sealed for everybody who has not seen everything', () => {
  expect(parseScopes(['kr-2013', 'xx-1999'])).toEqual(EVERYTHING)
  expect(parseScopes([])).toEqual([])
  expect(parseScopes(['tr-2019@5', 'any', 'tr-2019'])).toEqual([{ version: 'any', until: null }, { version: 'tr-2019', until: null }])
})

test('the API takes scopes with and without a minute and refuses others by code', () => {
  expect(scopeInput.parse({ version: 'kr-2013' })).toEqual({ version: 'kr-2013', until: null })
  expect(scopeInput.parse({ version: 'tr-2019', until: 95 })).toEqual({ version: 'tr-2019', until: 95 })
  const codeOf = (input: unknown) => scopeInput.safeParse(input).error?.issues[0]?.message
  expect(codeOf({ version: 'any', until: 5 })).toBe('scope-until-with-any')
  expect(codeOf({ version: 'kr-2013', until: 128 })).toBe('scope-until-after-end')
  expect(codeOf({ version: 'kr-2013', until: 1.5 })).toBe('scope-until-not-minutes')
  expect(codeOf({ version: 'xx', until: null })).toBeTruthy()
  expect(codeOf({ version: 'any', until: null, more: 1 })).toBeTruthy()
})

test('merging keeps one scope a version, the strictest, in order, whatever the order before', () => {
  fc.assert(fc.property(fc.array(anyScope), fc.array(anyScope), (a, b) => {
    const merged = mergeScopes(a, b)
    expect(new Set(merged.map(({ version }) => version)).size).toBe(merged.length)
    expect(merged).toEqual([...merged].sort(compareScopes))
    expect(merged).toEqual(mergeScopes(merged))
    expect(sameScopes([...b, ...a], merged)).toBe(true)
  }))
})

test('merging changes nothing about who may read', () => {
  fc.assert(fc.property(fc.array(anyScope), anySeen, (scopes, seen) => {
    expect(coversAll(seen, mergeScopes(scopes))).toBe(coversAll(seen, scopes))
  }))
})
