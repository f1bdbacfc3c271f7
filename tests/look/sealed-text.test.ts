import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose, postPlace, type Part } from '@/components/spoilers/compose'
import { sealHtml } from '@/components/spoilers/placeholder'
import { scopeWords } from '@/components/spoilers/scope-words'
import { EVERYTHING, type Scope } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import type { Seen } from '@/lib/spoilers/seen'
import { guestWho } from '@/lib/viewer/viewer'

const original: Scope = { version: 'kr-2013', until: null }
const turkish: Scope = { version: 'tr-2019', until: 95 }
const place = postPlace('en', { id: 12, threadId: 3, number: 2 })

function part(seen: Seen, index: number, parent: number | null, block: boolean, scopes: Scope[], html: string): Part {
  const sealed = new Sealed('html', html, { scopes, postId: 12, index, authorId: 1, words: 7 })
  return { index, parent, block, scopes, html: sealed.for(guestWho(seen)) }
}

const post = (seen: Seen) => [
  part(seen, 0, null, true, [], '<p>Open <span data-segment="1"></span>.</p><div data-segment="2"></div>'),
  part(seen, 1, 0, false, [turkish], 'balloon'),
  part(seen, 2, 0, true, [original], '<p>wall <span data-segment="3"></span></p>'),
  part(seen, 3, 2, false, [original, turkish], 'canary'),
]

describe('scopes in words', () => {
  test.each([
    [[{ version: 'any', until: null }], 'any version', '버전 공통'],
    [[original], 'Korean original', '한국 원작'],
    [[turkish], 'Turkish remake, after 1:35', '튀르키예 리메이크, 1:35 이후'],
    [[original, turkish], 'Korean original and Turkish remake, after 1:35', '한국 원작 및 튀르키예 리메이크, 1:35 이후'],
    [EVERYTHING, 'every version', '모든 버전'],
  ] satisfies [readonly Scope[], string, string][])('%j is named in both languages', (scopes, english, korean) => {
    expect(scopeWords('en', scopes)).toBe(english)
    expect(scopeWords('ko', scopes)).toBe(korean)
  })
})

describe('a sealed segment', () => {
  const drawn = (block: boolean, scopes: readonly Scope[]) => sealHtml({ ...place, index: 1, scopes, words: 40, block })

  test('tells a screen reader its scope, its size and what it does', () => {
    expect(drawn(false, [turkish])).toContain('aria-label="Spoiler, Turkish remake, after 1:35, about 40 words. Reveal"')
    expect(drawn(true, [original])).toContain('aria-label="Spoiler, Korean original, about 40 words. Reveal"')
  })

  test('is a link that no crawler follows, to the page that opens it', () => {
    expect(drawn(false, [turkish])).toMatch(/^<a class="seal" href="\/t\/3\/p\/2\/reveal\?s=1" rel="nofollow"/)
  })

  test('as a card offers to say that its version has been seen, through the form of the header', () => {
    expect(drawn(true, [turkish])).toContain('<button class="button button-quiet button-small" type="submit" form="seen-form" name="add" value="tr-2019">')
    expect(drawn(true, EVERYTHING)).not.toContain('name="add"')
  })

  test('carries no style and no handler, which the policy of the pages would refuse', () => {
    expect(drawn(true, [original, turkish])).not.toMatch(/\sstyle=|\son[a-z]+=/)
  })
})

describe('a post', () => {
  test('for who has seen nothing holds every seal and none of the sealed words', () => {
    const html = compose(place, post({}))
    expect(html).toContain('data-seal="p12:1"')
    expect(html).toContain('data-seal="p12:2"')
    expect(html).not.toMatch(/balloon|wall|canary|data-segment/)
  })

  test('for who has seen one version opens its segments and keeps those that ask for more', () => {
    const html = compose(place, post({ 'kr-2013': 'whole' }))
    expect(html).toContain('<div class="opened"><p class="opened-scope">Spoiler · Korean original</p><p>wall ')
    expect(html).not.toMatch(/balloon|canary/)
  })

  test('for who has seen both versions is whole, and marks what is open to them', () => {
    const html = compose(place, post({ 'kr-2013': 'whole', 'tr-2019': 95 }))
    expect(html).toContain('<span class="opened" title="Spoiler · Turkish remake, after 1:35">balloon</span>')
    expect(html).toContain('canary')
    expect(html).not.toContain('data-seal')
  })

  test('never loses or repeats a dollar sign or markup of its segments, whatever they hold', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const inside = text.replace(/[<>&]/g, '')
      const html = compose(place, [
        part({}, 0, null, true, [], '<p><span data-segment="1"></span></p>'),
        part({ 'tr-2019': 'whole' }, 1, 0, false, [turkish], inside),
      ])
      expect(html).toContain(`>${inside}</span></p>`)
    }))
  })

  test('whose segment is missing is a surprise, not a hole', () => {
    expect(() => compose(place, post({}).slice(0, 2))).toThrow('a slot without its segment')
  })
})
