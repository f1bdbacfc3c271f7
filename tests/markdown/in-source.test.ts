import { describe, expect, it } from 'vitest'
import { cleanBody } from '@/lib/markdown/clean'
import { placeInSource } from '@/lib/markdown/in-source'
import { render } from '@/lib/markdown/render'
import { wrapSpoiler } from '@/lib/markdown/wrap'

const shownOf = (source: string) => render(source, { base: [], fallback: { version: 'any', until: null } }).segments.map(({ index, html }) => ({ index, html }))

/** The text as it is shown, without white space, as a browser counts it. */
function signsOf(source: string): string {
  const byIndex = new Map(shownOf(source).map(({ index, html }) => [index, html]))
  const text = (html: string): string => html.replace(/<(?:span|div)[^>]*data-segment="(\d+)"[^>]*><\/(?:span|div)>/g, (_, slot: string) => text(byIndex.get(Number(slot)) ?? '')).replace(/<[^>]*>/g, '')
  return text(byIndex.get(0)!).replace(/&#x3C;/gi, '<').replace(/&#x26;|&amp;/gi, '&').replace(/\s/g, '')
}

/** Where words that are selected as they are shown stand in the source. */
function chosen(source: string, words: string): string | null {
  const signs = signsOf(source)
  const from = signs.indexOf(words.replace(/\s/g, ''))
  const place = placeInSource(shownOf(source), source, { from, to: from + words.replace(/\s/g, '').length, all: signs.length })
  return place && source.slice(place.start, place.end)
}

describe('words that are selected as they are shown', () => {
  it.each([
    ['in plain text', 'One two three', 'two', 'two'],
    ['the second of equals', 'one two one', 'two one', 'two one'],
    ['half a word is taken whole', 'balloon rises', 'lloon ri', 'balloon rises'],
    ['across formatting', 'He **let the** balloon *go* at last', 'the balloon go', 'the** balloon *go'],
    ['within a seal', 'Open ||and then the hidden turn|| after', 'hidden turn', 'hidden turn'],
    ['within a seal with a scope', 'Open ||one until two||{version=tr-2019 until=95} until after', 'until after', 'until after'],
    ['in a quote in a list', '- first\n- > second **third** fourth', 'second third', 'second **third'],
    ['within a block', ':::spoiler{version=tr-2019}\nHe told *them* all\n:::\nAnd more', 'told them', 'told *them'],
    ['beside a link that says the same', 'See [the balloon](https://example.org/the-balloon) and the balloon', 'and the balloon', 'and the balloon'],
    ['in Korean', '용구는 **풍선을** 놓았다', '풍선을 놓았다', '풍선을** 놓았다'],
  ])('%s', (_, source, words, expected) => expect(chosen(source, words)).toBe(expected))

  it('are told of no other text', () => {
    expect(placeInSource(shownOf('One two'), 'One two', { from: 0, to: 3, all: 99 })).toBeNull()
  })

  it.each([
    ['He **let the** balloon *go* at last', 'the balloon go'],
    ['Open ||and then the hidden turn|| after', 'hidden turn'],
    ['- first\n- > second **third** fourth', 'second third'],
  ])('are sealed where they stand: %s', (source, words) => {
    const signs = signsOf(source)
    const from = signs.indexOf(words.replace(/\s/g, ''))
    const place = placeInSource(shownOf(source), source, { from, to: from + words.replace(/\s/g, '').length, all: signs.length })!
    const wrapped = wrapSpoiler(cleanBody(source), place.start, place.end, { version: 'kr-2013', until: null })
    const open = render(wrapped.source, { base: [], fallback: { version: 'any', until: null } }).segments.filter(({ scopes }) => !scopes.some(({ version }) => version === 'kr-2013'))
    const left = open.map(({ html }) => html.replace(/<[^>]*>/g, ' ')).join(' ')
    for (const word of words.split(' ')) expect(` ${left} `).not.toMatch(new RegExp(`\\b${word}\\b`))
  })
})
