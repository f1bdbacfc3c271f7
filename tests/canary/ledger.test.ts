import { expect, test } from 'vitest'
import { GUEST } from '@/lib/viewer/viewer'
import type { Answer } from './forum'
import type { GuideCanary } from './guide'
import { openLedger } from './ledger'
import { locate, shapeOf } from './locate'
import { wordOf } from './needles'
import type { Canary, Planted, Secret } from './planted'
import { GUESTS, type Asker } from './viewers'

// The hunt can fail: what it is given here has leaks and things that nobody has declared, and it reports each.

const [nobody, original] = GUESTS as [Asker, Asker, ...Asker[]]
const canary: Canary = { word: wordOf(1), what: 'bars', threadId: 1, postId: 7, number: 2, meant: [], index: 1, scopes: [{ version: 'kr-2013', until: null }] }
const draft: Secret = { word: wordOf(2), what: 'a draft' }
const guide: GuideCanary = { word: 'a sentence that gives the whole film away', locale: 'en', places: [{ section: 'story', index: 1, scopes: canary.scopes }] }
const member = { ...GUEST, kind: 'member', personId: 1 } as unknown as Planted['people']['author']
const people = { author: member } as Planted['people']
const planted = { canaries: [canary], secrets: [draft], people, threads: [{ id: 1, slug: 'a', posts: [{ id: 7, number: 2 }] }], feedKeys: {}, past: { edited: [], retitled: [] }, pictured: { images: [], gone: [] }, around: (_: number, index: number) => ([0, 1].includes(index) ? [0, 1].slice(0, index + 1) : []) } as unknown as Planted

function answer(body: string | Buffer, { status = 200, ...headers }: { status?: number } & Record<string, string | number> = {}): Answer {
  const all = { 'content-type': 'text/html; charset=utf-8', ...headers } as Record<string, string>
  const bytes = Buffer.from(body as string)
  return { status, headers: all, rawHeaders: Object.entries(all).flat().join('\n'), bytes, body: bytes.toString('utf8') }
}

/** What the hunt says of one answer to one reader. */
function told(path: string, asker: Asker, got: Answer) {
  const ledger = openLedger(planted, [guide])
  ledger.look(locate(path, planted)!, asker, got)
  return { leaks: [...ledger.leaks], unknown: [...ledger.unknown] }
}

const page = (body: string, head = '') => answer(`<head>${head}</head><body>${body}</body>`)

test.each([
  ['a sealed word in a page', '/t/1/a', nobody, page(canary.word)],
  ['a sealed word, escaped in an attribute', '/t/1/a', nobody, page(`<i title="${[...canary.word].map((one) => `&#${one.codePointAt(0)};`).join('')}">`)],
  ['a sealed word in a page’s data', '/t/1/a', nobody, page(`<i data-x="${Buffer.from(`x${canary.word}`).toString('base64')}">`)],
  ['a sealed word in a header', '/t/1/a', nobody, answer('', { location: `/t/1/${canary.word}` })],
  ['a sealed word in an error', '/api/v1/me', nobody, answer(`{"detail":"${canary.word}"}`, { status: 422, 'content-type': 'application/problem+json' })],
  ['a word that was seen, in the title', '/t/1/a', original, page('', `<title>${canary.word}</title>`)],
  ['a word that was seen, in the sitemap', '/sitemap.xml', original, answer(canary.word, { 'content-type': 'application/xml' })],
  ['a word that was seen, in a feed without a key', '/feed.xml', original, answer(canary.word, { 'content-type': 'application/atom+xml' })],
  ['a word beside the one that was asked for', '/t/1/p/2/reveal?s=0', nobody, page(canary.word)],
  ['somebody’s draft', '/new?draft=x', original, page(draft.word)],
  ['a sealed sentence of the guide', '/film', nobody, page(`They say ${guide.word}.`)],
])('%s is a leak', (_, path, asker, got) => {
  const { leaks } = told(path, asker, got)
  expect(leaks.length).toBeGreaterThan(0)
  expect(leaks.every((leak) => leak.startsWith(asker.name))).toBe(true)
})

test('what was seen, what was asked for and what one has typed oneself are no leaks', () => {
  expect(told('/t/1/a', original, page(`${canary.word} ${guide.word}`)).leaks).toEqual([])
  expect(told('/t/1/p/2/reveal?s=1', nobody, page(canary.word)).leaks).toEqual([])
  expect(told(`/search?q=${canary.word}`, nobody, page(`Nothing for ${canary.word}`)).leaks).toEqual([])
})

test.each([
  ['an address that answers although nothing is declared there', '/somewhere', page('')],
  ['a header', '/t/1/a', answer('', { 'x-new': '1' })],
  ['another kind of answer', '/api/v1/me', answer('')],
])('%s is unknown', (_, path, got) => {
  expect(told(path, nobody, got).unknown).toHaveLength(1)
})

test('a folder that nobody declared is no known address, and an exact name is known before one with a part that may be anything', () => {
  expect(locate('/api/v2/everything', planted)?.surface.nowhere).toBe(true)
  expect(locate('/ko/t/1/p/2/reveal', planted)).toMatchObject({ locale: 'ko', opensPost: { postId: 7, indexes: 'all' } })
  expect(locate('/t/1/feed.xml', planted)?.surface.row).toBe('feeds')
  expect(locate('/api/nothing', planted)?.surface.at).toBe('/api/[...rest]')
  expect(shapeOf('/[locale]/(public)/t/[id]').exec('/t/1')?.groups).toEqual({ id: '1' })
})
