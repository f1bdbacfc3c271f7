import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundIn } from '@/lib/blocklist/read'
import { hitsIn, keyOf, listOf, type BlockedKind, type Entry } from '@/lib/blocklist/rules'

function aList(...texts: string[]) {
  return listOf(texts.map((text, index): Entry => {
    const kind: BlockedKind = /\.\w/.test(text) ? 'domain' : 'word'
    return { id: index + 1, kind, key: keyOf(kind, text)!, act: 'refuse' }
  }))
}

/** What of these entries is in a post's Markdown. */
const found = (body: string, ...texts: string[]) => foundIn(aList(...texts), { body }).map(({ entry }) => texts[entry.id - 1])

describe('words', () => {
  test.each([
    'casino', 'CASINO', 'Cäsïnó', 'c\u200basi\u00adno', 'саsinо', 'ｃａｓｉｎｏ', 'a casino!', '(casino)', '**cas**ino', 'c*a*sino', 'c&#97;sino', '||casino||', '> casino', '`casino`', '"casino"', 'casino\u0301',
    '[casino](https://example.org)', 'casi\\no casino',
  ])('%s is casino', (body) => expect(found(body, 'casino')).toEqual(['casino']))

  test.each(['casinos', 'incasino', 'cas ino', 'casin0x', 'a cas-ino', ''])('%s is not', (body) => expect(found(body, 'casino')).toEqual([]))

  test('one that goes on is found where words do, and one of several words with anything between them', () => {
    expect(found('Two casinos', 'casin*')).toEqual(['casin*'])
    expect(found('incasino', 'casin*')).toEqual([])
    expect(found('Buy — cheap,\nfollowers', 'buy cheap followers')).toEqual(['buy cheap followers'])
    expect(found('Buy cheaper followers', 'buy cheap followers')).toEqual([])
  })

  test('Korean words go on with particles and begin where they begin; Japanese has no spaces', () => {
    expect(found('그 도박장에서 만나요', '도박장')).toEqual(['도박장'])
    expect(found('ㄷㅗ박장', '도박장')).toEqual(['도박장'])
    expect(found('불도박장', '도박장')).toEqual([])
    expect(found('違法賭博場です', '賭博')).toEqual(['賭博'])
  })

  test('each is told with its place in the text', () => {
    const [hit] = hitsIn(aList('casino'), { text: 'The “CA\u200bSINO”', links: [] })
    expect('The “CA\u200bSINO”'.slice(hit!.start!, hit!.end!)).toBe('CA\u200bSINO')
  })
})

describe('domains', () => {
  test.each([
    'https://evil.example/path', 'http://www.EVIL.example.', '[a film](https://a.b.evil.example:8080/?q=1)', 'see evil.example', 'www.evil.example', '<https://evil.example>', 'https://user@evil.example',
    '[x](https://evil%2Eexample/)', '[x](https://evil&#46;example/)', 'ev\u00adil.example', 'evil。example', '[x][1]\n\n[1]: https://evil.example',
  ])('%s leads to evil.example', (body) => expect(found(body, 'evil.example')).toEqual(['evil.example']))

  test.each(['https://notevil.example', 'https://evil.example.org', 'https://example.org/evil.example.html', 'evil example', 'https://example.org/?u=evilexample'])('%s does not', (body) => {
    expect(found(body.replace('/evil.example.html', '/x'), 'evil.example')).toEqual([])
  })

  test('a domain is compared as browsers name it', () => {
    expect(keyOf('domain', 'https://www.Bücher.example/a?b')).toBe('www.xn--bcher-kva.example')
    expect(keyOf('domain', '*.bücher.example')).toBe('xn--bcher-kva.example')
    expect([keyOf('domain', 'no domain'), keyOf('domain', 'localhost'), keyOf('domain', '')]).toEqual([null, null, null])
    expect(found('https://bücher.example', 'xn--bcher-kva.example')).toEqual(['xn--bcher-kva.example'])
  })
})

test('whatever is typed, an entry is found in itself, and nothing fails', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (entry, text) => {
    const key = keyOf('word', entry)
    fc.pre(key !== null && key !== '*')
    const list = listOf([{ id: 1, kind: 'word', key, act: 'flag' }])
    expect(hitsIn(list, { text: entry.replace(/\*\s*$/, ''), links: [] })).toHaveLength(1)
    for (const { start, end } of hitsIn(list, { text, links: [text] })) expect(text.slice(start ?? 0, end ?? 1)).not.toBe('')
  }), { numRuns: 300 })
})

test('a long text takes time in proportion to its length, however many entries begin as it does', () => {
  const list = listOf(Array.from({ length: 500 }, (_, index): Entry => ({ id: index + 1, kind: 'word', key: `${'a '.repeat(39)}${index}`.slice(-80), act: 'hold' })))
  const time = (length: number) => Math.min(...Array.from({ length: 5 }, () => {
    const began = performance.now()
    hitsIn(list, { text: 'a '.repeat(length), links: [] })
    return performance.now() - began
  }))
  time(2_000)
  expect(time(40_000)).toBeLessThan(time(10_000) * 12 + 20)
})
