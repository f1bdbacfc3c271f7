import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { Card } from '@/components/cards/card'
import { categoryCard, filmCard, siteCard, threadCard } from '@/components/cards/texts'
import { drawCard, drawSvg } from '@/lib/cards/draw'
import { directionOf, drawable } from '@/lib/cards/drawable'
import { drawnOnce } from '@/lib/cards/drawn'
import { CARD_SIZE } from '@/lib/cards/texts'
import { CATEGORIES } from '@/lib/film/categories'
import { LOCALES } from '@/lib/i18n/locales'

afterEach(() => vi.unstubAllGlobals())

const titled = (title: string) => threadCard('en', { title, category: 'story', spoiler: null })

/** What tells two drawings apart, short enough for a message. */
const mark = (svg: string) => `${svg.length} ${createHash('sha256').update(svg).digest('hex')}`
const shapes = async (title: string) => mark(await drawSvg(titled(title), Card))

/** The kinds of a PNG's chunks, in order. */
function chunksOf(png: Buffer): string[] {
  const kinds: string[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) kinds.push(png.toString('latin1', at + 4, at + 8))
  return kinds
}

test('a card is a PNG of the promised size that holds a picture and nothing else', async () => {
  const png = await drawCard(titled('Which version should I show my mother?'), Card)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD_SIZE.width, CARD_SIZE.height])
  expect(new Set(chunksOf(png))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
})

test('every card of the forum’s own can be drawn in every language, and nothing is fetched for it', async () => {
  const fetched = vi.fn(() => Promise.reject(new Error('no network')))
  vi.stubGlobal('fetch', fetched)
  const texts = LOCALES.flatMap((locale) => [siteCard(locale), filmCard(locale), ...CATEGORIES.map(({ slug }) => categoryCard(locale, slug))])
  for (const one of texts) {
    for (const text of [one.above, one.title, one.site, one.promise]) expect(drawable(text)).toBe(text)
    expect(await drawSvg(one, Card)).toContain('<path')
  }
  expect(fetched).not.toHaveBeenCalled()
})

// A font that lacks a letter draws the same empty box for each that it lacks.
test('letters of the films’ languages are drawn as themselves: no two look the same', async () => {
  const letters = [...'가나뷁꿹삷ğİışçñệửđЖщΩαनम漢字ひカشغאשಕನ']
  const drawn = await Promise.all(letters.map((letter) => shapes(`${letter}${letter}`)))
  expect(new Set(drawn).size).toBe(letters.length)
  const nothing = await shapes('')
  expect(drawn.filter((svg) => svg === nothing)).toEqual([])
})

test('what no font has leaves no empty box: emoji go, a word becomes “…”, an empty title gives way to its category', async () => {
  expect(drawable('I cried 😭😭 so 👨‍👩‍👧 much ❤️‍🔥')).toMatch(/^I cried so much ?❤?$/)
  expect(drawable('The ตอนจบ ของเรื่อง ending')).toBe('The … ending')
  expect(drawable('Z̷̧̢̛̛̛͙̪̳͎͔͕̼̻͎͈̹̲̗algo')).toBe('Zalgo')
  expect(drawable('de\u0301ja\u0300 vu\u202E\u200B')).toBe('déjà vu')
  expect(drawable('🎈 🎈')).toBe('')
  expect(await shapes('🎈🎈')).toBe(mark(await drawSvg({ ...titled('The story'), above: '' }, Card)))
  expect(await shapes('Balloon 🎈')).toBe(await shapes('Balloon'))
})

test('a long title ends on the card, wherever it goes on to', async () => {
  for (const word of ['quiet ', 'A', '눈물 ', '가', 'שלום ', '漢']) {
    const long = word.repeat(160).trim()
    expect(await shapes(`${long} one`)).toBe(await shapes(`${long} other`))
    expect(await shapes(long)).not.toBe(await shapes(word.repeat(4)))
  }
})

test('any title is drawn, small enough to be sent', async () => {
  const hostile = fc.string({ unit: 'binary', minLength: 1, maxLength: 150 })
  await fc.assert(fc.asyncProperty(hostile, async (title) => {
    const svg = await drawSvg(titled(title), Card)
    // The mark is a picture in the picture; nothing else is, and nothing is left for a renderer's own fonts or from elsewhere.
    expect(svg.match(/<text[^>]{0,200}|href="(?!data:image\/svg\+xml;)[^"]{0,200}/)?.[0]).toBeUndefined()
    expect(svg.length).toBeLessThan(400_000)
  }), { numRuns: 25 })
  fc.assert(fc.property(hostile, (title) => {
    const line = drawable(title)
    expect(drawable(line)).toBe(line)
  }))
}, 300_000)

test('a title is written in the direction of its first letter', () => {
  expect(['7 films', '«شاهدت» the film', '7. צפיתי', '7번방', '123'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr'])
})

test('cards are drawn one at a time, once each; who comes when too many wait is sent away', async () => {
  let at = 0
  let most = 0
  let drawn = 0
  const draw = async () => {
    most = Math.max(most, (at += 1))
    await new Promise((resolve) => setImmediate(resolve))
    at -= 1
    return Buffer.from(String((drawn += 1)))
  }
  const asked = Array.from({ length: 20 }, (_, one) => drawnOnce(`queue ${one}`, draw))
  const again = drawnOnce('queue 0', draw)
  expect((await Promise.all(asked)).filter((png) => png === null)).toHaveLength(4)
  expect(await again).toBe(await asked[0])
  expect([most, drawn]).toEqual([1, 16])
  expect(await drawnOnce('queue 19', draw)).not.toBeNull()
})

test('a picture that could not be drawn is drawn when it is asked for again', async () => {
  await expect(drawnOnce('broken', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await drawnOnce('broken', () => Promise.resolve(Buffer.from('whole')))).toEqual(Buffer.from('whole'))
})
