import { expect, test } from 'vitest'
import { isVersionKey, labelOf, minutesOf, versionOf, VERSION_KEYS, VERSIONS } from '@/lib/film/versions'

test('the family has seven films, the original first', () => {
  expect(VERSION_KEYS).toEqual(['kr-2013', 'in-2017', 'tr-2019', 'ph-2019', 'id-2022', 'id-2024', 'mx-2025'])
})

test('a version answers its length, or that nobody knows it', () => {
  expect(minutesOf('kr-2013')).toBe(127)
  expect(minutesOf('tr-2019')).toBe(132)
  expect(minutesOf('mx-2025')).toBeNull()
})

test('every version has a word for people in every language of the interface', () => {
  for (const { key } of VERSIONS) for (const locale of ['en', 'ko']) expect(labelOf(key, locale)).not.toBe('')
  expect(labelOf('kr-2013', 'en')).toBe('Korean original')
  expect(labelOf('kr-2013', 'ko')).toBe('한국 원작')
})

test('a language without a word of its own gets the English one', () => {
  expect(labelOf('tr-2019', 'fr')).toBe('Turkish remake')
  expect(labelOf('tr-2019', 'constructor')).toBe('Turkish remake')
})

test('the sequel names the film it follows', () => {
  expect(versionOf('id-2024').sequelTo).toBe('id-2022')
})

test.each(['', 'any', 'kr-2014', 'KR-2013', 'constructor', '__proto__', null, 3])('%j is not a version', (value) => {
  expect(isVersionKey(value)).toBe(false)
})
