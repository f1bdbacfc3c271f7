import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callsIn, namesIn } from '@/lib/markdown/mentions'
import { render } from '@/lib/markdown/render'
import { pathsIn } from '@/lib/paths'

const PEOPLE = new Map([['nari', 'nari'], ['Nari', 'nari'], ['나리님', '나리님'], ['홍길동', '홍길동'], ['tomás', 'tomás'], ['a-b-c', 'a-b-c']])

function drawn(source: string) {
  const { segments, called } = render(source, { base: [], fallback: { version: 'any', until: null }, people: PEOPLE })
  return { html: segments.map(({ html }) => html).join('\n'), called, segments }
}

const link = (handle: string, text = `@${handle}`) => `<a href="${pathsIn('en').person(handle)}" class="mention" rel="nofollow ugc noopener">${text}</a>`

describe('a text calls somebody by their handle', () => {
  test.each([
    ['Thank you, @nari.', 'nari', '@nari'],
    ['@Nari: yes', 'nari', '@Nari'],
    ['(@tomás)', 'tomás', '@tomás'],
    ['@nari님 고마워요', 'nari', '@nari'],
    ['@홍길동에게 물어봐요', '홍길동', '@홍길동'],
    ['@나리님 안녕하세요', '나리님', '@나리님'],
    ['**@a-b-c**', 'a-b-c', '@a-b-c'],
    ['# @nari', 'nari', '@nari'],
    ['_@nari_', 'nari', '@nari'],
  ])('%s', (source, handle, text) => {
    expect(drawn(source).html).toContain(link(handle, text))
    expect(drawn(source).called).toEqual([handle])
  })

  test.each(['nari@nari.kr', 'x@nari', '`@nari`', '```\n@nari\n```', '[@nari](/t/1)', '@nariko', '@nar', '@nari-san', 'https://example.org/@nari', '@nari_x', '@nobody-here'])('%s calls nobody', (source) => {
    expect(drawn(source).html).not.toContain('class="mention"')
    expect(drawn(source).called).toEqual([])
  })

  test('in a quote a name leads to its owner, who is not called again', () => {
    expect(drawn('> @nari said so\n\nYes.')).toMatchObject({ html: expect.stringContaining(link('nari')), called: [] })
  })

  test('a name that is sealed is in the sealed segment alone', () => {
    const { segments, called } = drawn('Open ||for @nari|| words')
    expect(segments[0]!.html).not.toContain('nari')
    expect(segments[1]!.html).toContain(link('nari'))
    expect(called).toEqual(['nari'])
  })

  test('a text that is shown as it was typed calls nobody', () => {
    expect(drawn(`@nari ${'> - '.repeat(4000)}`).called).toEqual([])
  })
})

const piece = fc.oneof(fc.constantFrom('@', '@nari', '@홍길동', '에게', '-', '_', ' ', '님', '||', '`', '> ', '\n', '2', '[', '](/t/1)'), fc.string({ unit: 'grapheme', maxLength: 6 }))
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

test('whatever is written, its parts put together are the text, and only known names are links', () => {
  fc.assert(fc.property(text, (source) => {
    const parts = callsIn(source, PEOPLE)
    expect(parts.map((part) => part.text).join('')).toBe(source)
    for (const part of parts) if (part.handle !== null) expect(PEOPLE.get(part.text.slice(1))).toBe(part.handle)
  }))
})

test('whoever a text calls was looked up: every link is of a name that namesIn finds', () => {
  fc.assert(fc.property(text, (source) => {
    const names = new Set(namesIn(source))
    for (const { text: written, handle } of callsIn(source, PEOPLE)) if (handle !== null) expect(names.has(written.slice(1))).toBe(true)
  }))
})

test('names change no word of a post: its text is the same with people and without', () => {
  fc.assert(fc.property(text, (source) => {
    const options = { base: [], fallback: { version: 'any' as const, until: null } }
    const [without, known] = [render(source, options), render(source, { ...options, people: PEOPLE })]
    expect(known.segments.map(({ text: words, scopes }) => ({ words, scopes }))).toEqual(without.segments.map(({ text: words, scopes }) => ({ words, scopes })))
  }))
})
