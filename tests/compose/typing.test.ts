import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { found } from '@/components/compose/emoji'
import { MOST_CHARACTERS } from '@/components/compose/length'
import { pasted } from '@/components/compose/pasted'
import { linkTo, triggerAt } from '@/components/compose/trigger'
import { code } from '@/components/forms/marks'
import { render } from '@/lib/markdown/render'
import { BODY_MAX } from '@/lib/posts/rules'

/** A text with the caret at the bar. */
function at(marked: string) {
  const caret = marked.indexOf('¦')
  return triggerAt(marked.replace('¦', ''), caret)
}

describe('what is completed at the caret', () => {
  test.each([
    ['@na¦', 'person', 'na'], ['Thanks, @na¦', 'person', 'na'], ['(@¦', 'person', ''], ['고마워요 @나리¦', 'person', '나리'], ['**@a-b¦', 'person', 'a-b'],
    ['see #how do¦', 'thread', 'how do'], ['#엔딩¦', 'thread', '엔딩'], ['a :ball¦', 'emoji', 'ball'], [':풍선¦', 'emoji', '풍선'], ['!:+1¦', 'emoji', '+1'], ['`x` @na¦', 'person', 'na'],
  ])('%s', (text, kind, typed) => {
    expect(at(text)).toMatchObject({ kind, typed, to: text.indexOf('¦') })
  })

  test.each(['me@na¦', 'https://x.org/@na¦', '@na¦ri', '`@na¦', '```\n@na¦', '# head¦', '#12¦', '#a¦', 'a#bc¦', '12:30¦', 'http:/¦', 'x:ok¦', ':1¦', 'no sign¦', '¦', '@na ¦'])('nothing at %s', (text) => {
    expect(at(text)).toBeNull()
  })

  test('whatever is written, what is found ends at the caret and is what stands there', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('@', '#', ':', ''), fc.string({ unit: 'grapheme', maxLength: 12 }), (before, sign, typed) => {
      const text = before + sign + typed
      const trigger = triggerAt(text, text.length)
      if (trigger) expect(text.slice(trigger.from)).toBe(text.slice(trigger.from, trigger.from + 1) + trigger.typed)
      if (trigger) expect(trigger.to).toBe(text.length)
    }))
  })
})

test('whatever a thread is called, its link is one link with those words', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(text)), (title) => {
    const { segments } = render(`See ${linkTo(title, 42)} there.`, { base: [], fallback: { version: 'any', until: null } })
    expect(segments).toHaveLength(1)
    expect(segments[0]!.html).toMatch(/^<p dir="auto">See <a href="\/t\/42" rel="nofollow ugc noopener">[^<]*<\/a> there\.<\/p>$/)
  }))
})

describe('what is pasted', () => {
  const paste = (value: string, text: string, html = '') => {
    const [start, end] = [value.indexOf('['), value.indexOf(']') - 1]
    return pasted({ value: value.replace(/[[\]]/g, ''), start, end }, { text, html })?.text
  }
  test('an address over words makes a link of them', () => {
    expect(paste('see [this film] now', 'https://example.org/a(b) ')).toBe('[this film](https://example.org/a%28b%29)')
  })
  test.each([['see [] now', 'https://example.org'], ['see [https://a.org] now', 'https://example.org'], ['see [two\nlines] now', 'https://example.org'], ['see [this] now', 'plain words'], ['see [this] now', 'javascript:x']])('%j with %j is pasted as it is', (value, text) => {
    expect(paste(value, text)).toBeUndefined()
  })
})

test('emoji are found by the beginning of a name, then by a part of it, each once', () => {
  const all = [['speech_balloon', '💬'], ['balloon', '🎈'], ['balloons', '🎈'], ['ball', '⚽'], ['football', '🏈']].map(([name, emoji]) => ({ name: name!, emoji: emoji! }))
  expect(found(all, 'ball', 9).map(({ emoji }) => emoji)).toEqual(['⚽', '🎈', '💬', '🏈'])
  expect(found(all, 'BALLOON', 1).map(({ name }) => name)).toEqual(['balloon'])
  expect(found(all, 'zebra', 9)).toEqual([])
})

test.each([
  ['a word', 2, 6, 'a `word`'], ['a b`c', 2, 5, 'a ``b`c``'], ['one\ntwo', 0, 7, '```\none\ntwo\n```'], ['x ```\ny', 0, 7, '````\nx ```\ny\n````'], ['`word`', 1, 5, 'word'],
])('the code button on %j from %i to %i makes %j', (value, start, end, result) => {
  const { from, to, text } = code({ value, start, end }, 'words')
  expect(value.slice(0, from) + text + value.slice(to)).toBe(result)
})

test('the length that the composer counts down from is the post’s', () => {
  expect(MOST_CHARACTERS).toBe(BODY_MAX)
})
