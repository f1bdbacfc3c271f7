import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanBody, cleanLine, isVisiblyEmpty } from '@/lib/markdown/clean'
import { plainExcerpt } from '@/lib/markdown/excerpt'

test.each([
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'], ['a\u0000b\u0007c\td', 'abc\td'], ['a\u202Eb\u2066c\u2069', 'abc'], ['\uFEFFa\uFFFFb\uFDD0', 'ab'],
  ['\u1112\u1161\u11AB', '한'], ['e\u0301', 'é'], ['a\uD800b', 'a\uFFFDb'], ['a\u200Fb\u200Ec', 'a\u200Fb\u200Ec'],
  ['👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️', '👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️'], ['می‌خواهم', 'می‌خواهم'], ['Koğuştaki İıŞş', 'Koğuştaki İıŞş'], ['  a', '  a'],
])('the body %j is kept as %j', (text, clean) => expect(cleanBody(text)).toBe(clean))

test('cleaning twice is cleaning once', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
    expect(cleanBody(cleanBody(text))).toBe(cleanBody(text))
    expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
    expect(cleanLine(text)).not.toMatch(/[\n\t\u0000\u202E]/)
  }))
})

test('a line has single spaces and none at its ends', () => {
  expect(cleanLine('  the\n last\t\u00A0 scene ')).toBe('the last scene')
})

test.each(['', ' \n\t', '\u200B\u200D\uFEFF', '\u3164\u115F\u1160\uFFA0', '\u2800\u2800', '\u0301\u0302', '\u00AD\u034F', '\u{E0020}', '\uFE0F', '\u2060\u180E'])(
  '%j is empty to look at', (text) => expect(isVisiblyEmpty(text)).toBe(true),
)

test.each(['a', '.', '한', '😭', '❤️', 'ـ', '\u2800x', '\u200Bø'])('%j is not', (text) => expect(isVisiblyEmpty(text)).toBe(false))

test.each([
  ['short enough', 20, 'short enough'], ['cut between the words', 12, 'cut between…'], ['a\n  b\n\nc', 20, 'a b c'],
  ['abcdefghijklmnop', 8, 'abcdefg…'], ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 14, '👨‍👩‍👧‍👦…'], ['', 5, ''],
])('the excerpt of %j at %i is %j', (text, max, excerpt) => expect(plainExcerpt(text, max)).toBe(excerpt))

test('an excerpt is never longer than asked and never cuts a character', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 80 }), (text, max) => {
    const excerpt = plainExcerpt(text, max)
    expect(excerpt.length).toBeLessThanOrEqual(max)
    expect(text.replace(/\s+/gu, ' ').trim().startsWith(excerpt.replace(/…$/, ''))).toBe(true)
    expect(excerpt).not.toMatch(/\p{Surrogate}/u)
  }))
})
