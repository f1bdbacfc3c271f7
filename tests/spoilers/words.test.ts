import { expect, test } from 'vitest'
import { countWords, roundWords } from '@/lib/spoilers/words'

test.each([
  ['', 0], ['one two  three.', 3], ["don't well-known", 2], ['7번방의 선물을 봤어요', 3], ['他死了', 2], ['😭😭 !!', 0],
  ['Koğuştaki Mucize', 2], ['معجزة في الزنزانة', 3],
])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words))

test.each([[0, 5], [1, 5], [5, 5], [6, 10], [10, 10], [11, 20], [21, 40], [80, 80], [81, 160]])('%i words are told as %i', (words, told) => {
  expect(roundWords(words)).toBe(told)
})

test('a long text without spaces is counted in time that grows with it', () => {
  expect(countWords('他死了'.repeat(10_000))).toBeGreaterThan(10_000)
})
